import Foundation
import JSON
import LoopbackHTTP
import Testing

@testable import rapport

/// The program with its log, which is read when it has ended.
private final class LoggedProgram {
    private let program: Program
    let client: HTTPClient

    init(_ arguments: [String] = ["--log", "requests"]) throws {
        program = try Program(["serve", "--port", "0", "--demo"] + arguments)
        client = try HTTPClient(port: program.port())
    }

    func post(_ body: String, _ fields: [String: String] = [:]) throws -> HTTPAnswer {
        try client.send("POST", "/graphql", fields.merging(["Content-Type": "application/json"]) { $1 }, body: body)
    }

    func signIn() throws -> String {
        let answer = try post(
            #"{"query":"mutation { signIn(input: {email: \"demo@example.com\", password: \"rapport-demo\"}) { session { accessToken } } }"}"#
        )
        let data = try JSONParser.parse(answer.body)["data"]
        return try #require(data?["signIn"]?["session"]?["accessToken"]?.stringValue)
    }

    /// Ends the program.
    func logText() -> String {
        program.terminate()
        return program.errorText()
    }

    func lines(_ event: JSONValue) throws -> [JSONValue] { try logLines().filter { $0["event"] == event } }

    func logLines() throws -> [JSONValue] {
        try logText().split(separator: "\n").filter { $0.hasPrefix("{") }.map { try JSONParser.parse(String($0)) }
    }
}

@Suite("The log of requests")
struct RequestLogTests {
    @Test func `a request is one line that says what it was and what it came to`() throws {
        let program = try LoggedProgram()
        let token = try program.signIn()
        _ = try program.post(
            #"{"query":"query Some($n: Int) { contacts(first: $n) { nodes { name company } } }","variables":{"n":3}}"#,
            ["Authorization": "Bearer " + token, "X-Request-Id": "abc-1"])
        let lines = try program.lines("request")
        #expect(lines.count == 2)
        let line = try #require(lines.last)
        #expect(line["request"] == "abc-1")
        #expect(line["method"] == "POST")
        #expect(line["route"] == "graphql")
        #expect(line["status"] == 200)
        #expect(line["client"] == "127.0.0.1")
        #expect(line["operation"] == "Some")
        #expect(line["type"] == "query")
        #expect(line["document"]?.stringValue?.count == 64)
        #expect(line["known"] == false)
        #expect(line["outcome"] == "ok")
        #expect(line["cost"] == 4)
        #expect(line["user"]?.stringValue?.count == 36)
        #expect(line["statements"] == 1)
        guard case .double(let duration)? = line["duration_ms"] else {
            Issue.record("\(line)")
            return
        }
        #expect(duration > 0)
    }

