import GraphQLSchema
import Testing

@Suite("5.1 Documents and 5.2 Operations")
struct OperationRulesTests {
    @Test(arguments: [
        Example("{ dog { name } } fragment F on Dog { name }", "1:18 Fragment \"F\" is never used."),
        Example("{ dog { name } } type T { a: Int }", "1:18 The definition of \"T\" is not executable."),
        Example(
            "extend type Dog { x: Int @no } { dog { name } }",
            "1:1 The definition of \"Dog\" is not executable.",
            "1:26 Unknown directive \"@no\"."),
        Example("schema { query: Query } { dog { name } }", "1:1 A schema definition is not executable."),
    ])
    func `only operations and fragments are executable`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test func `an operation needs a root type in the schema`() throws {
        let queries = try Schema.build(sdl: "type Query { a: Int }")
        #expect(try faults("{ a }", schema: queries) == [])
        #expect(try faults("mutation { a }", schema: queries) == ["1:1 The schema has no mutation operations."])
        #expect(
            try faults("subscription S { a }", schema: queries) == ["1:1 The schema has no subscription operations."])
    }

    @Test(arguments: [
        Example("query A { dog { name } } query B { dog { name } }"),
        Example(
            "query A { dog { name } } mutation A { rename(id: 1, name: \"\") { name } } query A { cat { name } }",
            "1:7 1:35 There can be only one operation named \"A\".",
            "1:7 1:80 There can be only one operation named \"A\"."),
    ])
    func `names of operations are unique`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("{ dog { name } }"),
        Example(
            "{ dog { name } } query B { dog { name } }",
            "1:1 An operation without a name must be the only operation of the document."),
    ])
    func `an anonymous operation is alone`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("subscription { newPet { name } }"),
        Example("subscription { newPet { name } newPet { owner { name } } }"),
        Example("subscription { ...F ... { newPet { name } } } fragment F on Subscription { newPet { name } }"),
        Example("subscription { newPet { name @skip(if: true) } }"),
        Example(
            "subscription S { newPet { name } newHuman { name } }",
            "1:34 Subscription \"S\" must select exactly one top level field."),
        Example(
            "subscription { a: newPet { name } b: newPet { name } }",
            "1:35 An anonymous subscription must select exactly one top level field."),
        Example(
            "subscription { newPet { name } ...F } fragment F on Subscription { newHuman { name } }",
            "1:68 An anonymous subscription must select exactly one top level field."),
        Example(
            "subscription { __typename }",
            "1:16 An anonymous subscription must not select an introspection field at its top level."),
        Example(
            "subscription S { newPet @skip(if: false) { name } ... @include(if: true) { newPet { name } } }",
            "1:25 1:55 Subscription \"S\" must not use `@skip` or `@include` in its top level selection."),
        Example(
            "subscription { ...F } fragment F on Subscription { ...F }",
            "1:14 An anonymous subscription must select exactly one top level field.",
            "1:52 Cannot spread fragment \"F\" within itself."),
    ])
    func `a subscription has one root field`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }
}
