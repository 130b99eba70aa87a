// Phantom types over the one non-generic batch: the compiler checks what a resolver answers with,
// and nothing generic runs in a loop.

/// An object type of the schema; its Swift type has no instances.
public protocol Object {
    static var index: TypeIndex { get }
}

/// An object type that implements `Node`: a row with an id.
public protocol Entity: Object {}

/// A page of `Node`s: an object with `edges`, `nodes`, `pageInfo` and maybe `totalCount`.
public protocol Connection: Object {
    associatedtype Node
}

/// A node of a page with its cursor, where the edge has further fields.
public protocol Edge: Object {}

/// A value that whoever returns it has filled: a payload, an error, a figure. Generated from the schema.
public protocol Value: Sendable {
    /// Adds one row with every property to the child batch of the value's type.
    /// Returns the cell that points at it.
    func cell(in batch: RowBatch) -> Cell
}

/// A payload of a mutation.
public protocol Payload: Value {
    /// Whether the mutation answers with user errors; its writes are then rolled back unless its work says otherwise.
    var hasUserErrors: Bool { get }
}

/// The id of an entity of a known type.
public struct Key<T: Entity>: Hashable, Sendable {
    public var id: UUID
    @inlinable public init(_ id: UUID) { self.id = id }
    @inlinable public func cell(in batch: RowBatch) -> Cell { batch.key(T.index, id) }
}

/// The id of an entity whose type is known at run time only: a member of an interface or a union.
public struct AnyKey: Hashable, Sendable {
    public var type: TypeIndex
    public var id: UUID

    public init(type: TypeIndex, id: UUID) {
        self.type = type
        self.id = id
    }

    public init<T: Entity>(_ key: Key<T>) { self.init(type: T.index, id: key.id) }
    public func cell(in batch: RowBatch) -> Cell { batch.key(type, id) }
}

/// All objects of one type that a selection set meets.
public struct Batch<T> {
    public let rows: RowBatch

    @inlinable public init(_ rows: RowBatch) { self.rows = rows }
    @inlinable public var count: Int { rows.count }
}

extension Batch where T: Entity {
    /// The id of each object. Column 0 is always the id.
    public func id(_ row: Int) -> UUID { rows.uuid(of: rows[row, 0]) }
    public var ids: [UUID] { (0..<count).map(id) }
    public func key(_ row: Int) -> Key<T> { Key(id(row)) }
}

extension Batch where T: Edge {
    /// The entity at each edge.
    public func nodeKey(_ row: Int) -> AnyKey {
        let cell = rows[row, 0]
        return AnyKey(type: cell.tag == .key ? TypeIndex(Int(cell.type)) : rows.type, id: rows.uuid(of: cell))
    }
}

/// A batch's answers: one for each parent, by construction. The initialisers say how each is found, so a wrong
/// count or order cannot be expressed.
public struct Column<V> {
    /// One row of width 1 for each parent.
    public let erased: RowBatch

    @inlinable init(parents: Int, fill: (RowBatch, Int) throws -> Cell) rethrows {
        let rows = RowBatch(type: TypeIndex(0), width: 1, capacity: parents)
        for row in 0..<parents {
            rows.appendRow()
            rows[row, 0] = try fill(rows, row)
        }
        erased = rows
    }

    /// A cell for each parent, made by the caller in the column's own arena.
    @inlinable public init<P>(_ parents: Batch<P>, cells: (RowBatch, Int) throws -> Cell) rethrows {
        try self.init(parents: parents.count, fill: cells)
    }

    /// The entity that each parent names.
    @inlinable public init<P, T: Entity>(_ parents: Batch<P>, keys: (Int) throws -> Key<T>?) rethrows where V == T? {
        try self.init(parents: parents.count) { rows, row in try keys(row)?.cell(in: rows) ?? .null }
    }

    /// A value made for each parent.
    public init<P>(_ parents: Batch<P>, values: (Int) throws -> V) rethrows where V: Value {
        try self.init(parents: parents.count) { rows, row in try values(row).cell(in: rows) }
    }

    /// A page of each parent's nodes.
    public init<P>(_ parents: Batch<P>, pages: Pages) where V: Connection {
        precondition(pages.rows.count == parents.count)
        self.init(parents: parents.count) { rows, row in
            if rows.children.isEmpty { rows.children.append(pages.rows) }
            return .object(child: 0, row: row)
        }
    }
}

extension Column {
    /// A list of values made for each parent.
    public init<P, E: Value>(_ parents: Batch<P>, lists: (Int) throws -> [E]) rethrows where V == [E] {
        try self.init(parents: parents.count) { rows, row in
            let cells = try lists(row).map { $0.cell(in: rows) }
            return rows.list(cells)
        }
    }

    /// The entity of any type that each parent names: for fields that answer with an interface or a union.
    public init<P, I>(_ parents: Batch<P>, anyKeys: (Int) throws -> AnyKey?) rethrows where V == Abstract<I>? {
        try self.init(parents: parents.count) { rows, row in try anyKeys(row)?.cell(in: rows) ?? .null }
    }

    /// A list of entities of any type for each parent.
    public init<P, I>(_ parents: Batch<P>, anyKeyLists: (Int) throws -> [AnyKey?]) rethrows where V == [Abstract<I>?] {
        try self.init(parents: parents.count) { rows, row in
            let cells = try anyKeyLists(row).map { $0?.cell(in: rows) ?? .null }
            return rows.list(cells)
        }
    }
}

/// An interface or union of the schema whose members are entities; `I` is its generated phantom type.
public enum Abstract<I> {}
