import Dispatch
import LoopbackHTTP
import Testing

@Suite("Mutations that park")
struct MutationTests {
    @Test func `the response shows what was written`() throws {
        let answer = try TestServer().run("mutation { add(amount: 2) { added value } }", token: "token-ann")
        #expect(answer.status == 200)
        #expect(answer.body == #"{"data":{"add":{"added":2,"value":2}}}"#)
    }

    @Test func `root fields run one after the other, each in a snapshot of its own`() throws {
        let server = try TestServer()
        let answer = try server.run(
            "mutation { a: add(amount: 1) { value } reset b: add(amount: 10) { value } c: add(amount: 100) { value } }",
            token: "token-ann", accept: "application/json")
        #expect(
            answer.body
                == #"{"data":{"a":{"value":1},"reset":null,"b":{"value":11},"c":{"value":111}},"errors":[{"message":"The disk is full.","locations":[{"line":1,"column":40}],"path":["reset"],"extensions":{"code":"UNAVAILABLE"}}]}"#
        )
        #expect(answer.contentType == "application/json; charset=utf-8")
        #expect(server.application.log.withLock { $0 } == ["added 1", "added 10", "added 100"])
    }

    @Test func `a parked mutation keeps no worker from answering others`() throws {
        let server = try TestServer()
        let gate = DispatchSemaphore(value: 0)
        server.application.writer.async { gate.wait() }
        let waiting = try (0..<8).map { _ in try server.connect() }
        let body = #"{"query":"mutation { add(amount: 1) { added } }"}"#
        let fields = ["Content-Type": "application/json", "Authorization": "Bearer token-ann"]
        for client in waiting { try client.begin("POST", "/graphql", fields, body: body) }
        #expect(try server.run("{ total }").body == #"{"data":{"total":0}}"#)
        gate.signal()
        for client in waiting { #expect(try client.finish().body == #"{"data":{"add":{"added":1}}}"#) }
        #expect(try server.run("{ total }").body == #"{"data":{"total":8}}"#)
    }

    @Test func `what is sent behind a parked mutation waits for it`() throws {
        let client = try TestServer().connect()
        let fields = ["Content-Type": "application/json", "Authorization": "Bearer token-ann"]
        try client.write(
            HTTPClient.request("POST", "/graphql", fields, body: #"{"query":"mutation { add(amount: 5) { value } }"}"#)
                + HTTPClient.request("POST", "/graphql", fields, body: #"{"query":"{ total }"}"#))
        #expect(try client.finish().body == #"{"data":{"add":{"value":5}}}"#)
        #expect(try client.finish().body == #"{"data":{"total":5}}"#)
    }

    @Test func `a client that goes away changes nothing for the write`() throws {
        let server = try TestServer()
        let gate = DispatchSemaphore(value: 0)
        server.application.writer.async { gate.wait() }
        var client: HTTPClient? = try server.connect()
        try client?.begin(
            "POST", "/graphql", ["Content-Type": "application/json", "Authorization": "Bearer token-ann"],
            body: #"{"query":"mutation { add(amount: 3) { value } }"}"#)
        server.application.accepted.wait()
        client = nil
        gate.signal()
        server.application.writer.sync {}
        #expect(try server.run("{ total }").body == #"{"data":{"total":3}}"#)
    }

    @Test func `a field that needs a caller is an error without one, and the status stays 200`() throws {
        let server = try TestServer()
        let answer = try server.run("mutation { add(amount: 1) { value } }")
        #expect(
            answer.body
                == #"{"data":null,"errors":[{"message":"Sign in first.","locations":[{"line":1,"column":12}],"path":["add"],"extensions":{"code":"UNAUTHENTICATED"}}]}"#
        )
        #expect(answer.status == 200)
    }
}
