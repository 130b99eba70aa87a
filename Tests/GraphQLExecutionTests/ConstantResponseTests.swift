import GraphQLSchema
import JSON
import Testing

@testable import GraphQLExecution

/// What selects nothing but the schema is answered alike every time, so that its response is kept.
@Suite("Constant responses")
struct ConstantResponseTests {
    let library = Library()

    /// What is kept after a run, nil if nothing is.
    func kept(_ text: String, _ variables: [InputValue.Field] = []) throws -> String? {
        let (plan, values) = try library.plan(text, variables)
        let out = JSONWriter()
        out.write("what was there before")
        _ = Execution.start(plan, variables: values, context: library, into: out)
        return plan.constantResponse?.bytes.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test func `introspection by constant arguments is kept as it was answered`() throws {
        #expect(
            try kept("{ __typename __type(name: \"Portrait\") { name fields { name } } }")
                == #"{"data":{"__typename":"Query","__type":{"name":"Portrait","fields":[{"name":"painter"},{"name":"year"},{"name":"masterpiece"},{"name":"copies"}]}}}"#
        )
    }

    @Test(arguments: [
        "query($n: String!) { __type(name: $n) { name } }",
        "query($n: String!, $d: Boolean) { __type(name: \"Author\") { fields(includeDeprecated: $d) { name } } x: __type(name: $n) { name } }",
        "query($d: Boolean) { __type(name: \"Author\") { fields(includeDeprecated: $d) { name } } }",
    ])
    func `what depends on a variable is not kept`(_ text: String) throws {
        #expect(try kept(text, [.init(name: "n", value: .string("Author"))]) == nil)
    }

    @Test(arguments: ["{ authors { name } }", "{ __typename broken }", "mutation { touch }"])
    func `what reads data or changes it is not kept`(_ text: String) throws {
        #expect(try kept(text) == nil)
    }
}
