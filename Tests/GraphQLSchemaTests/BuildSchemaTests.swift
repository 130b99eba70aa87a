import GraphQLSchema
import Testing

@Suite("Building a schema")
struct BuildSchemaTests {
    @Test func `types come in the order of the document, then those of the specification`() throws {
        let schema = try Schema.build(sdl: "type B { id: ID } type Query { b: B } enum A { X }")
        #expect(
            schema.types.map(\.name) == [
                "B", "Query", "A", "String", "Boolean", "ID", "__Schema", "__Type", "__TypeKind", "__Field",
                "__InputValue", "__EnumValue", "__Directive", "__DirectiveLocation",
            ])
        #expect(schema.types.filter { !$0.isBuiltIn }.map(\.name) == ["B", "Query", "A"])
        #expect(schema.directives.map(\.name) == ["include", "skip", "deprecated", "specifiedBy", "oneOf"])
    }

    @Test func `a built-in scalar is there only if something refers to it`() throws {
        let schema = try Schema.build(sdl: "type Query { q(x: Float): String } directive @d(y: Int) on FIELD")
        #expect(schema.type(named: "Float")?.builtInScalar == .float)
        #expect(schema.type(named: "Int")?.builtInScalar == .int)
        #expect(schema.type(named: "ID") == nil)
    }

    @Test func `definitions that the specification already has are passed over`() throws {
        let schema = try Schema.build(
            sdl: "scalar ID directive @skip(if: Boolean!) on FIELD type Query { id: ID @deprecated }")
        #expect(schema.type(named: "ID")?.isBuiltIn == true)
        #expect(schema.directive(named: "skip")?.locations.count == 3)
        #expect(schema.printed() == "type Query {\n  id: ID @deprecated\n}")
    }

    @Test func `root types have default names unless a schema definition names others`() throws {
        let named = try Schema.build(sdl: "schema { query: Q } type Q { a: Int } type Mutation { a: Int }")
        #expect(named.types[named.queryType].name == "Q")
        #expect(named.mutationType == nil)

        let byDefault = try Schema.build(sdl: "type Mutation { a: Int } type Query { a: Int }")
        #expect(byDefault.queryType == 1)
        #expect(byDefault.mutationType == 0)
        #expect(byDefault.subscriptionType == nil)
    }

    @Test func `extensions become part of what they extend`() throws {
        let schema = try Schema.build(
            sdl: """
                extend type Query implements N @deprecatedOnce { b: Int }
                type Query { a: Int }
                interface N { b: Int }
                enum E { A } extend enum E { B }
                union U = Query extend union U = T
                type T { t(i: I): E }
                input I { a: Int } extend input I @oneOf { b: Int }
                scalar S extend scalar S @specifiedBy(url: "u")
                extend schema { mutation: T }
                directive @deprecatedOnce on OBJECT
                """)
        let query = try #require(schema.type(named: "Query"))
        #expect(query.fields.map(\.name) == ["a", "b"])
        #expect(query.fieldIndex(named: "b") == 1)
        #expect(query.interfaces.map { schema.types[$0].name } == ["N"])
        #expect(schema.type(named: "N")?.possibleTypes == [schema.queryType])
        #expect(schema.type(named: "U")?.possibleTypes.map { schema.types[$0].name } == ["Query", "T"])
        #expect(schema.type(named: "E")?.enumValues.map(\.name) == ["A", "B"])
        #expect(schema.type(named: "I")?.isOneOf == true)
        #expect(schema.type(named: "S")?.specifiedByURL == "u")
        #expect(schema.mutationType == schema.typeIndex(named: "T"))
    }

    @Test func `a field keeps what is said of it`() throws {
        let schema = try Schema.build(
            sdl: """
                directive @cost(weight: Int, unit: String) on FIELD_DEFINITION
                type Query { "All of them." a(x: [Int!]! = 1): [Query!] @cost(weight: 5, unit: "row") @deprecated }
                """)
        let field = try #require(schema.type(named: "Query")?.field(named: "a"))
        #expect(field.description == "All of them.")
        #expect(schema.text(of: field.type) == "[Query!]")
        #expect(field.deprecationReason == "No longer supported")
        #expect(field.appliedDirectives.map(\.name) == ["cost", "deprecated"])
        #expect(
            field.appliedDirectives[0].arguments == [
                InputValue.Field(name: "weight", value: .int(5)), InputValue.Field(name: "unit", value: .string("row")),
            ])
        #expect(field.arguments[0].defaultValue?.text == "1")
        #expect(field.arguments[0].defaultValue?.coerced == .list([.int(1)]))
    }

    @Test func `default values contain the default values they need`() throws {
        let schema = try Schema.build(
            sdl: """
                type Query { q(page: Page = {}): Int }
                input Page { order: Order! = { by: NAME } first: Int = 25 after: String }
                input Order { by: Key! direction: Direction = ASC }
                enum Key { NAME } enum Direction { ASC DESC }
                """)
        let page = schema.type(named: "Query")?.field(named: "q")?.arguments[0].defaultValue
        #expect(page?.text == "{  }")
        #expect(
            page?.coerced
                == .object([
                    InputValue.Field(
                        name: "order",
                        value: .object([
                            InputValue.Field(name: "by", value: .enumValue("NAME")),
                            InputValue.Field(name: "direction", value: .enumValue("ASC")),
                        ])),
                    InputValue.Field(name: "first", value: .int(25)),
                ]))
    }

    @Test func `every fault is reported, not only the first`() {
        let error = #expect(throws: SchemaErrors.self) {
            try Schema.build(sdl: "type Query { a: A b: B @c }")
        }
        #expect(
            error?.errors.map(\.text) == [
                "1:17 The type \"A\" is not defined.", "1:22 The type \"B\" is not defined.",
                "1:24 The directive \"@c\" is not defined.",
            ])
    }

    @Test func `meta-fields are found on the types that have them`() throws {
        let schema = try Schema.build(sdl: "type Query { a: T } type T { b: Int } scalar S")
        let other = try #require(schema.typeIndex(named: "T"))
        #expect(schema.field(named: "__typename", of: other).map { schema.text(of: $0.type) } == "String!")
        #expect(schema.field(named: "__schema", of: other) == nil)
        #expect(schema.field(named: "__schema", of: schema.queryType).map { schema.text(of: $0.type) } == "__Schema!")
        #expect(schema.field(named: "__type", of: schema.queryType)?.arguments.map(\.name) == ["name"])
    }

    @Test func `subtypes are the type itself, members, implementations and narrower wrappings`() throws {
        let schema = try Schema.build(
            sdl: "type Query implements N { a: Int } interface N { a: Int } union U = Query type T { a: Int }")
        let query = TypeReference.named(0)
        let interface = TypeReference.named(1)
        let union = TypeReference.named(2)
        let other = TypeReference.named(3)
        #expect(schema.isSubtype(query, of: interface))
        #expect(schema.isSubtype(query, of: union))
        #expect(!schema.isSubtype(other, of: union))
        #expect(!schema.isSubtype(interface, of: query))
        #expect(schema.isSubtype(.nonNull(.list(.nonNull(query))), of: .list(interface)))
        #expect(!schema.isSubtype(.list(query), of: query))
        #expect(!schema.isSubtype(query, of: .nonNull(query)))
        #expect(schema.haveCommonPossibleType(1, 2))
        #expect(!schema.haveCommonPossibleType(1, 3))
    }
}