    @Test func `an operation over a WebSocket has a line with the id of the connection's request`() throws {
        let program = try LoggedProgram()
        let upgrade = try program.client.send(
            "GET", "/graphql",
            [
                "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
                "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol": "graphql-transport-ws",
                "X-Request-Id": "socket-1",
            ])
        #expect(upgrade.status == 101)
        for message in [
            #"{"type":"connection_init"}"#,
            #"{"id":"1","type":"subscribe","payload":{"query":"query Over { apiVersion }"}}"#,
        ] {
            // Masked with zeros.
            try program.client.write([0x81, 0x80 | UInt8(message.utf8.count), 0, 0, 0, 0] + Array(message.utf8))
        }
        try program.client.read(to: #""type":"complete"}"#)
        let lines = try program.logLines()
        let request = try #require(lines.first { $0["event"] == "request" })
        #expect(request["status"] == 101)
        let operation = try #require(lines.first { $0["event"] == "operation" })
        #expect(operation["request"] == "socket-1")
        #expect(operation["operation"] == "Over")
        #expect(operation["duration_ms"] != nil)
    }

    @Test func `errors are in the line with their code`() throws {
        let program = try LoggedProgram()
        _ = try program.post(#"{"query":"{ contacts { totalCount } }"}"#)
        _ = try program.post(#"{"query":"{ nothing }"}"#)
        _ = try program.post("no JSON")
        let lines = try program.lines("request")
        #expect(lines.map { $0["status"] } == [200, 200, 400])
        #expect(lines[0]["outcome"] == "errors")
        #expect(lines[0]["code"] == "UNAUTHENTICATED")
        #expect(lines[1]["outcome"] == "refused")
        #expect(lines[1]["code"] == "GRAPHQL_VALIDATION_FAILED")
        #expect(lines[2]["outcome"] == nil)
    }

    /// A secret in every place of a request that somebody may put one in.
    @Test func `nothing of what a client keeps secret is logged`() throws {
        let program = try LoggedProgram(["--log", "requests", "--slow-operation", "1ms"])
        let token = try program.signIn()
        let canary = "canary7f3a"
        let authorized = ["Authorization": "Bearer " + token]
        _ = try program.post(
            #"{"query":"mutation M($p: String!) { signUp(input: {email: \"\#(canary)@example.com\", password: $p, name: \"\#(canary)\", timeZone: \"UTC\"}) { userErrors { message } } }","variables":{"p":"\#(canary)-password"},"extensions":{"\#(canary)":1},"operationName":"M"}"#
        )
        _ = try program.post(
            #"{"query":"query($n: String) { contacts(first: 2, filter: {name: {contains: $n}}) { nodes { name } } # \#(canary)\n }","variables":{"n":"\#(canary)"}}"#,
            authorized)
        _ = try program.post(
            #"{"query":"{ contacts(first: 2, filter: {name: {contains: \"\#(canary)\"}}) { nodes { notes email } } }"}"#,
            authorized)
        _ = try program.post(#"{"query":"{ \#(canary) }"}"#)
        _ = try program.post(#"{"query":"{ apiVersion }"}"#, ["Authorization": "Bearer \(canary)"])
        _ = try program.post(
            #"{"query":"{ apiVersion }"}"#,
            [
                "Cookie": canary, "User-Agent": canary, "Referer": canary, "X-\(canary)": canary,
                "X-Request-Id": "\(canary) is not taken over", "Traceparent": canary,
                "Authorization": "Basic \(canary)",
            ])
        _ = try program.client.send("GET", "/graphql?query=%7BapiVersion%7D&variables=%7B%22a%22%3A%22\(canary)%22%7D")
        for path in ["/exports/\(canary)", "/\(canary)", "/?\(canary)", "/health/live?\(canary)"] {
            _ = try program.client.send("GET", path)
        }
        let log = program.logText()
        #expect(log.split(separator: "\n").count { $0.contains(#""event":"request""#) } == 12)
        #expect(!log.contains(canary))
        #expect(!log.contains(token))
        #expect(!log.contains("rapport-demo"))
    }

    @Test func `with errors only, requests have no lines`() throws {
        let program = try LoggedProgram([])
        _ = try program.post(#"{"query":"{ apiVersion }"}"#)
        #expect(try program.lines("request").isEmpty)
    }

    @Test func `a slow operation is told with its statements and how they were run`() throws {
        let program = try LoggedProgram(["--slow-operation", "1ms"])
        // A password takes longer to hash than that.
        _ = try program.signIn()
        let line = try #require(try program.lines("slow operation").first)
        #expect(line["level"] == "warning")
        #expect(line["type"] == "mutation")
        let slowest = line["slowest"]?.elements ?? []
        #expect(slowest.contains { $0["sql"]?.stringValue?.contains("FROM session") == true })
        #expect(slowest.allSatisfy { $0["plan"]?.elements?.isEmpty == false })
    }

    @Test func `operations are not slow by default`() throws {
        let program = try LoggedProgram([])
        _ = try program.post(#"{"query":"{ apiVersion }"}"#)
        #expect(try program.lines("slow operation").isEmpty)
    }
}

@Suite("Ids of requests in answers")
struct AnsweredIDTests {
    private let program: LoggedProgram

    init() throws { program = try LoggedProgram() }

    @Test(arguments: [
        "/", "/nothing", "/health/ready", "/schema.graphql", "/exports/none", "/graphql?query=%7BapiVersion%7D",
    ])
    func `every answer has the id that the log has`(path: String) throws {
        let id = try #require(program.client.send("GET", path)["X-Request-Id"])
        #expect(id.count == 16)
        #expect(try program.lines("request").map { $0["request"]?.stringValue } == [id])
    }

    @Test func `the client's id and trace are passed on`() throws {
        let parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        let answer = try program.post(
            #"{"query":"{ apiVersion }"}"#, ["X-Request-Id": "frontend-1", "Traceparent": parent])
        #expect(answer["X-Request-Id"] == "frontend-1")
        #expect(answer["traceparent"] == parent)
        let line = try program.lines("request").first
        #expect(line?["request"] == "frontend-1")
        #expect(line?["trace"] == "4bf92f3577b34da6a3ce929d0e0e4736")
        #expect(line?["parent"] == "00f067aa0ba902b7")
    }

    @Test func `an id that is too long gets another in its place`() throws {
        let long = String(repeating: "a", count: 65)
        let answer = try program.client.send("GET", "/health/live", ["X-Request-Id": long, "Traceparent": "00-x"])
        #expect(answer["X-Request-Id"]?.count == 16)
        #expect(answer["traceparent"] == nil)
    }

    @Test func `a large body that is refused from its head has an id, too`() throws {
        let answer = try program.client.send(
            "POST", "/graphql",
            ["Content-Type": "application/json", "Authorization": "Bearer none", "X-Request-Id": "up"],
            body: String(repeating: " ", count: 70_000))
        #expect(answer.status == 401)
        #expect(answer["X-Request-Id"] == "up")
        let line = try program.lines("request").first
        #expect(line?["status"] == 401)
        #expect(line?["request"] == "up")
    }
}
