import Testing

/// Spec: 4 Introspection.
@Suite("Introspection")
struct IntrospectionTests {
    @Test func `a type in any number of lists is shown with all of them`() throws {
        let type = String(repeating: "[", count: 30) + "Int!" + String(repeating: "]", count: 30)
        let world = try JSONWorld("type Query { deep: \(type) }", "{}")
        let response = try world.run(
            "{ __type(name: \"Query\") { fields { type "
                + String(repeating: "{ ofType ", count: 31) + "{ name kind }" + String(repeating: " }", count: 31)
                + " } } }")
        #expect(
            response
                == #"{"data":{"__type":{"fields":[{"type":"# + String(repeating: #"{"ofType":"#, count: 31)
                + #"{"name":"Int","kind":"SCALAR"}"# + String(repeating: "}", count: 31) + "}]}}}")
    }

    @Test func `what is deprecated is shown when it is asked for`() throws {
        let world = try JSONWorld(
            """
            type Query { old: Int @deprecated(reason: "Use new.") new(a: Int @deprecated b: Int): E }
            enum E { OLD @deprecated NEW }
            input I { old: Int @deprecated new: Int }
            """, "{}")
        let fields = "fields { name } inputFields { name } enumValues { name }"
        #expect(
            try world.run("{ q: __type(name: \"Query\") { \(fields) } e: __type(name: \"E\") { \(fields) } }")
                == #"{"data":{"q":{"fields":[{"name":"new"}],"inputFields":null,"enumValues":null},"e":{"fields":null,"inputFields":null,"enumValues":[{"name":"NEW"}]}}}"#
        )
        #expect(
            try world.run(
                """
                { q: __type(name: "Query") { fields(includeDeprecated: true) {
                    name isDeprecated deprecationReason args { name } all: args(includeDeprecated: true) { name }
                } }
                i: __type(name: "I") { inputFields(includeDeprecated: true) { name deprecationReason } } }
                """)
                == #"{"data":{"q":{"fields":[{"name":"old","isDeprecated":true,"deprecationReason":"Use new.","args":[],"all":[]},{"name":"new","isDeprecated":false,"deprecationReason":null,"args":[{"name":"b"}],"all":[{"name":"a"},{"name":"b"}]}]},"i":{"inputFields":[{"name":"old","deprecationReason":"No longer supported"},{"name":"new","deprecationReason":null}]}}}"#
        )
    }

    @Test func `a type that does not exist is null`() throws {
        #expect(
            try JSONWorld("type Query { a: Int }", "{}").run("{ __type(name: \"X\") { name } }")
                == #"{"data":{"__type":null}}"#)
    }
}
