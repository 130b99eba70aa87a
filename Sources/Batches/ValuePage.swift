/// A page of values, made whole by whoever answers with it.
public struct ValuePage<Node: Value> {
    public var nodes: [Node]
    /// As many as there are nodes; none where `ColumnSet.needsCursors` says that nobody asks for them.
    public var cursors: [String]
    public var hasNextPage: Bool
    public var hasPreviousPage: Bool
    /// Where `ColumnSet.wantsTotalCount`.
    public var totalCount: Int?

    public init(
        _ nodes: [Node], cursors: [String] = [], hasNextPage: Bool = false, hasPreviousPage: Bool = false,
        totalCount: Int? = nil
    ) {
        self.nodes = nodes
        self.cursors = cursors
        self.hasNextPage = hasNextPage
        self.hasPreviousPage = hasPreviousPage
        self.totalCount = totalCount
    }
}

extension ColumnSet {
    /// Whether any cursor is selected.
    public var needsCursors: Bool { wantsCursors || wantsPageCursors }
}

extension Column where V: Connection, V.Node: Value {
    /// A page of values for each parent. The rows of the pages name the values, which lie in a batch of their own.
    public init<P>(
        _ parents: Batch<P>, _ columns: ColumnSet, valuePages: (Int) throws -> ValuePage<V.Node>
    ) rethrows {
        let edges = RowBatch(
            type: TypeIndex(0), width: columns.columns.count + (columns.wantsCursors ? 1 : 0), columns: columns)
        let pages = Pages(of: edges, connection: V.index, count: parents.count)
        for parent in 0..<parents.count {
            let page = try valuePages(parent)
            precondition(
                !columns.needsCursors || page.cursors.count == page.nodes.count, "a cursor for each node")
            let start = edges.count
            for (index, node) in page.nodes.enumerated() {
                let row = edges.appendRow()
                edges[row, 0] = node.cell(in: edges)
                if columns.wantsCursors { edges[row, columns.cursorIndex] = edges.text(page.cursors[index]) }
            }
            pages.append(
                nodes: start..<edges.count, hasNextPage: page.hasNextPage, hasPreviousPage: page.hasPreviousPage,
                startCursor: page.cursors.first, endCursor: page.cursors.last, totalCount: page.totalCount)
        }
        self.init(parents, pages: pages)
    }
}
