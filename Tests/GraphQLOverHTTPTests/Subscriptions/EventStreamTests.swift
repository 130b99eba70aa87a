import GraphQLOverHTTP
import LoopbackHTTP
import Testing

@Suite("graphql-sse")
struct EventStreamTests {
    private let head = ["Content-Type": "application/json", "Accept": "text/event-stream"]
    private let annHead = [
        "Content-Type": "application/json", "Accept": "text/event-stream", "Authorization": "Bearer token-ann",
    ]
    private let complete = "event: complete\ndata:\n\n"

    private func next(_ response: String) -> String { "event: next\ndata: \(response)\n\n" }

    private func body(_ query: String) -> String { #"{"query":"\#(query)"}"# }

    /// A chunk's text.
    private func chunk(_ client: HTTPClient) throws -> String {
        // A line end is one character.
        let length = try client.read(to: "\r\n").dropLast()
        let text = String(decoding: try client.read(try #require(Int(length, radix: 16))), as: UTF8.self)
        _ = try client.read(2)
        return text
    }

    /// Reads events up to this text.
    private func read(_ text: String, _ client: HTTPClient) throws {
        var events = ""
        while events.utf8.count < text.utf8.count {
            let chunk = try chunk(client)
            // Signs of life.
            if chunk != ":\n\n" { events += chunk }
        }
        #expect(events == text)
    }

    private func subscribe(_ server: TestServer, _ query: String = "subscription { totals }") throws -> HTTPClient {
        let client = try server.connect()
        try client.begin("POST", "/graphql", annHead, body: body(query))
        let answer = HTTPAnswer(head: try client.read(to: "\r\n\r\n"))
        #expect(answer.status == 200)
        #expect(answer.contentType == "text/event-stream; charset=utf-8")
        #expect(answer["Transfer-Encoding"] == "chunked")
        #expect(try chunk(client) == ":\n\n")
        return client
    }

    @Test func `a query is answered with its response and the end`() throws {
        let answer = try TestServer().send("POST", "/graphql", head, body: body("{ total }"))
        #expect(answer.status == 200)
        #expect(answer.contentType == "text/event-stream; charset=utf-8")
        #expect(answer.body == next(#"{"data":{"total":0}}"#) + complete)
    }

    @Test func `a query by GET is, too, and a mutation is not`() throws {
        let server = try TestServer()
        let fields = ["Accept": "text/event-stream"]
        #expect(
            try server.send("GET", "/graphql?query=%7Btotal%7D", fields).body
                == next(#"{"data":{"total":0}}"#) + complete)
        let refused = try server.send("GET", "/graphql?query=mutation%7Breset%7D", fields)
        #expect(refused.status == 405)
        #expect(refused["Allow"] == "POST")
    }

    @Test func `a mutation is answered when it is written`() throws {
        let answer = try TestServer().send(
            "POST", "/graphql", annHead, body: body("mutation { add(amount: 2) { value } }"))
        #expect(answer.body == next(#"{"data":{"add":{"value":2}}}"#) + complete)
    }

    @Test func `what cannot be executed is told by an event, because browsers show nothing else`() throws {
        let answer = try TestServer().send("POST", "/graphql", head, body: body("{"))
        #expect(answer.status == 200)
        #expect(answer.body.hasPrefix(#"event: next\#ndata: {"errors":[{"message":"#))
        #expect(answer.body.hasSuffix("}\n\n" + complete))
    }

    @Test func `what is no request is answered as such`() throws {
        let server = try TestServer()
        #expect(try server.send("POST", "/graphql", head, body: "nonsense").status == 400)
        var fields = head
        fields["Authorization"] = "Bearer nonsense"
        let answer = try server.send("POST", "/graphql", fields, body: body("{ total }"))
        #expect(answer.status == 401)
        #expect(answer.contentType == "application/json; charset=utf-8")
    }

    @Test func `a subscription tells of what was and of what comes`() throws {
        let server = try TestServer()
        server.application.add(1, for: "ann")
        let client = try subscribe(server)
        try read(next(#"{"data":{"totals":1}}"#), client)
        server.application.add(1, for: "ann")
        try read(next(#"{"data":{"totals":2}}"#), client)
        // It ends, and the connection may have another request.
        server.application.add(11, for: "ann")
        try read(next(#"{"data":{"totals":13}}"#) + complete, client)
        #expect(try client.read(to: "\r\n\r\n") == "0\r\n\r\n")
        #expect(try client.send("POST", "/graphql", head, body: body("{ total }")).status == 200)
        #expect(server.application.bell.subscriptions == 0)
    }

    @Test func `a subscription by GET is the same`() throws {
        let server = try TestServer()
        server.application.add(13, for: "ann")
        let client = try server.connect()
        try client.begin("GET", "/graphql?query=subscription%7Btotals%7D", annHead, body: "")
        _ = try client.read(to: "\r\n\r\n")
        try read(next(#"{"data":{"totals":13}}"#) + complete, client)
    }

    @Test func `what cannot be subscribed to is told by an event`() throws {
        let answer = try TestServer().send("POST", "/graphql", head, body: body("subscription { totals }"))
        #expect(
            answer.body
                == next(
                    #"{"errors":[{"message":"Sign in first.","locations":[{"line":1,"column":16}],"path":["totals"],"extensions":{"code":"UNAUTHENTICATED"}}]}"#
                ) + complete)
    }

    @Test(arguments: [
        ("text/event-stream", true), ("text/event-stream;q=0.5, application/json;q=0.4", true),
        ("application/json, text/event-stream", false),
        ("application/graphql-response+json, application/json, text/event-stream, multipart/mixed", false),
        ("text/event-stream;q=0.5, */*", false), ("text/*", false),
    ])
    func `a query is answered with events only if they are liked best`(accept: String, events: Bool) throws {
        var fields = head
        fields["Accept"] = accept
        let type = try TestServer().send("POST", "/graphql", fields, body: body("{ total }")).contentType
        #expect((type == "text/event-stream; charset=utf-8") == events)
    }

    @Test func `a subscription needs no more than that events are taken`() throws {
        let server = try TestServer()
        server.application.add(13, for: "ann")
        var fields = annHead
        fields["Accept"] = "application/json, text/event-stream"
        let client = try server.connect()
        try client.begin("POST", "/graphql", fields, body: body("subscription { totals }"))
        #expect(try client.read(to: "\r\n\r\n").contains("text/event-stream"))
        fields["Accept"] = "application/json"
        let refusal = try server.send("POST", "/graphql", fields, body: body("subscription { totals }"))
        #expect(refusal.body.contains("OPERATION_RESOLUTION_FAILURE"))
    }

    @Test func `a token that is revoked ends the stream with an error, also when nothing happens`() throws {
        var limits = GraphQLLimits()
        limits.subscriptions.keepAlive = .milliseconds(10)
        let server = try TestServer(limits: limits)
        let client = try subscribe(server)
        #expect(try chunk(client) == ":\n\n")
        server.application.revoked.withLock { _ = $0.insert("token-ann") }
        try read(
            next(#"{"errors":[{"message":"The token is not valid.","extensions":{"code":"UNAUTHENTICATED"}}]}"#)
                + complete, client)
        #expect(try client.read(to: "\r\n\r\n") == "0\r\n\r\n")
    }

    @Test func `an account has so many subscriptions, and no more`() throws {
        var limits = GraphQLLimits()
        limits.subscriptions.perAccount = 1
        let server = try TestServer(limits: limits)
        let first = try subscribe(server)
        let answer = try server.send("POST", "/graphql", annHead, body: body("subscription { totals }"))
        #expect(answer.status == 429)
        #expect(answer.body.contains(#""code":"LIMIT_EXCEEDED","limit":1"#))
        server.application.add(1, for: "ann")
        try read(next(#"{"data":{"totals":1}}"#), first)
    }

    @Test func `the end of the server completes the stream`() throws {
        let server = try TestServer()
        let client = try subscribe(server)
        let outcome = server.beginShutdown()
        try read(complete, client)
        #expect(try client.read(to: "\r\n\r\n") == "0\r\n\r\n")
        #expect(outcome.wait())
    }
}
