import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import Testing

@testable import GraphQLOverHTTP

@Suite("The document cache")
struct DocumentCacheTests {
    private let schema = Counter().schema

    /// Calls `body` with the text as a request has it.
    private func with<R>(_ text: String, escaped: Bool = false, _ body: (QueryText) throws -> R) rethrows -> R {
        try Array(text.utf8).withUnsafeBytes { try body(QueryText(bytes: $0, isEscaped: escaped)) }
    }

    private func document(_ text: String) throws -> CachedDocument {
        CachedDocument(try validate(try Document.parse(text), against: schema))
    }

    @Test func `a document is found by its bytes`() throws {
        let cache = DocumentCache(maximumBytes: 1 << 20)
        let document = try document("{ hello }")
        with("{ hello }") { cache.insert(document, for: $0) }
        #expect(with("{ hello }") { cache.document(for: $0) } === document)
        #expect(with("{ hello  }") { cache.document(for: $0) } == nil)
        #expect(with("{ total }") { cache.document(for: $0) } == nil)
    }

    @Test func `the same bytes with and without escapes are two texts`() throws {
        let cache = DocumentCache(maximumBytes: 1 << 20)
        let document = try document("{ hello }")
        with("{ hello }", escaped: true) { cache.insert(document, for: $0) }
        #expect(with("{ hello }") { cache.document(for: $0) } == nil)
    }

    @Test func `the bound holds, and what is asked for stays`() throws {
        let cache = DocumentCache(maximumBytes: 64 * 1024)
        let document = try document("{ hello }")
        with("{ hello }") { cache.insert(document, for: $0) }
        for number in 0..<1000 {
            let text = "{ a\(number): hello }"
            let other = try self.document(text)
            with(text) { cache.insert(other, for: $0) }
            #expect(with("{ hello }") { cache.document(for: $0) } === document)
            #expect(cache.bytes <= 64 * 1024)
        }
        #expect(cache.count > 10)
        #expect(with("{ a0: hello }") { cache.document(for: $0) } == nil)
    }

    @Test func `a document that would fill the cache is not kept`() throws {
        let cache = DocumentCache(maximumBytes: 4096)
        let document = try document("{ hello }")
        with("{ hello }") { cache.insert(document, for: $0) }
        #expect(cache.count == 0)
    }

    @Test func `conditions have a plan for each of their values`() throws {
        let server = try TestServer()
        let query = "query ($x: Boolean!) { hello total @include(if: $x) }"
        for _ in 0..<3 {
            #expect(
                try server.run(query, variables: #"{"x":true}"#).body
                    == #"{"data":{"hello":"Hello, world!","total":0}}"#)
            #expect(
                try server.run(query, variables: #"{"x":false}"#).body == #"{"data":{"hello":"Hello, world!"}}"#)
        }
    }

    @Test func `one document serves each of its operations`() throws {
        let server = try TestServer()
        let fields = ["Content-Type": "application/json"]
        for (name, response) in [
            ("A", #"{"data":{"hello":"Hello, world!"}}"#), ("B", #"{"data":{"total":0}}"#),
            ("A", #"{"data":{"hello":"Hello, world!"}}"#),
        ] {
            let answer = try server.send(
                "POST", "/graphql", fields,
                body: #"{"query":"query A { hello } query B { total }","operationName":"\#(name)"}"#)
            #expect(answer.body == response)
        }
    }
}
