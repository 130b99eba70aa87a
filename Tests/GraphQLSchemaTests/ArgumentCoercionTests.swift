import GraphQLLanguage
import GraphQLSchema
import Testing

@Suite("Coercing arguments")
struct ArgumentCoercionTests {
    /// The value of one argument of `Query.f`, nil if it has none.
    private func coerce(
        _ argument: String, _ literal: String?, variables: [String: InputValue] = [:], scalars: ScalarCoercions = [:]
    ) throws -> InputValue? {
        let schema = try Schema.build(sdl: exampleSchema)
        let field = try #require(schema.type(named: "Query")?.field(named: "f"))
        let text = literal.map { "{ f(\(argument): \($0)) }" } ?? "{ f }"
        let operation = try Document.parse(text).operations[0]
        guard case .field(let selected)? = operation.selectionSet.selections.first else { return nil }
        let coerced = try schema.coerceArguments(
            definitions: field.arguments.filter { $0.name == argument }, given: selected.arguments,
            variables: VariableValues(values: variables), scalars: scalars)
        return coerced.first?.value
    }

    private func fault(_ argument: String, _ literal: String?, variables: [String: InputValue] = [:]) -> String? {
        do {
            _ = try coerce(argument, literal, variables: variables)
            return nil
        } catch let error as ArgumentError {
            let place = error.location.map { "\($0.line):\($0.column)" } ?? "-"
            return "\(place) \(error.message)"
        } catch {
            return "\(error)"
        }
    }

    @Test(arguments: [
        ("x", "1", InputValue.int(1)),
        ("r", "1", .float(1)),
        ("r", "1e3", .float(1000)),
        ("ids", "[1, \"b\"]", .list([.string("1"), .string("b")])),
        ("ids", "123456789012345678901234567890", .list([.string("123456789012345678901234567890")])),
        ("color", "GREEN", .enumValue("GREEN")),
        ("b", "true", .boolean(true)),
        ("x", "null", .null),
        ("pick", "{a: 1}", .object([InputValue.Field(name: "a", value: .int(1))])),
    ])
    func `a literal becomes a value of its type`(argument: String, literal: String, expected: InputValue) throws {
        #expect(try coerce(argument, literal) == expected)
    }

    @Test(arguments: [
        ("x", "1.0", "1:8 Argument \"x\" got an invalid value: Expected a value of type \"Int\", found 1.0."),
        (
            "x", "3000000000",
            "1:8 Argument \"x\" got an invalid value: An Int has 32 bits with sign; 3000000000 has more."
        ),
        ("r", "1e999", "1:8 Argument \"r\" got an invalid value: Expected a value of type \"Float\", found inf."),
        ("ids", "[1, 1.5]", "1:14 Argument \"ids\" got an invalid value: Expected a value of type \"ID\", found 1.5."),
        (
            "color", "\"RED\"",
            "1:12 Argument \"color\" got an invalid value: Expected a value of type \"Color\", found \"RED\"."
        ),
        (
            "point", "{x: 1, z: 2}",
            "1:19 Argument \"point\" got an invalid value: The input object \"Point\" has no field \"z\"."
        ),
        (
            "pick", "{a: 1, b: \"s\"}",
            "1:11 Argument \"pick\" got an invalid value: Exactly one field of the OneOf input object \"Pick\" must be given, found 2."
        ),
        ("n", "null", "1:8 Argument \"n\" got an invalid value: Expected a value of type \"Int!\", found null."),
    ])
    func `a literal of another kind is refused where it stands`(argument: String, literal: String, message: String) {
        #expect(fault(argument, literal) == message)
    }

    @Test func `an argument that is not written has its default value, or none`() throws {
        #expect(try coerce("x", nil) == nil)
        #expect(try coerce("color", nil) == .enumValue("RED"))
        #expect(
            fault("r", nil) == "- Argument \"r\" got an invalid value: Expected a value of type \"Float!\", found null."
        )
    }

    @Test func `a variable without a value is an argument that is not written`() throws {
        #expect(try coerce("x", "$v") == nil)
        #expect(try coerce("color", "$v") == .enumValue("RED"))
        #expect(try coerce("x", "$v", variables: ["v": .null]) == .null)
        #expect(try coerce("n", "$v", variables: ["v": .int(3)]) == .int(3))
        #expect(
            fault("n", "$v", variables: ["v": .null])
                == "1:8 Argument \"n\" got an invalid value: Expected a value of type \"Int!\", found null.")
    }

    @Test func `a variable without a value inside a value is a missing field or a null element`() throws {
        #expect(
            try coerce("point", "{x: 1, y: $v, label: $v}")
                == .object([InputValue.Field(name: "x", value: .int(1)), InputValue.Field(name: "y", value: .int(7))]))
        #expect(
            fault("point", "{x: $v}")
                == "1:16 Argument \"point\" got an invalid value: The field \"x\" of type \"Int!\" of the input object \"Point\" is required."
        )
        #expect(
            fault("ids", "[\"a\", $v]")
                == "1:16 Argument \"ids\" got an invalid value: Expected a value of type \"ID!\", found null.")
    }

    @Test func `a OneOf input object counts what is written and what it comes to`() throws {
        let message =
            "1:11 Argument \"pick\" got an invalid value: Exactly one field of the OneOf input object \"Pick\" must be given, found"
        #expect(
            try coerce("pick", "{a: $v}", variables: ["v": .int(1)])
                == .object([InputValue.Field(name: "a", value: .int(1))]))
        #expect(fault("pick", "{a: $v}") == "\(message) 0.")
        #expect(fault("pick", "{a: $v, b: \"s\"}") == "\(message) 2.")
        #expect(
            fault("pick", "{a: $v}", variables: ["v": .null])
                == "1:11 Argument \"pick\" got an invalid value: The field \"a\" of the OneOf input object \"Pick\" must not be null."
        )
    }

    @Test func `a custom scalar gets the JSON that a literal looks like`() throws {
        #expect(
            try coerce("any", "{a: [1, 1.5, RED, \"s\", null, $w], b: $v}", variables: ["w": .boolean(true)])
                == .object([
                    InputValue.Field(
                        name: "a",
                        value: .list([.int(1), .float(1.5), .string("RED"), .string("s"), .null, .boolean(true)])
                    )
                ]))
        #expect(
            fault("any", "{a: [$v]}")
                == "1:15 Argument \"any\" got an invalid value: Variable \"$v\" in a list has no value.")
        let reversed = ScalarCoercion { value throws(CoercionError) in
            guard case .string(let text) = value else { throw CoercionError(message: "Expected a text.") }
            return .string(String(text.reversed()))
        }
        #expect(try coerce("any", "ABC", scalars: ["Any": reversed]) == .string("CBA"))
        let error = #expect(throws: ArgumentError.self) { try coerce("any", "1", scalars: ["Any": reversed]) }
        #expect(error?.message == "Argument \"any\" got an invalid value: Expected a text.")
        #expect(error?.location == SourceLocation(line: 1, column: 10))
    }
}
