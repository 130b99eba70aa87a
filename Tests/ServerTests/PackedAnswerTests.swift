import LoopbackHTTP
import Testing

@Suite("Packed answers")
struct PackedAnswerTests {
    private let program: Program
    private let client: HTTPClient

    init() throws {
        program = try Program(["serve", "--port", "0", "--packed-answer", "100", "--demo"])
        client = try HTTPClient(port: program.port())
    }

    private func run(_ query: String, accepting coding: String? = "gzip") throws -> HTTPAnswer {
        var fields = ["Content-Type": "application/json"]
        if let coding { fields["Accept-Encoding"] = coding }
        return try client.send(
            "POST", "/graphql", fields, body: #"{"query":"\#(query.replacing("\"", with: "\\\""))"}"#)
    }

    @Test func `a large answer to a query is packed for who asks for it`() throws {
        let query = "{ __schema { types { name } } }"
        let packed = try run(query)
        #expect(packed["Content-Encoding"] == "gzip")
        let plain = try run(query, accepting: nil)
        #expect(plain["Content-Encoding"] == nil && plain["Vary"] == "Accept-Encoding")
        #expect(try #require(Int(packed["Content-Length"] ?? "")) < #require(Int(plain["Content-Length"] ?? "")) / 2)
        #expect(try run("{ __typename }")["Content-Encoding"] == nil)
    }

    @Test func `what a mutation answers is never packed, for it may hold a token`() throws {
        let answer = try run(
            #"mutation { signIn(input: {email: "demo@example.com", password: "rapport-demo"}) { session { accessToken refreshToken } } }"#
        )
        #expect(answer.body.contains("rps_"))
        #expect(answer["Content-Encoding"] == nil && answer["Vary"] == nil)
    }

    @Test func `a page has a tag for each of its forms`() throws {
        let plain = try client.send("GET", "/schema.graphql")
        let packed = try client.send("GET", "/schema.graphql", ["Accept-Encoding": "br, gzip"])
        #expect(packed["Content-Encoding"] == "gzip" && packed["Vary"] == "Accept-Encoding")
        #expect(plain["Content-Encoding"] == nil && plain["Vary"] == "Accept-Encoding")
        let tag = try #require(packed["ETag"])
        #expect(tag != plain["ETag"])
        #expect(
            try client.send("GET", "/schema.graphql", ["Accept-Encoding": "gzip", "If-None-Match": tag]).status == 304)
        #expect(try client.send("GET", "/schema.graphql", ["If-None-Match": tag]).status == 200)
    }
}
