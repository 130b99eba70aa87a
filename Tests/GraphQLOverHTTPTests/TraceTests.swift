import Testing

@testable import GraphQLOverHTTP

@Suite("Traces")
struct TraceTests {
    /// The answer to a request with these extensions, with 0 for every time.
    private func run(_ query: String, _ extensions: String, traces: Bool = true) throws -> String {
        let answer = try TestServer(Counter(traces: traces)).send(
            "POST", "/graphql", ["Content-Type": "application/json", "Authorization": "Bearer token-ann"],
            body: #"{"query":"\#(query)","extensions":\#(extensions)}"#)
        return answer.body.replacing(/"microseconds":\d+/, with: #""microseconds":0"#)
    }

    @Test func `a trace has scopes, batches and statements`() throws {
        #expect(
            try run("{ hello sum: total }", #"{"trace":true}"#)
                == #"{"data":{"hello":"Hello, world!","sum":0},"extensions":{"trace":{"microseconds":0,"scopes":[{"type":"Query","path":[],"objects":1}],"batches":[{"kind":"field","name":"Query.hello","path":["hello"],"parents":1,"microseconds":0},{"kind":"field","name":"Query.total","path":["sum"],"parents":1,"microseconds":0}],"statements":[{"sql":"SELECT total FROM counter","values":1,"rows":1,"microseconds":0,"batch":1}]}}}"#
        )
    }

    @Test func `plans are told when they are asked for`() throws {
        #expect(
            try run("{ total }", #"{"trace":{"plans":true}}"#)
                .hasSuffix(
                    #""statements":[{"sql":"SELECT total FROM counter","values":1,"rows":1,"microseconds":0,"batch":0,"plan":["SCAN counter"]}]}}}"#
                ))
        #expect(try !run("{ total }", #"{"trace":{}}"#).contains("plan"))
    }

    @Test func `the trace of a mutation has all of its stretches`() throws {
        #expect(
            try run(
                "mutation { a: add(amount: 1) { value } b: add(amount: 2) { value } }", #"{"trace":true,"cost":true}"#)
                == #"{"data":{"a":{"value":1},"b":{"value":3}},"extensions":{"cost":{"cost":2,"limit":50000,"objects":2,"statements":2},"trace":{"microseconds":0,"scopes":[{"type":"Total","path":["a"],"objects":1},{"type":"Total","path":["b"],"objects":1}],"batches":[{"kind":"field","name":"Total.value","path":["a","value"],"parents":1,"microseconds":0},{"kind":"field","name":"Total.value","path":["b","value"],"parents":1,"microseconds":0}],"statements":[{"sql":"SELECT total FROM counter","values":1,"rows":1,"microseconds":0,"batch":0},{"sql":"SELECT total FROM counter","values":1,"rows":1,"microseconds":0,"batch":1}]}}}"#
        )
    }

    @Test(arguments: [#"{"trace":false}"#, #"{"trace":1}"#, #"{"trace":null}"#, "{}", "null"])
    func `nobody is told who does not ask`(extensions: String) throws {
        #expect(try run("{ total }", extensions) == #"{"data":{"total":0}}"#)
    }

    @Test(arguments: [#"{"trace":true}"#, #"{"trace":{"plans":true}}"#])
    func `nobody is told where the server does not trace`(extensions: String) throws {
        #expect(try run("{ total }", extensions, traces: false) == #"{"data":{"total":0}}"#)
    }
}
