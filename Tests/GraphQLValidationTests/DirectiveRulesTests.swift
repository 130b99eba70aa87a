import Testing

@Suite("5.7 Directives")
struct DirectiveRulesTests {
    @Test(arguments: [
        Example("query @once { dog @once { ...F @once ... @once { name } } } fragment F on Dog @once { name }"),
        Example("{ dog @onze { name } }", "1:7 Unknown directive \"@onze\". Did you mean \"once\"?"),
        Example("query ($a: Int @nowhere) { int(value: $a) }", "1:16 Unknown directive \"@nowhere\"."),
    ])
    func `directives are defined`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("{ dog { name @onField(n: 1) } }"),
        Example("query @onField(n: 1) { dog { name } }", "1:7 Directive \"@onField\" may not be used on QUERY."),
        Example(
            "mutation @once { rename(id: 1, name: \"\") { name } }",
            "1:10 Directive \"@once\" may not be used on MUTATION."),
        Example(
            "query ($a: Int @many) { dog { ...F @many } i: int(value: $a) } fragment F on Dog @many { name }",
            "1:16 Directive \"@many\" may not be used on VARIABLE_DEFINITION.",
            "1:36 Directive \"@many\" may not be used on FRAGMENT_SPREAD.",
            "1:82 Directive \"@many\" may not be used on FRAGMENT_DEFINITION."),
    ])
    func `directives stand where they may`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("query @many @many { dog @once { name @once } }"),
        Example(
            "{ dog @once @once @once { name } }",
            "1:7 1:13 The directive \"@once\" can only be used once at this location.",
            "1:7 1:19 The directive \"@once\" can only be used once at this location."),
    ])
    func `directives that do not repeat are given once`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }
}
