import Batches
import RapportTypes
import Secrets

/// A search: for what, among which kinds, and which page of the results.
public struct Search: Sendable {
    public var query: SearchQuery
    /// Nil is all kinds.
    public var types: [SearchType]?
    public var page: PageRequest

    public init(_ query: SearchQuery, types: [SearchType]? = nil, page: PageRequest) {
        self.query = query
        self.types = types
        self.page = page
    }

    /// The results of one search have one order, best first; a cursor means nothing in another one.
    var order: PageOrder {
        let kinds = types.map { SearchedKinds.all.map(\.type).filter($0.contains).map(\.rawValue) } ?? []
        let search = (types == nil ? "all" : kinds.joined(separator: " ")) + "\n" + query.words.joined(separator: " ")
        return PageOrder("search." + Base64URL.encode(sha256(search).prefix(12)), by: "score", .integer, .descending)
    }
}

extension Reader {
    /// The names of the columns that pages of results have.
    public enum SearchColumns {
        public static let score = "score"
    }

    /// A page of what a search finds. The statements that it takes depend on the number of kinds alone.
    ///
    /// The rows name their nodes by keys; `score` is a column of theirs.
    ///
    /// - Returns: The page, and how many results of each kind there are.
    /// - Throws: `PageError`.
    public func searchPage(
        _ search: Search, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> (pages: Pages, facets: [SearchFacet]) {
        let order = search.order
        let after = try search.page.after.map { try cursors.decode($0, of: order, argument: "after") }
        let results = try self.search(search.query, types: search.types, for: viewer)
        let start = after.map { results.position(behind: $0) } ?? 0
        let run = results.hits[start...].prefix(search.page.count)
        let rows = searchRows(run, columns, order)
        let pages = Pages(of: rows, connection: SearchResultConnection.index, count: 1)
        let ends = columns.wantsPageCursors ? (run.first, run.last) : (nil, nil)
        pages.append(
            nodes: 0..<run.count, hasNextPage: run.endIndex < results.hits.count, hasPreviousPage: start > 0,
            startCursor: ends.0.map { cursors.encode($0.cursor, of: order) },
            endCursor: ends.1.map { cursors.encode($0.cursor, of: order) },
            totalCount: columns.wantsTotalCount ? results.hits.count : nil)
        return (pages, results.facets)
    }

    private func searchRows(_ hits: ArraySlice<SearchHit>, _ columns: ColumnSet, _ order: PageOrder) -> RowBatch {
        let rows = RowBatch(
            type: TypeIndex(0), width: columns.columns.count + (columns.wantsCursors ? 1 : 0), columns: columns,
            capacity: hits.count)
        let score = columns.index(of: SearchColumns.score)
        for hit in hits {
            let row = rows.appendRow()
            rows[row, 0] = rows.key(SearchedKinds.kind(hit.type)!.node, hit.id)
            if let score { rows[row, score] = .float(Double(hit.score) / 10) }
            if columns.wantsCursors {
                rows[row, columns.cursorIndex] = rows.text(cursors.encode(hit.cursor, of: order), as: .symbol)
            }
        }
        return rows
    }
}

extension SearchHit {
    fileprivate var cursor: Cursor { Cursor(key: .integer(Int64(score)), id: id) }
}

extension SearchResults {
    /// Where the results behind a cursor begin, also if its own result is not there any more.
    fileprivate func position(behind cursor: Cursor) -> Int {
        guard case .integer(let score) = cursor.key else { return hits.count }
        return hits.firstIndex { $0.score < Int(score) || ($0.score == Int(score) && $0.id < cursor.id) } ?? hits.count
    }
}
