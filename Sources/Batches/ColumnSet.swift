/// One column that a scope needs.
public struct NeededColumn: Hashable, Sendable {
    /// The stored column, as the leaf declares it.
    public var name: String
    public var kind: CellKind
    /// Whether the store has to open it.
    public var isSealed: Bool

    public init(name: String, kind: CellKind, isSealed: Bool = false) {
        self.name = name
        self.kind = kind
        self.isSealed = isSealed
    }
}

/// What a resolver has to know of the selection below its field. Made by the plan, shared by all executions of it,
/// so its identity can key what is derived from it (the text of a SELECT).
public final class ColumnSet: Sendable {
    /// The columns of the rows, in the order of their cells. The first is always the id.
    public let columns: [NeededColumn]
    /// Whether a connection's `totalCount` is selected.
    public let wantsTotalCount: Bool
    /// Whether the cursor of every row is selected (`edges { cursor }`): one more cell after `columns`.
    public let wantsCursors: Bool
    /// Whether the cursors of a page's ends are selected (`pageInfo { startCursor endCursor }`).
    public let wantsPageCursors: Bool
    /// Whether `pageInfo { hasNextPage }` is selected.
    public let wantsHasNextPage: Bool
    /// Whether `pageInfo { hasPreviousPage }` is selected.
    public let wantsHasPreviousPage: Bool
    /// The selected fields that a value's maker fills, by their names: what is not selected need not be computed. Those
    /// of a page's nodes, too, where they are values.
    private let properties: Set<String>

    public init(
        columns: [NeededColumn] = [], wantsTotalCount: Bool = false, wantsCursors: Bool = false,
        wantsPageCursors: Bool = false, wantsHasNextPage: Bool = false, wantsHasPreviousPage: Bool = false,
        properties: Set<String> = []
    ) {
        self.columns = columns
        self.wantsTotalCount = wantsTotalCount
        self.wantsCursors = wantsCursors
        self.wantsPageCursors = wantsPageCursors
        self.wantsHasNextPage = wantsHasNextPage
        self.wantsHasPreviousPage = wantsHasPreviousPage
        self.properties = properties
    }

    /// The id alone.
    public static let id = ColumnSet(columns: [NeededColumn(name: "id", kind: .uuid)])

    /// The cell of a column, nil if the scope does not need it.
    public func index(of name: String) -> Int? { columns.firstIndex { $0.name == name } }

    /// Whether a field of the value is selected that its maker fills.
    public func wants(property name: String) -> Bool { properties.contains(name) }

    /// The cell of each row's cursor, when `wantsCursors`.
    public var cursorIndex: Int { columns.count }
}
