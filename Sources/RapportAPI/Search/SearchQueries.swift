import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum SearchQueries: SearchQueryResolvers {
    static func search(
        of root: Batch<Query>, _ arguments: QuerySearchArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<SearchResultConnection> {
        let viewer = try context.viewer
        let search = Search(
            try query(arguments.query), types: arguments.types,
            page: try PageRequest(first: arguments.first, after: arguments.after, maximum: context.limits.pageSize))
        let (pages, facets) = try context.reader.searchPage(search, columns, for: viewer)
        return Column(root, pages: pages).made(for: SearchOrigin(query: search.query, facets: facets))
    }

    private static func query(_ text: String) throws -> SearchQuery {
        do {
            return try SearchQuery(text)
        } catch {
            throw ExecutionError("\(error)", code: .badUserInput)
        }
    }
}

/// What a page of results was made for.
struct SearchOrigin: Sendable {
    var query: SearchQuery
    var facets: [SearchFacet]
}

enum SearchResultConnectionFields: SearchResultConnectionResolvers {
    static func facets(
        of parents: Batch<SearchResultConnection>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[SearchFacet]> {
        let facets = try parents.origin(as: SearchOrigin.self).facets
        return Column(parents, lists: { _ in facets })
    }
}

enum SearchResultEdgeFields: SearchResultEdgeResolvers {
    static let score = Leaf<Double>(.plain(Reader.SearchColumns.score))

    /// One statement for each kind of result, however many there are.
    static func highlights(
        of parents: Batch<SearchResultEdge>, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[SearchHighlight]> {
        let query = try parents.origin(as: SearchOrigin.self).query
        let records = (0..<parents.count).map(parents.nodeKey)
        let highlights = try context.reader.searchHighlights(of: records, query, for: context.viewer)
        return Column(parents, lists: { highlights[$0] })
    }
}
