import GraphQLOverHTTP
import LoopbackHTTP
import Testing

@Suite("Requests")
struct RequestTests {
    private func post(_ body: String) throws -> HTTPAnswer {
        try TestServer().send(
            "POST", "/graphql",
            ["Content-Type": "application/json", "Accept": "application/graphql-response+json"], body: body)
    }

    @Test(arguments: [
        ("", "The request has no body; a JSON object with \\\"query\\\" is expected."),
        ("  \n", "The request has no body; a JSON object with \\\"query\\\" is expected."),
        ("[]", "Batches are not supported; send one operation per request."),
        (#"[{"query":"{ hello }"}]"#, "Batches are not supported; send one operation per request."),
        ("[", "Invalid JSON at byte 1: the text ends too early."),
        ("7", "The body must be a JSON object."),
        ("{}", "The parameter \\\"query\\\" is missing."),
        (#"{"query":null}"#, "The parameter \\\"query\\\" is missing."),
        (#"{"query":7}"#, "The parameter \\\"query\\\" must be a string."),
        (#"{"query":"{hello}","variables":[]}"#, "The parameter \\\"variables\\\" must be an object or null."),
        (#"{"query":"{hello}","operationName":1}"#, "The parameter \\\"operationName\\\" must be a string or null."),
        (#"{"query":"{hello}","query":"{hello}"}"#, "The parameter \\\"query\\\" is given more than once."),
        (#"{"query":"{hello}"} {}"#, "Invalid JSON at byte 20: something follows the value."),
        (#"{"query":"{hello}",}"#, "Invalid JSON at byte 19: unexpected character '}'."),
        (#"{"query":"{hello}""other":1}"#, "Invalid JSON at byte 18: unexpected character '\\\"'."),
        (#"{"query":"{hello}","other":tru}"#, "Invalid JSON at byte 30: the text ends too early."),
        (#"{"query":"{hello}","other":[1}}"#, "Invalid JSON at byte 29: unexpected character '}'."),
        (#"{"query":"{hello}","other":"#, "Invalid JSON at byte 27: the text ends too early."),
        (#"{"query":"{hello}\"#, "Invalid JSON at byte 18: the text ends too early."),
        (#"{"query":"\ud800"}"#, "Invalid JSON at byte 10: half of a surrogate pair."),
    ])
    func `what is no request is answered with 400 and the reason`(body: String, message: String) throws {
        let answer = try post(body)
        #expect(answer.status == 400)
        #expect(answer.body == #"{"errors":[{"message":"\#(message)","extensions":{"code":"BAD_USER_INPUT"}}]}"#)
    }

    @Test func `escapes in names and documents are read`() throws {
        let answer = try post(
            #"{ "qu\u0065ry" : "query ($name: String!) {\n hello(name: $name)\t}", "variables": {"name": "\u263A"} }"#)
        #expect(answer.body == #"{"data":{"hello":"Hello, ☺!"}}"#)
    }

    @Test func `unknown members are ignored, whatever they hold`() throws {
        let answer = try post(#"{"id":[{"a":[1,2,"]}"]}],"query":"{ hello }","extensions":{"any":{}}}"#)
        #expect(answer.body == #"{"data":{"hello":"Hello, world!"}}"#)
    }

    @Test func `64 levels of JSON are read, 65 are too many`() throws {
        func body(_ levels: Int) -> String {
            #"{"query":"{ hello }","x":"# + String(repeating: "[", count: levels - 1)
                + String(repeating: "]", count: levels - 1) + "}"
        }
        #expect(try post(body(64)).status == 200)
        let answer = try post(body(65))
        #expect(answer.status == 400)
        #expect(answer.body.contains("nested deeper than 64"))
    }

    @Test(arguments: [
        ("query=%7Bhello", 400, "GRAPHQL_PARSE_FAILED"),
        ("", 400, "The parameter \\\"query\\\" is missing."),
        ("query", 400, "GRAPHQL_PARSE_FAILED"),
        ("query=%7", 400, "percent sign"),
        ("query=%zz", 400, "percent sign"),
        ("query=%ff", 400, "is not UTF-8"),
        ("query=%7Bhello%7D&query=%7Bhello%7D", 400, "more than once"),
        ("query=%7Bhello%7D&variables=%5B%5D", 400, "must be an object"),
        ("query=%7Bhello%7D&variables=%7B", 400, "variables: Invalid JSON at byte 1"),
        ("query=%7Bhello%7D&variables=&operationName=&extensions=", 200, "Hello"),
        ("query=%7Bhello%7D&variables=null", 200, "Hello"),
        ("query=query+A%7Bhello%7D&operationName=B", 400, "OPERATION_RESOLUTION_FAILURE"),
    ])
    func `query strings are read as strictly`(query: String, status: Int, text: String) throws {
        let answer = try TestServer().send(
            "GET", "/graphql?" + query, ["Accept": "application/graphql-response+json"])
        #expect(answer.status == status)
        #expect(answer.body.contains(text))
    }

    @Test func `what the document lacks is said with its place and code`() throws {
        let server = try TestServer()
        #expect(
            try server.run("{ hello").body
                == #"{"errors":[{"message":"Expected \"}\", found <EOF>.","locations":[{"line":1,"column":8}],"extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]}"#
        )
        #expect(
            try server.run("{ helo }").body
                == #"{"errors":[{"message":"Cannot query field \"helo\" on type \"Query\". Did you mean \"hello\"?","locations":[{"line":1,"column":3}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}"#
        )
    }

    @Test func `every fault of every variable is said`() throws {
        let answer = try TestServer().run(
            "query ($a: String!, $b: String!, $c: String!) { hello(name: $a) b: hello(name: $b) c: hello(name: $c) }",
            variables: #"{"a":"1","b":2}"#)
        #expect(answer.status == 400)
        #expect(answer.body.split(separator: "\"message\"").count == 3)
        #expect(answer.body.contains("BAD_USER_INPUT"))
    }

    @Test func `an error of a field leaves the status at 200`() throws {
        let server = try TestServer()
        let answer = try server.run("{ hello broken }")
        #expect(answer.status == 200)
        #expect(
            answer.body
                == #"{"data":{"hello":"Hello, world!","broken":null},"errors":[{"message":"It broke.","locations":[{"line":1,"column":9}],"path":["broken"]}]}"#
        )
        #expect(try server.run("{ mustNotBreak }").status == 200)
        #expect(try server.run("{ mustNotBreak }").body.hasPrefix(#"{"data":null,"errors":["#))
    }

    /// What is ignored counts as well: it is read.
    @Test(arguments: [
        (#"{"query":"{ hello }","variables":{"a":[1,[2],3]}}"#, 200),
        (#"{"query":"{ hello }","variables":{"a":[1,[2],3,4]}}"#, 400),
        (#"{"query":"{ hello }","variables":{"a":1},"b":[1,2,3]}"#, 400),
        (#"{"query":"{ hello }","b":1,"c":2,"d":3,"e":4}"#, 400),
    ])
    func `a body has at most so many values`(body: String, status: Int) throws {
        var limits = GraphQLLimits()
        limits.jsonValues = 6
        let answer = try TestServer(limits: limits).send(
            "POST", "/graphql", ["Content-Type": "application/json"], body: body)
        #expect(answer.status == status)
        if status == 400 { #expect(answer.body.contains(": more than 6 values.\",\"extensions\"")) }
    }

    @Test func `requests on one connection are answered in their order`() throws {
        let client = try TestServer().connect()
        let fields = ["Content-Type": "application/json"]
        for name in ["a", "b", "c"] {
            try client.begin("POST", "/graphql", fields, body: #"{"query":"{ hello(name: \"\#(name)\") }"}"#)
        }
        #expect(try client.finish().body == #"{"data":{"hello":"Hello, a!"}}"#)
        #expect(try client.finish().body == #"{"data":{"hello":"Hello, b!"}}"#)
        #expect(try client.finish().body == #"{"data":{"hello":"Hello, c!"}}"#)
    }
}
