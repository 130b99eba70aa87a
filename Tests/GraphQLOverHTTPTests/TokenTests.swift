import GraphQLOverHTTP
import Glibc
import HTTPServer
import LoopbackHTTP
import Testing

@Suite("Tokens and sizes")
struct TokenTests {
    @Test func `a token tells who calls; without one nobody does`() throws {
        let server = try TestServer()
        #expect(try server.run("{ caller }", token: "token-ann").body == #"{"data":{"caller":"ann"}}"#)
        #expect(try server.run("{ caller }").body == #"{"data":{"caller":null}}"#)
    }

    @Test(arguments: ["Bearer nonsense", "bearer nonsense", "Bearer", "Bearer ", "Basic YTpi", "nonsense"])
    func `credentials that are not valid are answered with 401`(credentials: String) throws {
        let answer = try TestServer().send(
            "GET", "/graphql?query=%7Bhello%7D", ["Authorization": credentials])
        #expect(answer.status == 401)
        #expect(answer["WWW-Authenticate"]?.hasPrefix("Bearer") == true)
        #expect(
            answer.body
                == #"{"errors":[{"message":"The token is not valid.","extensions":{"code":"UNAUTHENTICATED"}}]}"#)
    }

    @Test func `fields of which there may be one are not there twice`() throws {
        let server = try TestServer()
        func status(_ fields: String) throws -> Int {
            let client = try server.connect()
            let body = #"{"query":"{ hello }"}"#
            try client.write(
                "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\(fields)\r\n\(body)")
            return try client.finish().status
        }
        let type = "Content-Type: application/json\r\n"
        #expect(try status(type) == 200)
        #expect(try status(type + "content-type: text/plain\r\n") == 415)
        let token = "Authorization: Bearer token-ann\r\n"
        #expect(try status(type + token) == 200)
        #expect(try status(type + token + "authorization: Bearer token-bob\r\n") == 401)
    }

    @Test func `a token that cannot be looked up is no fault of the client`() throws {
        let answer = try TestServer().run("{ caller }", token: "token-lost")
        #expect(answer.status == 503)
        #expect(
            answer.body
                == #"{"errors":[{"message":"The database is away.","extensions":{"code":"UNAVAILABLE"}}]}"#)
    }

    /// A body of this many bytes; the variable that fills it is not defined, and so ignored.
    private func body(_ size: Int) -> String {
        let start = #"{"query":"{ hello }","variables":{"x":""#
        return start + String(repeating: "x", count: size - start.utf8.count - 3) + #""}}"#
    }

    private let json = ["Content-Type": "application/json"]
    private let signedIn = ["Content-Type": "application/json", "Authorization": "Bearer token-ann"]

    @Test func `64 KiB need no token, more do`() throws {
        let server = try TestServer()
        #expect(try server.send("POST", "/graphql", json, body: body(65536)).status == 200)
        let answer = try server.send("POST", "/graphql", json, body: body(65537))
        #expect(answer.status == 413)
        #expect(answer.contentType == "application/json; charset=utf-8")
        #expect(answer.body.hasPrefix(#"{"errors":[{"message":"#))
        #expect(answer.body.contains("LIMIT_EXCEEDED"))
        #expect(try server.send("POST", "/graphql", signedIn, body: body(65537)).status == 200)
    }

    @Test func `a large body with a token that is not valid is answered with 401`() throws {
        let fields = ["Content-Type": "application/json", "Authorization": "Bearer nonsense"]
        #expect(try TestServer().send("POST", "/graphql", fields, body: body(70_000)).status == 401)
    }

    @Test func `with a token the limit is the other one`() throws {
        var limits = GraphQLLimits()
        limits.body = 100_000
        let server = try TestServer(limits: limits)
        #expect(try server.send("POST", "/graphql", signedIn, body: body(100_000)).status == 200)
        #expect(try server.send("POST", "/graphql", signedIn, body: body(100_001)).status == 413)
    }

    @Test func `bodies of one account do not take the room of another's, also from one address`() throws {
        var limits = ServerLimits()
        limits.bodiesInFlight = 400_000
        let server = try TestServer(Counter(), http: limits)
        /// A body of which the last byte is missing, when the server has the rest.
        func begin(_ name: String) throws -> HTTPClient {
            let client = try server.connect()
            let expected = server.bodiesInFlight + 149_999 - 65536
            let fields = ["Content-Type": "application/json", "Authorization": "Bearer token-\(name)"]
            try client.write(String(HTTPClient.request("POST", "/graphql", fields, body: body(150_000)).dropLast()))
            while server.bodiesInFlight < expected { sched_yield() }
            return client
        }
        let first = try begin("ann")
        let other = try begin("ben")
        let second = try server.connect()
        try second.write(
            String(HTTPClient.request("POST", "/graphql", signedIn, body: body(150_000)).dropLast()))
        #expect(try second.finish().status == 503)
        for client in [first, other] {
            try client.write("}")
            #expect(try client.finish().status == 200)
        }
    }

    @Test func `a document has its own limit`() throws {
        var limits = GraphQLLimits()
        limits.queryText = 100
        let server = try TestServer(limits: limits)
        #expect(try server.run("{ hello }" + String(repeating: " ", count: 91)).status == 200)
        let answer = try server.run("{ hello }" + String(repeating: " ", count: 92))
        #expect(answer.status == 413)
        #expect(
            answer.body
                == #"{"errors":[{"message":"The document is longer than 100 bytes.","extensions":{"code":"LIMIT_EXCEEDED","limit":100}}]}"#
        )
    }

    @Test func `what is not HTTP is answered in JSON, too`() throws {
        let client = try TestServer().connect()
        try client.write("GET /graphql HTTP/1.1\r\n\r\n")
        let answer = try client.finish()
        #expect(answer.status == 400)
        #expect(answer.body == #"{"errors":[{"message":"An HTTP/1.1 request needs a Host."}]}"#)
    }
}
