import LoopbackHTTP
import Testing

@testable import GraphQLOverHTTP

@Suite("Nobody has all workers")
struct FairnessTests {
    /// Two workers, and queries that take until the gate is opened.
    private let server: TestServer
    private var gate: Gate { server.application.gate }

    init() throws {
        var limits = GraphQLLimits()
        limits.batch = 10
        server = try TestServer(Counter(limits: limits, slowLane: SlowLane(workers: 2, moment: .milliseconds(1))))
    }

    private func begin(_ query: String, token: String?, count: Int = 1) throws -> [HTTPClient] {
        try (0..<count).map { _ in
            let client = try server.connect()
            var fields = ["Content-Type": "application/json"]
            if let token { fields["Authorization"] = "Bearer \(token)" }
            try client.begin("POST", "/graphql", fields, body: #"{"query":"\#(query)"}"#)
            return client
        }
    }

    private func expectAnswers(_ clients: [HTTPClient], _ body: String) throws {
        for client in clients { #expect(try client.finish().body == body) }
    }

    @Test func `one client with many connections leaves a worker to others`() throws {
        let slow = try begin("{ patience }", token: "token-anna", count: 8)
        gate.waitForVisitor()
        for _ in 0..<20 { #expect(try server.run("{ hello }", token: "token-ben").body.contains("Hello, world!")) }
        gate.open()
        try expectAnswers(slow, #"{"data":{"patience":1}}"#)
    }

    @Test func `many clients leave a worker to others, too`() throws {
        let slow = try (0..<8).flatMap { try begin("{ patience }", token: "token-\($0)") }
        gate.waitForVisitor()
        for _ in 0..<20 { #expect(try server.run("{ hello }", token: "token-ben").body.contains("Hello, world!")) }
        gate.open()
        try expectAnswers(slow, #"{"data":{"patience":1}}"#)
    }

    @Test func `those without a token are told apart by their addresses`() throws {
        let slow = try begin("{ patience }", token: nil, count: 4)
        gate.waitForVisitor()
        // One of this address waits behind the others, one with a token does not.
        let behind = try begin("{ hello }", token: nil)
        #expect(try server.run("{ hello }", token: "token-ben").body.contains("Hello, world!"))
        gate.open()
        try expectAnswers(slow, #"{"data":{"patience":1}}"#)
        try expectAnswers(behind, #"{"data":{"hello":"Hello, world!"}}"#)
    }

    @Test func `what a mutation selects waits its turn after the write, which is not done twice`() throws {
        let slow = try begin("{ patience }", token: "token-anna", count: 3)
        gate.waitForVisitor()
        let writing = try begin("mutation { add(amount: 5) { value added } }", token: "token-anna")
        #expect(try server.run("{ hello }", token: "token-ben").body.contains("Hello, world!"))
        gate.open()
        try expectAnswers(slow, #"{"data":{"patience":1}}"#)
        try expectAnswers(writing, #"{"data":{"add":{"value":5,"added":5}}}"#)
    }

    @Test func `the members of a batch wait their turns, and are answered in order`() throws {
        let slow = try begin("{ patience }", token: "token-anna")
        gate.waitForVisitor()
        let batch = try server.connect()
        try batch.begin(
            "POST", "/graphql", ["Content-Type": "application/json", "Authorization": "Bearer token-anna"],
            body: #"[{"query":"{ hello }"},{"query":"{ patience }"},{"query":"{ hello(name: \"Ben\") }"}]"#)
        #expect(try server.run("{ hello }", token: "token-ben").body.contains("Hello, world!"))
        gate.open()
        try expectAnswers(slow, #"{"data":{"patience":1}}"#)
        try expectAnswers(
            [batch],
            #"[{"data":{"hello":"Hello, world!"}},{"data":{"patience":1}},{"data":{"hello":"Hello, Ben!"}}]"#)
    }

    @Test func `events wait behind what their account does, and are told once`() throws {
        let client = try server.connect()
        try client.begin(
            "POST", "/graphql",
            [
                "Content-Type": "application/json", "Accept": "text/event-stream",
                "Authorization": "Bearer token-anna",
            ], body: #"{"query":"subscription { totals }"}"#)
        _ = try client.read(to: ":\n\n")
        let slow = try begin("{ patience }", token: "token-anna")
        gate.waitForVisitor()
        server.application.add(5, for: "anna")
        server.application.add(8, for: "anna")
        #expect(try server.run("{ hello }", token: "token-ben").body.contains("Hello, world!"))
        gate.open()
        try expectAnswers(slow, #"{"data":{"patience":1}}"#)
        let events = try client.read(to: "event: complete")
        #expect(
            events.split(separator: "data: ").dropFirst().map { $0.prefix { $0 != "\n" } } == [
                #"{"data":{"totals":5}}"#, #"{"data":{"totals":13}}"#,
            ])
    }

    @Test func `clients that go away while they wait are in nobody's way`() throws {
        var slow = try begin("{ patience }", token: "token-anna", count: 6)
        gate.waitForVisitor()
        slow.removeAll()
        let others = try begin("{ patience }", token: "token-ben", count: 2)
        gate.open()
        try expectAnswers(others, #"{"data":{"patience":1}}"#)
    }
}
