/// A Swift type that a leaf of the schema can have: a scalar, an enum, or a list of them.
public protocol LeafValue {
    /// The cell of a value that is not null.
    static var cellKind: CellKind { get }
}

extension String: LeafValue { public static var cellKind: CellKind { .text } }
extension Int: LeafValue { public static var cellKind: CellKind { .int } }
extension Double: LeafValue { public static var cellKind: CellKind { .float } }
extension Bool: LeafValue { public static var cellKind: CellKind { .bool } }
extension UUID: LeafValue { public static var cellKind: CellKind { .uuid } }
extension Optional: LeafValue where Wrapped: LeafValue {
    public static var cellKind: CellKind { Wrapped.cellKind }
}
/// A list of leaves is stored as the JSON text that the response shows.
extension Array: LeafValue where Element: LeafValue { public static var cellKind: CellKind { .json } }
/// The id of an entity, stored in a column: the executor loads the entity.
extension Key: LeafValue { public static var cellKind: CellKind { .uuid } }

/// Where a leaf of an entity is read from.
public enum LeafSource: Sendable {
    /// A column.
    case plain(String)
    /// A column that the store opens with the viewer's key.
    case sealed(String)
    /// Computed from columns. The function gets the rows, the row, and the cell of each column in the given order;
    /// it may append bytes to the rows' arena.
    case computed(from: [NeededColumn], @Sendable (RowBatch, Int, [Int]) throws -> Cell)
}

/// A leaf field of an entity: its type, checked by the compiler, and where it is read from.
public struct Leaf<V: LeafValue>: Sendable {
    public let source: LeafSource
    public let kind: CellKind

    public init(_ source: LeafSource) {
        self.source = source
        kind = V.cellKind
    }
}
