import GraphQLOverHTTP
import LoopbackHTTP
import Testing

@Suite("POST /graphql/validate")
struct DocumentReportTests {
    private func validate(
        _ body: String, _ fields: [String: String] = [:], _ limits: GraphQLLimits = GraphQLLimits()
    ) throws -> HTTPAnswer {
        try TestServer(limits: limits).send(
            "POST", "/graphql/validate", ["Content-Type": "application/json"].merging(fields) { $1 }, body: body)
    }

    @Test func `a document that can be executed has no errors, and its operations are described`() throws {
        let answer = try validate(
            #"{"query":"query Read { hello ...F } mutation Write { add(amount: 1) { value } } fragment F on Query { total }"}"#
        )
        #expect(answer.status == 200)
        #expect(answer.contentType == "application/json; charset=utf-8")
        #expect(
            answer.body
                == #"{"errors":[],"operations":[{"name":"Read","kind":"query","cost":0,"depth":1},{"name":"Write","kind":"mutation","cost":1,"depth":2}]}"#
        )
    }

    @Test func `an operation without a name has none`() throws {
        #expect(
            try validate(#"{"query":"subscription { totals }"}"#).body
                == #"{"errors":[],"operations":[{"name":null,"kind":"subscription","cost":1,"depth":1}]}"#)
    }

    @Test func `errors are those that execution has`() throws {
        #expect(
            try validate(#"{"query":"{ hello"}"#).body
                == #"{"errors":[{"message":"Expected \"}\", found <EOF>.","locations":[{"line":1,"column":8}],"extensions":{"code":"GRAPHQL_PARSE_FAILED"}}],"operations":[]}"#
        )
        #expect(
            try validate(#"{"query":"{ helo }"}"#).body
                == #"{"errors":[{"message":"Cannot query field \"helo\" on type \"Query\". Did you mean \"hello\"?","locations":[{"line":1,"column":3}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}],"operations":[]}"#
        )
    }

    @Test func `variables are looked at when there are any`() throws {
        let query = "query($name: String!) { hello(name: $name) }"
        let operation = #""operations":[{"name":null,"kind":"query","cost":0,"depth":1}]}"#
        #expect(try validate(#"{"query":"\#(query)"}"#).body == #"{"errors":[],"# + operation)
        #expect(try validate(#"{"query":"\#(query)","variables":{"name":"x"}}"#).body == #"{"errors":[],"# + operation)
        let answer = try validate(#"{"query":"\#(query)","variables":{"name":7}}"#)
        #expect(answer.body.contains(#""code":"BAD_USER_INPUT""#))
        #expect(answer.body.hasSuffix(operation))
        #expect(
            try validate(#"{"query":"query A { hello } query B { hello }","operationName":"C","variables":{}}"#).body
                .contains("OPERATION_RESOLUTION_FAILURE"))
    }

    @Test func `a cost over the limit is an error, with the cost`() throws {
        var limits = GraphQLLimits()
        limits.cost = 1
        let answer = try validate(
            #"{"query":"mutation($x: Boolean!) { add(amount: 1) { value } b: add(amount: 1) @skip(if: $x) { value } }"}"#,
            [:], limits)
        #expect(
            answer.body
                == #"{"errors":[{"message":"The operation can return 2 objects; the limit is 1.","extensions":{"code":"LIMIT_EXCEEDED","limit":1,"cost":2}}],"operations":[{"name":null,"kind":"mutation","cost":2,"depth":2}]}"#
        )
    }

    @Test func `nothing is executed`() throws {
        let server = try TestServer()
        let answer = try server.send(
            "POST", "/graphql/validate", ["Content-Type": "application/json", "Authorization": "Bearer token-ann"],
            body: #"{"query":"mutation { add(amount: 1) { value } }"}"#)
        #expect(answer.status == 200)
        #expect(server.application.log.withLock { $0 } == [])
    }

    @Test func `what is no request is refused like one`() throws {
        #expect(try validate("{}").status == 400)
        #expect(try validate("[]").status == 400)
        #expect(try validate(#"{"query":7}"#).status == 400)
        #expect(try validate(#"{"query":"{ hello }"}"#, ["Content-Type": "text/plain"]).status == 415)
        #expect(try validate(#"{"query":"{ hello }"}"#, ["Accept": "text/html"]).status == 406)
        #expect(try validate(#"{"query":"{ hello }"}"#, ["Authorization": "Bearer nobody"]).status == 401)
        var limits = GraphQLLimits()
        limits.queryText = 8
        #expect(try validate(#"{"query":"{ hello }"}"#, [:], limits).status == 413)
        let answer = try TestServer().send("GET", "/graphql/validate?query=%7Bhello%7D")
        #expect(answer.status == 405)
        #expect(answer["Allow"] == "POST, OPTIONS")
    }
}
