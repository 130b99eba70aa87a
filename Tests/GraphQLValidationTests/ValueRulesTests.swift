import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import Testing

@Suite("5.6 Values")
struct ValueRulesTests {
    @Test(arguments: [
        "{ int(value: 1) float(value: 1) string(value: \"a\") boolean(value: true) command(value: SIT) }",
        "{ int(value: null) id(value: 1) }",
        "{ int(value: -2147483648) id(value: \"1\") float(value: 1.5e3) ints(value: [1, 2]) }",
        "{ id(value: 12345678901234567890) ints(value: 1) matrix(value: [[1, null], null]) }",
        "{ matrix(value: 1) a: matrix(value: [1, 2]) }",
        "{ any(value: {a: [1, X, \"s\"], b: null}) }",
        "{ weight(value: [1]) }",
    ])
    func `literals are of their type`(_ document: String) throws {
        #expect(try faults(document) == [])
    }

    @Test(arguments: [
        Example("{ int(value: \"1\") }", "1:14 Expected value of type \"Int\", found \"1\"."),
        Example("{ int(value: 1.0) }", "1:14 Expected value of type \"Int\", found 1.0."),
        Example(
            "{ int(value: 2147483648) }",
            "1:14 Int cannot represent an integer of more than 32 bits: 2147483648"),
        Example("{ float(value: 1e999) }", "1:16 Expected value of type \"Float\", found 1e999."),
        Example("{ string(value: 1) }", "1:17 Expected value of type \"String\", found 1."),
        Example("{ boolean(value: \"true\") }", "1:18 Expected value of type \"Boolean\", found \"true\"."),
        Example("{ id(value: 1.0) }", "1:13 Expected value of type \"ID\", found 1.0."),
        Example("{ ints(value: [1, null]) }", "1:19 Expected value of type \"Int!\", found null."),
        Example(
            "{ command(value: SITT) }",
            "1:18 Value SITT does not exist in \"DogCommand\" enum. Did you mean the enum value \"SIT\"?"),
        Example(
            "{ command(value: \"SIT\") }",
            "1:18 Value \"SIT\" does not exist in \"DogCommand\" enum. Did you mean the enum value \"SIT\"?"),
        Example("{ command(value: 1) }", "1:18 Expected value of type \"DogCommand\", found 1."),
        Example("{ find(filter: [1]) { name } }", "1:16 Expected value of type \"Filter!\", found [1]."),
        Example("query ($a: Int = \"x\") { int(value: $a) }", "1:18 Expected value of type \"Int\", found \"x\"."),
        Example("{ dog { name @skip(if: 1) } }", "1:24 Expected value of type \"Boolean!\", found 1."),
    ])
    func `literals are of another type`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("{ int(value: {a: 1}) }", " Expected value of type \"Int\", found {a: 1} in line 1, column 14."),
        Example("{ ints(value: [[1]]) }", " Expected value of type \"Int!\", found [1] in line 1, column 16."),
        Example("{ command(value: []) }", " Expected value of type \"DogCommand\", found [] in line 1, column 18."),
        Example(
            "{\n  int(value: []) float(value: true)\n}",
            " Expected value of type \"Int\", found [] in line 2, column 14.",
            "2:31 Expected value of type \"Float\", found true."),
    ])
    func `a list or object for a leaf is located by the message alone`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        (#"{ weight(value: "x") }"#, ErrorCode.badUserInput),
        (#"{ find(filter: {name: "a"}, choice: {}) { name } }"#, .badUserInput),
        (#"{ find(filter: {name: "a"}, choice: {name: null}) { name } }"#, .badUserInput),
        ("{ int(value: \"1\") }", .graphQLValidationFailed),
        ("{ command(value: SITT) }", .graphQLValidationFailed),
    ])
    func `a value that its scalar or OneOf input object refuses has the code that it has as a variable`(
        document: String, code: ErrorCode
    ) throws {
        let weight = ScalarCoercion { (value) throws(CoercionError) in
            guard case .int = value else { throw CoercionError(message: "A weight is in whole grams.") }
            return value
        }
        let errors = #expect(throws: ValidationErrors.self) {
            try validate(Document.parse(document), against: PetSchema.schema, scalars: ["Weight": weight])
        }
        #expect(errors?.requestErrors.map(\.code) == [code])
    }

    @Test func `a long literal is cut in the message`() throws {
        let text = String(repeating: "x", count: 100_000)
        let faults = try faults("{ int(value: \"\(text)\") }")
        #expect(faults == ["1:14 Expected value of type \"Int\", found \"\(text.prefix(99))…."])
    }

    @Test func `a custom scalar may refuse literals, but not those with variables`() throws {
        let weight = ScalarCoercion { (value) throws(CoercionError) in
            guard case .int = value else { throw CoercionError(message: "A weight is in whole grams.") }
            return value
        }
        let scalars = ["Weight": weight]
        #expect(try faults("{ weight(value: 5) }", scalars: scalars) == [])
        #expect(try faults("query ($w: Weight) { weight(value: [$w]) }", scalars: scalars) == [])
        #expect(
            try faults("{ weight(value: HEAVY) }", scalars: scalars) == [
                "1:17 Expected value of type \"Weight\", found HEAVY; A weight is in whole grams."
            ])
    }

    @Test(arguments: [
        Example("{ find(filter: {name: \"a\", nested: {name: \"b\"}, commands: SIT}) { name } }"),
        Example(
            "{ find(filter: {name: \"a\", limits: 1}) { name } }",
            "1:28 Field \"limits\" is not defined by type \"Filter\". Did you mean \"limit\"?"),
        Example(
            "{ find(filter: {name: \"a\", nested: {name: \"b\", x: {y: 1}}}) { name } }",
            "1:48 Field \"x\" is not defined by type \"Filter\"."),
    ])
    func `input fields are defined`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("{ any(value: {a: {a: 1}}) }"),
        Example(
            "{ find(filter: {name: \"a\", name: \"b\", name: \"c\"}) { name } }",
            "1:17 1:28 There can be only one input field named \"name\".",
            "1:17 1:39 There can be only one input field named \"name\"."),
        Example("{ any(value: {a: 1, a: 1}) }", "1:15 1:21 There can be only one input field named \"a\"."),
    ])
    func `input fields are given once`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("{ find(filter: {name: \"a\"}) { name } }"),
        Example(
            "{ find(filter: {}) { name } }",
            "1:16 Field \"Filter.name\" of required type \"String!\" was not provided."),
        Example(
            "{ find(filter: {name: \"a\", limit: null}) { name } }",
            "1:35 Expected value of type \"Int!\", found null."),
    ])
    func `required input fields are given`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }

    @Test(arguments: [
        Example("{ find(filter: {name: \"a\"}, choice: {limit: 1}) { name } }"),
        Example("query ($n: String!) { find(filter: {name: \"a\"}, choice: {name: $n}) { name } }"),
        Example(
            "{ find(filter: {name: \"a\"}, choice: {}) { name } }",
            "1:37 OneOf Input Object \"Choice\" must specify exactly one key."),
        Example(
            "{ find(filter: {name: \"a\"}, choice: {limit: 1, name: \"b\"}) { name } }",
            "1:37 OneOf Input Object \"Choice\" must specify exactly one key."),
        Example(
            "{ find(filter: {name: \"a\"}, choice: {limit: null}) { name } }",
            "1:37 Field \"Choice.limit\" must be non-null."),
        Example(
            "{ find(filter: {name: \"a\"}, choice: {other: 1}) { name } }",
            "1:37 OneOf Input Object \"Choice\" must specify exactly one key.",
            "1:38 Field \"other\" is not defined by type \"Choice\"."),
        Example(
            "query ($n: String) { find(filter: {name: \"a\"}, choice: {name: $n}) { name } }",
            "1:8 1:63 Variable \"$n\" is of type \"String\" but must be non-nullable to be used for"
                + " OneOf Input Object \"Choice\"."),
    ])
    func `one field of a OneOf input object is given`(_ example: Example) throws {
        let found = try faults(example.document)
        #expect(found == example.faults)
    }
}
