import Dispatch
import GraphQLOverHTTP
import LoopbackHTTP
import Testing

@Suite("Batches")
struct BatchTests {
    private let fields = ["Content-Type": "application/json", "Authorization": "Bearer token-ann"]

    private func server(_ change: (inout GraphQLLimits) -> Void = { _ in }) throws -> TestServer {
        var limits = GraphQLLimits()
        limits.batch = 3
        change(&limits)
        return try TestServer(limits: limits)
    }

    private func post(_ server: TestServer, _ body: String) throws -> HTTPAnswer {
        try server.send("POST", "/graphql", fields, body: body)
    }

    @Test func `each request has its response, in order`() throws {
        let answer = try post(
            try server(),
            #"[{"query":"{ hello }"}, {"query":"query($n: String!) { hello(name: $n) }","variables":{"n":"Ann"}},{"query":"{ caller }"}]"#
        )
        #expect(answer.status == 200)
        #expect(answer.contentType == "application/json; charset=utf-8")
        #expect(
            answer.body
                == #"[{"data":{"hello":"Hello, world!"}},{"data":{"hello":"Hello, Ann!"}},{"data":{"caller":"ann"}}]"#)
    }

    @Test func `mutations run one after the other, and what follows sees what they wrote`() throws {
        let server = try server()
        let answer = try post(
            server,
            #"[{"query":"mutation { a: add(amount: 1) { value } b: add(amount: 2) { value } }"},{"query":"{ total }"},{"query":"mutation { add(amount: 4) { value } }"}]"#
        )
        #expect(
            answer.body
                == #"[{"data":{"a":{"value":1},"b":{"value":3}}},{"data":{"total":3}},{"data":{"add":{"value":7}}}]"#)
        #expect(server.application.log.withLock { $0 } == ["added 1", "added 2", "added 4"])
    }

    @Test func `one that cannot be executed does not keep the others from it`() throws {
        let answer = try post(
            try server(),
            #"[{"query":"{"},{"query":"{ total }","extensions":{"cost":true}},{"query":"subscription { totals }"}]"#)
        #expect(answer.status == 200)
        #expect(
            answer.body
                == #"[{"errors":[{"message":"Expected a selection, found <EOF>.","locations":[{"line":1,"column":2}],"extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]},{"data":{"total":0},"extensions":{"cost":{"cost":0,"limit":50000,"objects":0,"statements":1}}},{"errors":[{"message":"Subscriptions are not served by plain requests.","locations":[{"line":1,"column":1}],"extensions":{"code":"OPERATION_RESOLUTION_FAILURE"}}]}]"#
        )
    }

    @Test func `three requests are a batch, four are too many`() throws {
        let server = try server()
        let one = #"{"query":"{ total }"}"#
        #expect(try post(server, "[\(one),\(one),\(one)]").status == 200)
        let answer = try post(server, "[\(one),\(one),\(one),\(one)]")
        #expect(answer.status == 400)
        #expect(
            answer.body
                == #"{"errors":[{"message":"A batch has at most 3 requests here.","extensions":{"code":"LIMIT_EXCEEDED"}}]}"#
        )
    }

    @Test func `costs are summed: at the limit all run, over it none`() throws {
        let server = try server { $0.cost = 2 }
        let add = #"{"query":"mutation { add(amount: 1) { value } }"}"#
        #expect(try post(server, "[\(add),\(add)]").body.hasPrefix("[{\"data\""))
        let answer = try post(server, "[\(add),\(add),\(add)]")
        #expect(
            answer.body
                == #"{"errors":[{"message":"The batch can return 3 objects; the limit is 2.","extensions":{"code":"LIMIT_EXCEEDED","limit":2,"cost":3}}]}"#
        )
        #expect(server.application.log.withLock { $0 } == ["added 1", "added 1"])
    }

    @Test func `lengths of documents are summed`() throws {
        let server = try server { $0.queryText = 18 }
        #expect(try post(server, #"[{"query":"{ total }"},{"query":"{ hello }"}]"#).status == 200)
        #expect(try post(server, #"[{"query":"{ total }"},{"query":"{ hello  }"}]"#).status == 413)
    }

    @Test(arguments: [
        ("[]", "The batch is empty."), ("[1]", "The body must be a JSON object."),
        (#"[{"query":"{ total }"},[]]"#, "The body must be a JSON object."),
        (#"[{"query":"{ total }"},{"query":7}]"#, #"The parameter \"query\" must be a string."#),
        (#"[{"query":"{ total }"},]"#, "Invalid JSON at byte 23: unexpected character ']'."),
        (#"[{"query":"{ total }"}}"#, "Invalid JSON at byte 22: unexpected character '}'."),
        (#"[{"query":"{ total }"} {}]"#, "Invalid JSON at byte 23: unexpected character '{'."),
        (#"[{"query":"{ total }"},{"query":"\ud800"}]"#, "Invalid JSON at byte 33: half of a surrogate pair."),
    ])
    func `a batch that is none is refused as a whole`(body: String, message: String) throws {
        let answer = try post(try server(), body)
        #expect(answer.status == 400)
        #expect(answer.body.hasPrefix(#"{"errors":[{"message":"\#(message)""#))
    }

    @Test func `a client that takes no application/json gets no batch`() throws {
        let answer = try server().send(
            "POST", "/graphql", fields.merging(["Accept": "application/graphql-response+json"]) { $1 },
            body: #"[{"query":"{ total }"}]"#)
        #expect(answer.status == 406)
    }

    @Test func `a batch that waits for the writer keeps no worker from answering others`() throws {
        let server = try server()
        let gate = DispatchSemaphore(value: 0)
        server.application.writer.async { gate.wait() }
        let waiting = try (0..<4).map { _ in try server.connect() }
        let body = #"[{"query":"mutation { add(amount: 1) { added } }"},{"query":"{ hello }"}]"#
        for client in waiting { try client.begin("POST", "/graphql", fields, body: body) }
        #expect(try server.run("{ total }").body == #"{"data":{"total":0}}"#)
        gate.signal()
        for client in waiting {
            #expect(try client.finish().body == #"[{"data":{"add":{"added":1}}},{"data":{"hello":"Hello, world!"}}]"#)
        }
    }
}
