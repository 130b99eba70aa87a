import Batches
import RapportTypes

extension Reader {
    /// Records that the search index is asked for, to fit a filter. Of more it is not worth it: the first of them are
    /// found by looking.
    private static let maximumCandidates = 50_000

    /// A compiler of filters that asks the search index. For lists of all that the viewer has.
    func searchingCompiler(for viewer: Viewer) -> FilterCompiler {
        FilterCompiler(for: viewer) { query, kind, fields in
            // Without the index the filter looks into the texts.
            try? self.searchCandidates(query, kind, in: fields, for: viewer)
        }
    }

    /// All records of a kind that have the words of a search in some fields; nil if there are too many. Three
    /// statements.
    private func searchCandidates(
        _ query: SearchQuery, _ kind: SearchedKind, in fields: [String], for viewer: Viewer
    ) throws -> [UUID]? {
        if query.terms.isEmpty { return nil }
        var ids: [UUID] = []
        let score = SearchScore(query, of: kind, in: fields)
        let areAll = try forEachHit(
            query, score, kind, account: searchAccount(of: viewer), maximum: Reader.maximumCandidates, for: viewer
        ) { id, _ in ids.append(id) }
        return areAll ? ids : nil
    }
}
