import Batches

extension TextScalar {
    /// The cell of a value's property.
    public func cell(in batch: RowBatch) -> Cell {
        batch.text(text, as: Self.cellKind == .symbol ? .symbol : .text)
    }
}

extension DateTime {
    public func cell(in batch: RowBatch) -> Cell { .instant(milliseconds) }
}
