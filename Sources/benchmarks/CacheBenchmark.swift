import GraphQLLanguage
import GraphQLOverHTTP
import GraphQLSchema
import GraphQLValidation
import RapportAPI

/// A document found by its text, among as many as a busy worker has. The baselines: a dictionary of strings, and what
/// a hit saves.
func cacheBenchmark() throws -> [Comparison] {
    let scalars = RapportScalars.coercions
    let schema = try Schema.build(sdl: SchemaDocument.sdl, scalars: scalars)
    func validated(_ text: String) throws -> ValidatedDocument {
        try validate(try Document.parse(text), against: schema, scalars: scalars)
    }

    let cache = DocumentCache(maximumBytes: 64 << 20)
    var places: [String: Int] = [:]
    for number in 0..<200 {
        let text = Queries.recent.replacingPrefix("query Recent", with: "query Recent\(number)")
        let document = CachedDocument(try validated(text))
        Array(text.utf8).withUnsafeBytes { cache.insert(document, for: QueryText(bytes: $0)) }
        places[text] = number
    }
    let document = CachedDocument(try validated(Queries.recent))
    let source = Array(Queries.recent.utf8)
    source.withUnsafeBytes { cache.insert(document, for: QueryText(bytes: $0)) }
    places[Queries.recent] = 200

    return [
        Comparison(
            title: "Document cache: \(source.count) bytes among \(places.count) documents",
            candidates: [
                .init(name: "a dictionary of strings") {
                    places[String(decoding: source, as: UTF8.self)] ?? 0
                },
                .init(name: "DocumentCache, hit") {
                    source.withUnsafeBytes { cache.document(for: QueryText(bytes: $0)) === document ? 1 : 0 }
                },
                .init(name: "what it saves: parse and validate") {
                    try validated(Queries.recent).operations.count
                },
            ])
    ]
}

extension String {
    fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
        other + dropFirst(prefix.count)
    }
}
