import JSON
import LoopbackHTTP
import Testing

@Suite("What the program tells of itself")
struct TracingTests {
    private func run(_ flags: [String]) throws -> JSONValue {
        try DemoServer(flags).run(
            "{ contacts(first: 3) { nodes { name interactions(first: 2) { nodes { summary } } } } }",
            extensions: ["cost": true, "trace": ["plans": true]])
    }

    @Test func `under --trace a request is told its statements, and how SQLite runs them`() throws {
        let answer = try run(["--trace"])
        let trace = answer["extensions"]?["trace"]
        let statements = try #require(trace?["statements"]?.elements)
        #expect(statements.count == 2)
        #expect(answer["extensions"]?["cost"]?["statements"] == 2)
        for statement in statements {
            #expect(statement["sql"]?.stringValue?.contains("SELECT") == true)
            #expect(try #require(statement["rows"]?.intValue) > 0)
            #expect(statement["plan"]?.elements?.isEmpty == false)
            #expect(statement["batch"]?.intValue != nil)
        }
        #expect(
            trace?["batches"]?.elements?.map { $0["name"]?.stringValue ?? "" }
                == ["Query.contacts", "Contact.interactions"])
        #expect(
            trace?["scopes"]?.elements?.last?["path"] == ["contacts", "nodes", "interactions", "nodes"])
    }

    @Test func `without it nobody is told`() throws {
        let answer = try run([])
        #expect(answer["extensions"]?["trace"] == nil)
        #expect(answer["extensions"]?["cost"]?["statements"] == 2)
        #expect(!answer.text.contains("SELECT"))
    }

    @Test func `a hidden schema is nowhere`() throws {
        let program = try Program(["serve", "--port", "0", "--no-introspection"])
        let client = try HTTPClient(port: program.port())
        #expect(try client.send("GET", "/schema.graphql").status == 404)
        let fields = ["Content-Type": "application/json"]
        let answer = try client.send(
            "POST", "/graphql", fields, body: #"{"query":"{ __schema { queryType { name } } }"}"#)
        #expect(answer.body.contains("introspection is turned off here"))
        let validated = try client.send(
            "POST", "/graphql/validate", fields, body: #"{"query":"{ contcts { totalCount } }"}"#)
        #expect(validated.body.contains("Cannot query field"))
        #expect(!validated.body.contains("Did you mean"))
    }
}
