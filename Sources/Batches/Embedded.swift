/// An object type whose objects are no rows of their own: some columns of the row that they stand in, under a name.
public protocol EmbeddedObject: Object {}

/// How it is told which rows have an embedded value, where not every row has one.
public struct Embedded<T: EmbeddedObject>: Sendable {
    /// The column that is null where there is no such value.
    public let present: NeededColumn

    public init(presentWith column: NeededColumn) { present = column }

    /// Present where this leaf, mostly one of its own, is not null.
    public init<V>(presentWith leaf: Leaf<V>) {
        switch leaf.source {
        case .plain(let name): present = NeededColumn(name: name, kind: leaf.kind)
        case .sealed(let name): present = NeededColumn(name: name, kind: leaf.kind, isSealed: true)
        case .computed: preconditionFailure("whether there is an embedded value is told by a column")
        }
    }
}

extension Batch where T: EmbeddedObject {
    /// The id of the row that each value stands in. The rows of a scope that have no such value are among them.
    public func id(_ row: Int) -> UUID { rows.uuid(of: rows[row, 0]) }
    public var ids: [UUID] { (0..<count).map(id) }
}

extension Batch {
    /// Where the cells of a column are that a field has said it needs.
    public func place(of column: String) -> Int {
        guard let place = rows.columns?.index(of: column) else {
            preconditionFailure("\(column) is not among the columns that the field needs")
        }
        return place
    }

    /// The cell of a column that a field has said it needs.
    public func cell(_ row: Int, _ column: String) -> Cell { rows[row, place(of: column)] }
}
