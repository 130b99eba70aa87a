import LoopbackHTTP
import Testing

@Suite("Throttling")
struct ThrottlingTests {
    private func run(
        _ client: HTTPClient, _ query: String, _ fields: [String: String] = [:]
    ) throws -> HTTPAnswer {
        try client.send(
            "POST", "/graphql", fields.merging(["Content-Type": "application/json"]) { $1 },
            body: #"{"query":"\#(query.replacing("\"", with: "\\\""))"}"#)
    }

    private static let wrong =
        #"mutation { signIn(input: {email: "demo@example.com", password: "wrong"}) { userErrors { code } } }"#

    @Test func `failed attempts are counted by the address that a trusted proxy names`() throws {
        let program = try Program([
            "serve", "--port", "0", "--demo", "--max-failed-sign-ins", "2", "--trusted-proxy", "127.0.0.0/8,::1",
        ])
        let client = try HTTPClient(port: program.port())
        let from = ["X-Forwarded-For": "198.51.100.1, 192.0.2.1"]
        for _ in 0..<2 {
            let answer = try run(client, Self.wrong, from)
            #expect(answer.body == #"{"data":{"signIn":{"userErrors":[{"code":"INVALID_CREDENTIALS"}]}}}"#)
        }
        #expect(try run(client, Self.wrong, from).body.contains(#""extensions":{"code":"RATE_LIMITED","retryAfter":"#))
        let other = try run(client, Self.wrong, ["X-Forwarded-For": "198.51.100.1, 192.0.2.2"])
        #expect(other.body.contains("INVALID_CREDENTIALS"))
    }

    @Test func `right passwords keep nobody out, however many come at once`() throws {
        let program = try Program(["serve", "--port", "0", "--demo", "--max-failed-sign-ins", "1"])
        let port = try program.port()
        let right = Self.wrong.replacing("password: \"wrong\"", with: "password: \"rapport-demo\"")
        let clients = try (0..<4).map { _ in try HTTPClient(port: port) }
        let body = #"{"query":"\#(right.replacing("\"", with: "\\\""))"}"#
        for client in clients {
            try client.write(
                "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                    + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
        }
        for client in clients { #expect(try client.finish().body == #"{"data":{"signIn":{"userErrors":[]}}}"#) }
    }

    @Test func `an address that has spent what it may is told when to come again`() throws {
        let program = try Program(["serve", "--port", "0", "--rate-per-address", "3"])
        let client = try HTTPClient(port: program.port())
        for _ in 0..<3 { #expect(try run(client, "{ __typename }").status == 200) }
        let answer = try run(client, "{ __typename }")
        #expect(answer.status == 429)
        let seconds = try #require(answer["Retry-After"].flatMap { Int($0) })
        #expect(1...20 ~= seconds)
        #expect(answer.body.hasSuffix(#""extensions":{"code":"RATE_LIMITED","retryAfter":\#(seconds)}}]}"#))
        #expect(try client.send("GET", "/health").status == 200)
    }
}
