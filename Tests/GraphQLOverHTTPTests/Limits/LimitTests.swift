import GraphQLOverHTTP
import Testing

/// A way on which operations come to the server.
enum Carrier: String, CaseIterable, Sendable {
    case post, get, batch, events, socket

    /// The response to an operation, as JSON.
    func run(_ operation: SentOperation, on server: TestServer) throws -> String {
        switch self {
        case .post: try send(operation.json, server)
        case .batch: try send("[\(operation.json)]", server)
        case .get: try server.send("GET", "/graphql?" + queryString(operation)).body
        case .events: try send(operation.json, server, accept: "text/event-stream")
        case .socket: try converse(operation.json, server)
        }
    }

    private func send(_ body: String, _ server: TestServer, accept: String = "application/json") throws -> String {
        try server.send("POST", "/graphql", ["Content-Type": "application/json", "Accept": accept], body: body).body
    }

    /// What is answered first, or why the socket is closed.
    private func converse(_ body: String, _ server: TestServer) throws -> String {
        let socket = try SocketClient.initialised(server, token: nil)
        try socket.send(#"{"id":"1","type":"subscribe","payload":\#(body)}"#)
        switch try socket.hear() {
        case .text(let text): return text
        case .close(_, let reason): return reason
        }
    }

    private func queryString(_ operation: SentOperation) -> String {
        var pairs = [("query", operation.query), ("variables", operation.variables)]
        if let name = operation.operationName { pairs.append(("operationName", name)) }
        return pairs.map { "\($0)=\(encoded($1))" }.joined(separator: "&")
    }

    private func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "%0\(digits)" : "%\(digits)"
        }.joined()
    }
}

@Suite("Limits of operations")
struct LimitTests {
    private func server(_ limits: GraphQLLimits, _ change: (inout GraphQLLimits) -> Void) throws -> TestServer {
        var limits = limits
        limits.batch = 1
        change(&limits)
        return try TestServer(limits: limits)
    }

    @Test(arguments: LimitCase.all, Carrier.allCases)
    func `at the limit an operation runs, over it it does not, whichever way it comes`(
        limit: LimitCase, carrier: Carrier
    ) throws {
        var limits = GraphQLLimits()
        limit.limits(&limits)
        // The array around the request is a level, too.
        if carrier == .batch { limits.jsonDepth += 1 }
        let within = try carrier.run(limit.within, on: server(limits) { _ in })
        #expect(within.contains(#""data":{"#))
        #expect(!within.contains(#""errors""#))
        let over = try carrier.run(limit.over, on: server(limits, limit.lower ?? { _ in }))
        #expect(over.contains(limit.expected))
        #expect(!over.contains("Hello"))
    }

    @Test(arguments: Carrier.allCases)
    func `as many errors as the limit are shown`(carrier: Carrier) throws {
        var limits = GraphQLLimits()
        limits.errors = 3
        let answer = try carrier.run(SentOperation("{ a: broken b: broken c: broken }"), on: server(limits) { _ in })
        #expect(answer.split(separator: "It broke.").count == 4)
        #expect(!answer.contains("not shown"))
    }

    /// A document of another way that was found to be good does not make it good for the others.
    @Test func `a document that one worker knows is held against the limits again when its variables change`() throws {
        let server = try server(GraphQLLimits()) { $0.listItems = 2 }
        let query = "query($of: [Int!]!) { count(of: $of) }"
        for _ in 0..<4 {
            #expect(
                try Carrier.post.run(SentOperation(query, variables: #"{"of":[1]}"#), on: server)
                    == #"{"data":{"count":1}}"#)
            #expect(
                try Carrier.get.run(SentOperation(query, variables: #"{"of":[1,2,3]}"#), on: server)
                    .contains("BAD_USER_INPUT"))
        }
    }

    @Test func `a body has at most so many values`() throws {
        let server = try server(GraphQLLimits()) { $0.jsonValues = 10_000 }
        func body(_ values: Int) -> String {
            #"{"query":"{ hello }","variables":{"x":["#
                + Array(repeating: "1", count: values - 2).joined(separator: ",")
                + "]}}"
        }
        let fields = ["Content-Type": "application/json"]
        #expect(try server.send("POST", "/graphql", fields, body: body(9_000)).status == 200)
        #expect(try server.send("POST", "/graphql", fields, body: body(10_100)).status == 400)
    }
}
