/// One page of nodes for each parent: the rows of a connection type.
///
/// Each row of `rows` has the cells of `Pages.Cells`; the nodes of all pages lie in one batch, run after run.
public struct Pages {
    /// The cells of a connection's row. The generated resolvers of connection types read them by these numbers.
    public enum Cells {
        public static let nodes = 0
        public static let hasNextPage = 1
        public static let hasPreviousPage = 2
        public static let startCursor = 3
        public static let endCursor = 4
        public static let totalCount = 5
        public static let width = 6
    }

    public let rows: RowBatch

    /// Pages over `nodes`, with room for `count` of them. `connection` is the type of the connection.
    public init(of nodes: RowBatch, connection: TypeIndex, count: Int) {
        rows = RowBatch(type: connection, width: Cells.width, capacity: count)
        rows.children.append(nodes)
    }

    /// Adds the next parent's page: a run of the nodes.
    public func append(
        nodes run: Range<Int>, hasNextPage: Bool, hasPreviousPage: Bool, startCursor: String? = nil,
        endCursor: String? = nil, totalCount: Int? = nil
    ) {
        let row = rows.appendRow()
        rows[row, Cells.nodes] = .rows(child: 0, first: run.lowerBound, count: run.count)
        rows[row, Cells.hasNextPage] = .bool(hasNextPage)
        rows[row, Cells.hasPreviousPage] = .bool(hasPreviousPage)
        if let startCursor { rows[row, Cells.startCursor] = rows.text(startCursor, as: .symbol) }
        if let endCursor { rows[row, Cells.endCursor] = rows.text(endCursor, as: .symbol) }
        if let totalCount { rows[row, Cells.totalCount] = .int(totalCount) }
    }
}
