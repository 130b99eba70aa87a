import GraphQLLanguage
import Testing

@Suite("Parser limits")
struct ParserLimitsTests {
    private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test func `a document has at most so many tokens`() throws {
        let limits = ParserLimits(maximumTokens: 5, maximumDepth: 200)
        #expect(try Document.parse("{ a b c }", limits: limits).tokenCount == 5)
        let error = try #require(syntaxError("{ a b\nc d }", limits: limits))
        #expect(error.reason == .tokenLimit(5))
        #expect(error.location == SourceLocation(line: 2, column: 5))
        #expect(error.message == "The document has more than 5 tokens.")
        #expect(error.requestError.code == .limitExceeded)
        #expect(error.requestError.details == [RequestError.Detail(name: "limit", value: 5)])
    }

    @Test func `fifteen thousand tokens pass, one more does not`() throws {
        #expect(try Document.parse("{" + repeated(" a", 14_998) + "}").tokenCount == 15_000)
        #expect(syntaxError("{" + repeated(" a", 14_999) + "}")?.reason == .tokenLimit(15_000))
        #expect(try Document.parse("{" + repeated(" a", 14_999) + "}", limits: .none).tokenCount == 15_001)
    }

    /// Documents that are nested so deep, one for each way to nest.
    private func nested(_ depth: Int) -> [String] {
        [
            repeated("{a", depth) + repeated("}", depth),
            repeated("{...", depth - 1) + "{a}" + repeated("}", depth - 1),
            "{a(b:" + repeated("[", depth - 1) + repeated("]", depth - 1) + ")}",
            "{a(b:" + repeated("{c:", depth - 1) + "1" + repeated("}", depth - 1) + ")}",
            "type A{a:" + repeated("[", depth) + "B" + repeated("]", depth) + "}",
        ]
    }

    @Test func `two hundred levels pass, one more does not`() throws {
        for document in nested(200) { #expect(syntaxError(document) == nil) }
        for document in nested(201) {
            let error = try #require(syntaxError(document))
            #expect(error.reason == .depthLimit(200))
            #expect(error.message == "The document is nested deeper than 200 levels.")
            #expect(error.requestError.code == .graphQLParseFailed)
        }
    }

    @Test func `without limits a thousand levels pass, are printed, and one more is refused`() throws {
        for document in nested(1_000) {
            #expect(try !Document.parse(document, limits: .none).printed().isEmpty)
        }
        for document in nested(1_001) + nested(100_000) {
            #expect(syntaxError(document, limits: .none)?.reason == .depthLimit(1_000))
        }
        let limits = ParserLimits(maximumTokens: .max, maximumDepth: .max)
        for document in nested(100_000) { #expect(syntaxError(document, limits: limits) != nil) }
    }

    @Test func `a level that ended does not count`() {
        #expect(syntaxError("{" + repeated("a{b} c(d:[[1]]) ", 300) + "}") == nil)
    }

    @Test(.timeLimit(.minutes(1)))
    func `brackets that are never closed cost no more than they are long`() {
        for bracket in ["{", "[", "(", "{a(b:[", "{a(b:{c:", "\"\"\"", "...", "@a(b:"] {
            #expect(syntaxError(repeated(bracket, 100_000), limits: .none) != nil)
        }
    }
}
