import GraphQLLanguage
import Testing

@Suite("Type system documents")
struct TypeSystemDocumentTests {
    @Test func `a schema has root operation types`() throws {
        guard case .schema(let schema) = try definition("\"S\" schema @a { query: Q mutation: M subscription: S }")
        else { throw NotThere() }
        #expect(schema.description?.value == "S")
        #expect(schema.directives.map(\.name.text) == ["a"])
        #expect(schema.rootOperationTypes.map(\.operationType) == [.query, .mutation, .subscription])
        #expect(schema.rootOperationTypes.map(\.type.name.text) == ["Q", "M", "S"])
        #expect(!schema.isExtension)
    }

    @Test func `a scalar has directives`() throws {
        guard case .scalar(let scalar) = try definition("\"At.\" scalar DateTime @specifiedBy(url: \"u\")") else {
            throw NotThere()
        }
        #expect(scalar.name.text == "DateTime")
        #expect(scalar.description?.value == "At.")
        #expect(scalar.directives.first?.arguments.first?.name.text == "url")
    }

    @Test func `an object type has interfaces and fields`() throws {
        let text = "type A implements & B & C @d { \"E.\" e(\"F.\" f: [G!] = [1] @h, i: J): K! @l m: N }"
        guard case .object(let object) = try definition(text) else { throw NotThere() }
        #expect(object.name.text == "A")
        #expect(object.interfaces.map(\.name.text) == ["B", "C"])
        #expect(object.directives.map(\.name.text) == ["d"])
        #expect(object.fields.map(\.name.text) == ["e", "m"])
        let field = try #require(object.fields.first)
        #expect(field.description?.value == "E.")
        #expect(printed(field.type) == "K!")
        #expect(field.directives.map(\.name.text) == ["l"])
        #expect(field.arguments.map(\.name.text) == ["f", "i"])
        let argument = try #require(field.arguments.first)
        #expect(argument.description?.value == "F.")
        #expect(printed(argument.type) == "[G!]")
        #expect(argument.defaultValue.map(printed) == "[1]")
        #expect(argument.directives.map(\.name.text) == ["h"])
    }

    @Test func `an interface has interfaces and fields`() throws {
        guard case .interface(let interface) = try definition("interface A implements B { c: D }") else {
            throw NotThere()
        }
        #expect(interface.interfaces.map(\.name.text) == ["B"])
        #expect(interface.fields.map(\.name.text) == ["c"])
    }

    @Test(arguments: ["union A = B | C", "union A = | B | C", "union A @d = B|C"])
    func `a union has members`(text: String) throws {
        guard case .union(let union) = try definition(text) else { throw NotThere() }
        #expect(union.members.map(\.name.text) == ["B", "C"])
    }

    @Test func `an enum has values`() throws {
        guard case .enumeration(let type) = try definition("enum A { \"B.\" B C @deprecated }") else {
            throw NotThere()
        }
        #expect(type.values.map(\.name.text) == ["B", "C"])
        #expect(type.values.map { $0.description?.value } == ["B.", nil])
        #expect(type.values.map(\.directives.count) == [0, 1])
    }

    @Test func `an input object has fields`() throws {
        guard case .inputObject(let type) = try definition("input A @oneOf { b: C d: E = \"f\" \"G.\" g: H = {} }")
        else {
            throw NotThere()
        }
        #expect(type.fields.map(\.name.text) == ["b", "d", "g"])
        #expect(type.fields.map { $0.defaultValue.map(printed) } == [nil, "\"f\"", "{  }"])
        #expect(type.fields.map { $0.description?.value } == [nil, nil, "G."])
    }

    @Test func `a directive has arguments and locations`() throws {
        let text = "\"D.\" directive @a(b: C = 1) repeatable on | FIELD | ENUM_VALUE"
        guard case .directive(let directive) = try definition(text) else { throw NotThere() }
        #expect(directive.name.text == "a")
        #expect(directive.description?.value == "D.")
        #expect(directive.arguments.map(\.name.text) == ["b"])
        #expect(directive.isRepeatable)
        #expect(directive.locations.map(\.directiveLocation) == [.field, .enumValue])
    }

    @Test(arguments: DirectiveLocation.allCases)
    func `every location of the specification is one`(location: DirectiveLocation) throws {
        guard case .directive(let directive) = try definition("directive @a on \(location.rawValue)") else {
            throw NotThere()
        }
        #expect(!directive.isRepeatable)
        #expect(directive.locations.map(\.directiveLocation) == [location])
    }

    @Test func `an extension has the parts of a definition`() throws {
        let extensions = try Document.parse(everything).definitions.filter(\.isExtension)
        let kinds = extensions.map { definition in
            switch definition {
            case .schemaExtension(let schema): "schema \(schema.rootOperationTypes.count)"
            case .scalarExtension(let type): "scalar \(type.directives.count)"
            case .objectExtension(let type): "type \(type.interfaces.count) \(type.fields.count)"
            case .interfaceExtension(let type): "interface \(type.interfaces.count) \(type.fields.count)"
            case .unionExtension(let type): "union \(type.members.count)"
            case .enumerationExtension(let type): "enum \(type.values.count)"
            case .inputObjectExtension(let type): "input \(type.fields.count)"
            default: "definition"
            }
        }
        #expect(kinds == ["schema 1", "scalar 1", "type 1 1", "interface 1 0", "union 1", "enum 1", "input 1"])
    }

    @Test func `definitions tell what they are and what they are called`() throws {
        let definitions = try Array(Document.parse(everything).definitions)
        #expect(definitions.count == 19)
        #expect(
            definitions[4...11].map { $0.name?.text ?? "-" } == [
                "-", "DateTime", "Person", "Named", "Anything", "Order", "Filter", "limit",
            ])
        #expect(definitions[5].description?.value == "An instant.")
        #expect(definitions[5].directives.count == 1)
    }

    @Test(arguments: ["type A", "interface A", "union A", "enum A", "input A", "scalar A", "type A @b", "union A @b"])
    func `a definition may have nothing but a name`(text: String) throws {
        #expect(try definition(text).name?.text == "A")
    }
}
