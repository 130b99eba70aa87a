import GraphQLOverHTTP
import Testing

@Suite("Cost over HTTP")
struct CostTests {
    @Test func `the cost is told when it is asked for`() throws {
        let server = try TestServer()
        let fields = ["Content-Type": "application/json"]
        #expect(
            try server.send("POST", "/graphql", fields, body: #"{"query":"{ hello }","extensions":{"cost":true}}"#).body
                == #"{"data":{"hello":"Hello, world!"},"extensions":{"cost":{"cost":0,"limit":50000,"objects":0,"statements":0}}}"#
        )
        let document = "mutation { a: add(amount: 1) { added } b: add(amount: 2) { added } }"
        let known = fields.merging(["Authorization": "Bearer token-ann"]) { $1 }
        #expect(
            try server.send("POST", "/graphql", known, body: #"{"query":"\#(document)","extensions":{"cost":true}}"#)
                .body.hasSuffix(#","extensions":{"cost":{"cost":2,"limit":50000,"objects":2,"statements":0}}}"#))
    }

    @Test func `it is not told otherwise`() throws {
        let answer = try TestServer().send(
            "POST", "/graphql", ["Content-Type": "application/json"],
            body: #"{"query":"{ hello }","extensions":{"cost":false,"other":true}}"#)
        #expect(answer.body == #"{"data":{"hello":"Hello, world!"}}"#)
    }

    @Test func `an operation over the limit is refused, one at the limit is not`() throws {
        var limits = GraphQLLimits()
        limits.cost = 2
        let server = try TestServer(limits: limits)
        #expect(try server.run("mutation { a: add(amount: 1) { value } b: add(amount: 1) { value } }").status == 200)
        let answer = try server.run(
            "mutation { a: add(amount: 1) { value } b: add(amount: 1) { value } c: add(amount: 1) { value } }")
        #expect(answer.status == 400)
        #expect(
            answer.body
                == #"{"errors":[{"message":"The operation can return 3 objects; the limit is 2.","extensions":{"code":"LIMIT_EXCEEDED","limit":2,"cost":3}}]}"#
        )
    }
}
