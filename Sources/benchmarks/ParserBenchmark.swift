import GraphQLLanguage

/// From bytes to a document. The baseline looks at each byte once and keeps nothing: what no parser can be below.
func parserBenchmark() -> [Comparison] {
    [("recent", Queries.recent), ("dashboard", Queries.dashboard)].map { name, text in
        let source = Array(text.utf8)
        return Comparison(
            title: "Parser: \(name), \(source.count) bytes", bytes: source.count,
            candidates: [
                .init(name: "each byte looked up in a table") { scan(source) },
                .init(name: "Document.parse") { try Document.parse(source).tokenCount },
            ])
    }
}

/// Counts the bytes that are letters, as a lexer has to look at every one of them.
@inline(never)
private func scan(_ source: [UInt8]) -> Int {
    var letters = 0
    for byte in source { letters &+= Int(isLetter[Int(byte)]) }
    return letters
}

private let isLetter: [UInt8] = (0...255).map { byte in
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x7A ? 1 : 0
}
