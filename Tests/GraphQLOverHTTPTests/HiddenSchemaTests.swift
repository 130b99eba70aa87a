import Testing

@Suite("A hidden schema")
struct HiddenSchemaTests {
    private func errors(_ query: String) throws -> String {
        let answer = try TestServer(Counter(hidesSchema: true)).run(query)
        #expect(answer.status == 400)
        return answer.body
    }

    @Test(arguments: [
        ("{ __schema { queryType { name } } }", "__schema"), ("{ __type(name: \"Query\") { name } }", "__type"),
        ("{ hello ...F } fragment F on Query { a: __schema { types { name } } }", "__schema"),
        ("{ ... @include(if: false) { __type(name: \"Query\") { name } } }", "__type"),
    ])
    func `cannot be introspected`(query: String, field: String) throws {
        let body = try errors(query)
        #expect(body.contains(#""message":"\"\#(field)\" cannot be queried: introspection is turned off here.""#))
        #expect(!body.contains("data"))
    }

    @Test func `still says the type of an object`() throws {
        let answer = try TestServer(Counter(hidesSchema: true)).run("{ __typename }")
        #expect(answer.body == #"{"data":{"__typename":"Query"}}"#)
    }

    @Test(arguments: [
        "{ helo }", "{ hello(nam: 1) }", "{ hello @skp(if: true) }", "query($a: Strin) { hello(name: $a) }",
        "{ ... on Quer { hello } }", "{ sum }",
    ])
    func `is not told by suggestions`(query: String) throws {
        #expect(try !errors(query).contains("Did you mean"))
        let open = try TestServer().run(query)
        #expect(open.body.contains("Did you mean"))
    }
}
