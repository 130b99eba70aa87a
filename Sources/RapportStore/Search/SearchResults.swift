import Batches
import RapportTypes

/// A record that search found.
struct SearchHit: Hashable, Sendable {
    var type: SearchType
    var id: UUID
    /// See `SearchScore`.
    var score: Int

    /// Best first; of those that are equally good the latest.
    static func comesBefore(_ a: SearchHit, _ b: SearchHit) -> Bool {
        a.score != b.score ? a.score > b.score : b.id < a.id
    }
}

/// What a search finds.
struct SearchResults: Sendable {
    /// Records of one kind, and of all kinds together, that are found at most.
    static let maximum = 1000

    /// Best first.
    private(set) var hits: [SearchHit] = []
    /// How many records of each kind there are, most first, then by name.
    private(set) var facets: [SearchFacet] = []

    /// - Parameter hits: Of each kind, at most as many as may be.
    init(_ found: [SearchType: [SearchHit]]) {
        hits = Array(found.values.joined().sorted(by: SearchHit.comesBefore).prefix(SearchResults.maximum))
        facets = found.filter { !$0.value.isEmpty }
            .map { SearchFacet(type: $0.key, count: $0.value.count) }
            .sorted { $0.count != $1.count ? $0.count > $1.count : $0.type.rawValue < $1.type.rawValue }
    }
}
