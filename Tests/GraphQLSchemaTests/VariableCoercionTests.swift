import GraphQLLanguage
import GraphQLSchema
import Testing

@Suite("Coercing variables")
struct VariableCoercionTests {
    /// The values of the variables, or each fault as `line:column message`.
    private func coerce(
        _ variables: String, _ provided: [InputValue.Field], scalars: ScalarCoercions = [:]
    ) throws -> Result<[String: InputValue], RequestErrors> {
        let schema = try Schema.build(sdl: exampleSchema)
        let document = try Document.parse("query (\(variables)) { __typename }")
        return schema.coerceVariables(of: document.operations[0], from: provided, scalars: scalars).map(\.values)
    }

    private func value(_ type: String, _ json: InputValue) throws -> InputValue? {
        try coerce("$v: \(type)", [InputValue.Field(name: "v", value: json)]).get()["v"]
    }

    private func faults(_ type: String, _ json: InputValue) throws -> [String] {
        switch try coerce("$v: \(type)", [InputValue.Field(name: "v", value: json)]) {
        case .success: []
        case .failure(let errors): errors.errors.map(\.message)
        }
    }

    @Test(arguments: [
        ("Int", InputValue.int(-2_147_483_648), InputValue.int(-2_147_483_648)),
        ("Int", .float(3), .int(3)),
        ("Float", .int(1), .float(1)),
        ("Float", .float(1.5), .float(1.5)),
        ("String", .string(""), .string("")),
        ("Boolean", .boolean(false), .boolean(false)),
        ("ID", .string("a"), .string("a")),
        ("ID", .int(4), .string("4")),
        ("ID", .float(4), .string("4")),
        ("Color", .string("RED"), .enumValue("RED")),
        ("Int", .null, .null),
        (
            "Any", .object([InputValue.Field(name: "a", value: .list([.null]))]),
            .object([InputValue.Field(name: "a", value: .list([.null]))])
        ),
    ])
    func `JSON becomes a value of its type`(type: String, json: InputValue, expected: InputValue) throws {
        #expect(try value(type, json) == expected)
    }

    @Test(arguments: [
        ("Int", InputValue.float(1.5), "Expected a value of type \"Int\", found 1.5."),
        ("Int", .int(2_147_483_648), "An Int has 32 bits with sign; 2147483648 has more."),
        ("Int", .float(1e300), "Expected a value of type \"Int\", found 1e+300."),
        ("Int", .string("1"), "Expected a value of type \"Int\", found \"1\"."),
        ("Int", .boolean(true), "Expected a value of type \"Int\", found true."),
        ("Float", .string("1.5"), "Expected a value of type \"Float\", found \"1.5\"."),
        ("String", .int(1), "Expected a value of type \"String\", found 1."),
        ("Boolean", .int(0), "Expected a value of type \"Boolean\", found 0."),
        ("ID", .float(1.5), "Expected a value of type \"ID\", found 1.5."),
        ("ID", .object([]), "Expected a value of type \"ID\", found {}."),
        ("Color", .string("PINK"), "The enum \"Color\" has no value \"PINK\"."),
        ("Color", .int(1), "Expected a value of type \"Color\", found 1."),
        ("Point", .list([]), "Expected a value of type \"Point\", found []."),
    ])
    func `JSON of another kind is refused`(type: String, json: InputValue, message: String) throws {
        #expect(try faults(type, json) == ["Variable \"$v\" got an invalid value: \(message)"])
    }

    @Test func `a value that is no list is a list of itself, at every depth`() throws {
        #expect(try value("[Int]", .int(1)) == .list([.int(1)]))
        #expect(try value("[[Int!]!]", .int(1)) == .list([.list([.int(1)])]))
        #expect(try value("[[Int]]", .list([.int(1), .null])) == .list([.list([.int(1)]), .null]))
        #expect(try value("[Int]", .null) == .null)
        #expect(try value("[Int]", .list([.int(1), .null])) == .list([.int(1), .null]))
    }

