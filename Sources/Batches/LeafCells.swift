// How a leaf that a value holds becomes a cell. Leaves of entities never pass through here: the store reads them
// into cells as they are.

extension String { public func cell(in batch: RowBatch) -> Cell { batch.text(self) } }
extension Int { public func cell(in batch: RowBatch) -> Cell { .int(self) } }
extension Double { public func cell(in batch: RowBatch) -> Cell { .float(self) } }
extension Bool { public func cell(in batch: RowBatch) -> Cell { .bool(self) } }
extension UUID { public func cell(in batch: RowBatch) -> Cell { batch.uuid(self) } }

/// An enum of the schema: its raw value is the name that documents and responses have.
extension LeafValue where Self: RawRepresentable, RawValue == String {
    public static var cellKind: CellKind { .symbol }
    public func cell(in batch: RowBatch) -> Cell { batch.text(rawValue, as: .symbol) }
}
