import Batches

/// The columns of some rows, while a plan is made: everything that is selected on the same rows adds to one layout.
final class ColumnLayout {
    private var columns = [NeededColumn(name: "id", kind: .uuid)]
    private var wantsTotalCount = false
    private var wantsCursors = false
    private var wantsPageCursors = false
    private var wantsHasNextPage = false
    private var wantsHasPreviousPage = false
    private var properties: Set<String> = []
    /// The layout of the page that the rows are nodes of, whose maker makes them, too.
    private let page: ColumnLayout?

    init(below page: ColumnLayout? = nil) { self.page = page }

    /// The cell of a column, which is added if nothing has needed it before.
    func cell(of column: NeededColumn) -> Int {
        if let index = columns.firstIndex(of: column) { return index }
        columns.append(column)
        return columns.count - 1
    }

    func want(_ field: ConnectionField) {
        switch field {
        case .totalCount: wantsTotalCount = true
        case .cursor: wantsCursors = true
        case .startCursor, .endCursor: wantsPageCursors = true
        case .hasNextPage: wantsHasNextPage = true
        case .hasPreviousPage: wantsHasPreviousPage = true
        case .edges, .nodes, .namedNodes, .pageInfo, .node, .namedNode: break
        }
    }

    func want(property name: String) {
        properties.insert(name)
        page?.want(property: name)
    }

    /// What the layout has become, once everything is collected.
    private(set) lazy var columnSet = ColumnSet(
        columns: columns, wantsTotalCount: wantsTotalCount, wantsCursors: wantsCursors,
        wantsPageCursors: wantsPageCursors, wantsHasNextPage: wantsHasNextPage,
        wantsHasPreviousPage: wantsHasPreviousPage, properties: properties)
}
