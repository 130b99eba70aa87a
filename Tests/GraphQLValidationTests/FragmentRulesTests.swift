import Testing

@Suite("5.5 Fragments")
struct FragmentRulesTests {
    @Test(arguments: [
        Example("{ dog { ...A ...B } } fragment A on Dog { name } fragment B on Dog { name }"),
        Example(
            "{ dog { ...A } } fragment A on Dog { name } fragment A on Dog { nickname }",
            "1:27 1:54 There can be only one fragment named \"A\"."),
    ])
    func `names of fragments are unique`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("{ pet { ... on Dog { nickname } } }"),
        Example("{ pet { ... on Dogs { nickname } } }", "1:16 Unknown type \"Dogs\". Did you mean \"Dog\"?"),
        Example(
            "{ pet { ...F } } fragment F on Elephant { nickname }",
            "1:32 Unknown type \"Elephant\"."),
        Example(
            "query ($x: DogComand) { int(value: $x) }", "1:12 Unknown type \"DogComand\". Did you mean \"DogCommand\"?"),
    ])
    func `types of fragments and variables exist`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example(
            "{ catOrDog { ... on Dog { name } ... on Pet { name } ... on CatOrDog { __typename } ... { __typename } } }"
        ),
        Example(
            "{ pet { ... on DogCommand { x } } }",
            "1:16 Fragment cannot condition on non composite type \"DogCommand\"."),
        Example(
            "{ pet { ...F } } fragment F on Filter { x }",
            "1:32 Fragment \"F\" cannot condition on non composite type \"Filter\"."),
    ])
    func `fragments are on composite types`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { name }"),
        Example(
            "{ dog { name } } fragment A on Dog { ...B } fragment B on Dog { name }",
            "1:18 Fragment \"A\" is never used.", "1:45 Fragment \"B\" is never used."),
    ])
    func `fragments are used`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("{ dog { ...A } } fragment A on Dog { name }"),
        Example("{ dog { ...A } }", "1:12 Unknown fragment \"A\"."),
    ])
    func `fragments that are spread exist`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("{ dog { ...A ...B } } fragment A on Dog { ...B } fragment B on Dog { name }"),
        Example(
            "{ dog { ...A } } fragment A on Dog { ...A }",
            "1:38 Cannot spread fragment \"A\" within itself."),
        Example(
            "{ dog { ...A } } fragment A on Dog { owner { dog { ...B } } } fragment B on Dog { ...A }",
            "1:52 1:83 Cannot spread fragment \"A\" within itself via \"B\"."),
        Example(
            "{ dog { ...A } } fragment A on Dog { ...B ...C } fragment B on Dog { ...A } fragment C on Dog { ...C }",
            "1:38 1:70 Cannot spread fragment \"A\" within itself via \"B\".",
            "1:97 Cannot spread fragment \"C\" within itself."),
    ])
    func `fragments form no cycles`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("{ dog { ... on Dog { name } ... on Pet { name } ... on CatOrDog { __typename } } }"),
        Example("{ pet { ... on CatOrDog { __typename } } catOrDog { ... on Pet { name } } }"),
        Example(
            "{ dog { ... on Cat { name } } }",
            "1:9 Fragment cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\"."),
        Example(
            "{ pet { ...F } } fragment F on HumanOrAlien { __typename }",
            "1:9 Fragment \"F\" cannot be spread here as objects of type \"Pet\" can never be of type \"HumanOrAlien\"."
        ),
    ])
    func `fragments can apply where they are spread`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }
}