    @Test func `fields come in the order of the definition, with default values`() throws {
        let given = InputValue.object([
            InputValue.Field(name: "label", value: .null), InputValue.Field(name: "x", value: .int(1)),
        ])
        #expect(
            try value("Point", given)
                == .object([
                    InputValue.Field(name: "x", value: .int(1)), InputValue.Field(name: "y", value: .int(7)),
                    InputValue.Field(name: "label", value: .null),
                ]))
    }

    @Test func `every fault in a value is reported with its path`() throws {
        let given = InputValue.object([
            InputValue.Field(name: "x", value: .string("a")),
            InputValue.Field(name: "y", value: .null),
            InputValue.Field(name: "q", value: .int(1)),
            InputValue.Field(name: "next", value: .list([.object([]), .int(3)])),
        ])
        #expect(
            try faults("Point!", given) == [
                "Variable \"$v\" got an invalid value: The input object \"Point\" has no field \"q\".",
                "Variable \"$v\" got an invalid value at \"v.x\": Expected a value of type \"Int\", found \"a\".",
                "Variable \"$v\" got an invalid value at \"v.y\": Expected a value of type \"Int!\", found null.",
                "Variable \"$v\" got an invalid value at \"v.next[0]\": The field \"x\" of type \"Int!\" of the input object \"Point\" is required.",
                "Variable \"$v\" got an invalid value at \"v.next[1]\": Expected a value of type \"Point\", found 3.",
            ])
    }

    @Test func `a OneOf input object has exactly one field, which is not null`() throws {
        func given(_ fields: (String, InputValue)...) -> InputValue {
            .object(fields.map { InputValue.Field(name: $0, value: $1) })
        }
        #expect(try value("Pick", given(("b", .string("s")))) == given(("b", .string("s"))))
        let several =
            "Variable \"$v\" got an invalid value: Exactly one field of the OneOf input object \"Pick\" must be given, found 2."
        #expect(try faults("Pick", given(("a", .int(1)), ("b", .string("s")))) == [several])
        #expect(try faults("Pick", given(("a", .int(1)), ("b", .null))) == [several])
        #expect(
            try faults("Pick", given()) == [
                "Variable \"$v\" got an invalid value: Exactly one field of the OneOf input object \"Pick\" must be given, found 0."
            ])
        #expect(
            try faults("Pick", given(("a", .null))) == [
                "Variable \"$v\" got an invalid value at \"v.a\": The field \"a\" of the OneOf input object \"Pick\" must not be null."
            ])
    }

    @Test func `a variable without a value gets its default value, or none`() throws {
        #expect(
            try coerce("$a: Int = 1, $b: Int, $c: Point = {x: 2}", []).get() == [
                "a": .int(1),
                "c": .object([InputValue.Field(name: "x", value: .int(2)), InputValue.Field(name: "y", value: .int(7))]
                ),
            ])
        #expect(try coerce("$a: Int = 1", [InputValue.Field(name: "a", value: .null)]).get() == ["a": .null])
        #expect(try coerce("$a: Int", [InputValue.Field(name: "other", value: .int(1))]).get() == [:])
    }

    @Test func `every variable's faults are reported where it is defined`() throws {
        let result = try coerce(
            "$a: Int!, $b: [Int!]!, $c: Int!, $d: Int",
            [
                InputValue.Field(name: "a", value: .null),
                InputValue.Field(name: "b", value: .list([.null, .string("x")])),
            ])
        guard case .failure(let errors) = result else {
            Issue.record("The variables were accepted")
            return
        }
        #expect(
            errors.errors == [
                RequestError(
                    message: "Variable \"$a\" of type \"Int!\" must not be null.",
                    locations: [SourceLocation(line: 1, column: 8)], code: .badUserInput),
                RequestError(
                    message:
                        "Variable \"$b\" got an invalid value at \"b[0]\": Expected a value of type \"Int!\", found null.",
                    locations: [SourceLocation(line: 1, column: 18)], code: .badUserInput),
                RequestError(
                    message:
                        "Variable \"$b\" got an invalid value at \"b[1]\": Expected a value of type \"Int\", found \"x\".",
                    locations: [SourceLocation(line: 1, column: 18)], code: .badUserInput),
                RequestError(
                    message: "Variable \"$c\" of type \"Int!\" must be given.",
                    locations: [SourceLocation(line: 1, column: 31)], code: .badUserInput),
            ])
    }

    @Test func `a custom scalar says what it takes`() throws {
        let even = ScalarCoercion { value throws(CoercionError) in
            guard case .int(let number) = value, number.isMultiple(of: 2) else {
                throw CoercionError(message: "Expected an even number.")
            }
            return .int(number / 2)
        }
        let given = { [InputValue.Field(name: "v", value: .list([.int($0)]))] }
        #expect(try coerce("$v: [Any]", given(4), scalars: ["Any": even]).get() == ["v": .list([.int(2)])])
        let refused = try coerce("$v: [Any]", given(3), scalars: ["Any": even])
        #expect(throws: RequestErrors.self) { try refused.get() }
        if case .failure(let errors) = refused {
            #expect(
                errors.errors.map(\.message) == [
                    "Variable \"$v\" got an invalid value at \"v[0]\": Expected an even number."
                ])
        }
    }

    @Test func `a message shows only the beginning of a large value`() throws {
        let large = InputValue.list(Array(repeating: .string(String(repeating: "a", count: 1000)), count: 1000))
        let message = try #require(try faults("Color", large).first)
        #expect(message.utf8.count < 250)
        #expect(message.hasSuffix("…."))
    }
}

let exampleSchema = """
    type Query { f(x: Int, point: Point, pick: Pick, any: Any, ids: [ID!], color: Color = RED, n: Int! = 5, r: Float!, b: Boolean): Int }
    enum Color { RED GREEN }
    input Point { x: Int! y: Int! = 7 label: String next: [Point] }
    input Pick @oneOf { a: Int b: String }
    scalar Any
    """
