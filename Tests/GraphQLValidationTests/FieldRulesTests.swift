import Testing

@Suite("5.3 Fields and 5.4 Arguments")
struct FieldRulesTests {
    @Test(arguments: [
        Example(
            "{ dog { name __typename } catOrDog { __typename } __schema { types { name } } __type(name: \"A\") { name } }"
        ),
        Example("{ dog { colour } }", "1:9 Cannot query field \"colour\" on type \"Dog\"."),
        Example("{ dog { nam } }", "1:9 Cannot query field \"nam\" on type \"Dog\". Did you mean \"name\"?"),
        Example(
            "{ pet { barkVolume } }",
            "1:9 Cannot query field \"barkVolume\" on type \"Pet\"."
                + " Did you mean to use an inline fragment on \"Dog\"?"),
        Example(
            "{ catOrDog { name } }",
            "1:14 Cannot query field \"name\" on type \"CatOrDog\"."
                + " Did you mean to use an inline fragment on \"Pet\", \"Cat\", or \"Dog\"?"),
        Example("{ dog { __schema { types { name } } } }", "1:9 Cannot query field \"__schema\" on type \"Dog\"."),
        // What is below an unknown field is not looked at.
        Example("{ colour { anything { at { all } } } }", "1:3 Cannot query field \"colour\" on type \"Query\"."),
    ])
    func `fields exist on their type`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("{ dog { name owner { name } } }"),
        Example(
            "{ dog }",
            "1:3 Field \"dog\" of type \"Dog\" must have a selection of subfields. Did you mean \"dog { ... }\"?"),
        Example(
            "{ human { pets } }",
            "1:11 Field \"pets\" of type \"[Pet!]\" must have a selection of subfields. Did you mean \"pets { ... }\"?"),
        Example(
            "{ dog { name { first } } }",
            "1:14 Field \"name\" must not have a selection since type \"String!\" has no subfields."),
    ])
    func `composite fields have subfields and leaf fields have none`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("{ dog { name(surname: true) @onField(n: 1) } }"),
        Example(
            "{ dog { name(surnam: true) } }",
            "1:14 Unknown argument \"surnam\" on field \"Dog.name\". Did you mean \"surname\"?"),
        Example(
            "{ dog { name @skip(if: true, unless: false) } }",
            "1:30 Unknown argument \"unless\" on directive \"@skip\"."),
        Example("{ __typename(a: 1) }", "1:14 Unknown argument \"a\" on field \"Query.__typename\"."),
    ])
    func `arguments are defined`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("{ rename: dog { name(surname: true) } }"),
        Example(
            "{ dog { name(surname: true, surname: false, surname: true) } }",
            "1:14 1:29 1:45 There can be only one argument named \"surname\"."),
        Example(
            "{ dog { name @many(n: 1, n: 1) } }",
            "1:20 1:26 There can be only one argument named \"n\"."),
    ])
    func `arguments are given once`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("{ dog { knows(command: SIT) isTrained name } }"),
        Example(
            "{ dog { friends { name } } }",
            "1:9 Argument \"first\" of type \"Int!\" is required on field \"Dog.friends\", but it was not provided."),
        Example(
            "{ dog { name @onField } }",
            "1:14 Argument \"n\" of type \"Int!\" is required on directive \"@onField\", but it was not provided."),
        Example(
            "{ __type { name } }",
            "1:3 Argument \"name\" of type \"String!\" is required on field \"Query.__type\", but it was not provided."),
        // Null is given, but it is no value of the type.
        Example("{ node(id: null) { name } }", "1:12 Expected value of type \"ID!\", found null."),
    ])
    func `required arguments are given`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }
}
