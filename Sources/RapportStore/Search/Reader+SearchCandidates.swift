import Batches
import RapportTypes

extension Reader {
    /// Records that the search index says a filter may have; of more it is not asked.
    private static let maximumCandidates = 50_000

    /// A compiler of filters that asks the search index. For lists of all that the viewer has.
    func searchingCompiler(for viewer: Viewer) -> FilterCompiler {
        FilterCompiler(for: viewer) { query, kind, fields in
            // Without the index the filter looks into the texts.
            try? self.searchCandidates(query, kind, in: fields, for: viewer)
        }
    }

    /// All records of a kind that have the words of a search in some fields; nil if there are too many. At most four
    /// statements.
    private func searchCandidates(
        _ query: SearchQuery, _ kind: SearchedKind, in fields: [String], for viewer: Viewer
    ) throws -> [UUID]? {
        if query.terms.isEmpty { return nil }
        let allWaiting = try waitingRecords(for: viewer)
        if allWaiting.values.lazy.map(\.count).reduce(0, +) == Reader.maximumWaiting { return nil }
        let waiting = allWaiting[kind.code] ?? []
        let score = SearchScore(query, of: kind, in: fields)
        var ids: [UUID] = []
        try forEachHit(of: waiting, score, kind, for: viewer) { id, _ in ids.append(id) }
        guard let account = try connection.searchAccount(of: viewer.id) else { return ids }
        let number = SearchNumber(account: account, kind: kind)
        if kind.isSealed {
            try forEachHitInSealedWords(score, number, without: Set(waiting), for: viewer) { id, _ in ids.append(id) }
            return ids
        }
        let count = try forEachHitInIndex(
            query, score, kind, number, maximum: Reader.maximumCandidates, for: viewer
        ) { id, _ in ids.append(id) }
        return count < Reader.maximumCandidates ? ids : nil
    }
}
