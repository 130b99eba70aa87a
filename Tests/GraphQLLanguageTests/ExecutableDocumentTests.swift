import GraphQLLanguage
import Testing

@Suite("Executable documents")
struct ExecutableDocumentTests {
    @Test func `an operation has its parts`() throws {
        let document = try Document.parse(everything)
        let operation = document.operations[0]
        #expect(operation.operationType == .query)
        #expect(operation.name?.text == "Everything")
        #expect(operation.description?.value == "What the query is for.")
        #expect(operation.description?.isBlock == true)
        #expect(!operation.isShorthand)
        #expect(operation.directives.map(\.name.text) == ["live"])
        #expect(operation.selectionSet.selections.count == 1)
        #expect(document.operations.map(\.operationType) == [.query, .mutation, .subscription])
        #expect(document.operations.map { $0.name?.text } == ["Everything", nil, "S"])
    }

    @Test func `the shorthand is a query without a name`() throws {
        let operation = try #require(Document.parse("{ a }").operations.first)
        #expect(operation.isShorthand)
        #expect(operation.operationType == .query)
        #expect(operation.name == nil)
        #expect(operation.variableDefinitions.isEmpty)
        #expect(operation.directives.isEmpty)
    }

    @Test func `a variable definition has its parts`() throws {
        let definitions = try Document.parse(everything).operations[0].variableDefinitions
        let first = try #require(definitions.first)
        #expect(first.variable.name.text == "first")
        #expect(first.description?.value == "How many.")
        #expect(printed(first.type) == "Int!")
        #expect(first.defaultValue.map(printed) == "10")
        #expect(first.directives.map(\.name.text) == ["limit"])
        let second = try #require(definitions.dropFirst().first)
        #expect(second.description == nil)
        #expect(second.defaultValue == nil)
        #expect(printed(second.type) == "[[String!]!]")
    }

    @Test func `a field has its parts`() throws {
        let field = try field(Document.parse(everything))
        #expect(field.alias?.text == "short")
        #expect(field.name.text == "contacts")
        #expect(field.responseKey.text == "short")
        #expect(field.arguments.map(\.name.text) == ["first", "filter"])
        #expect(field.directives.map(\.name.text) == ["include"])
        #expect(field.selectionSet?.selections.count == 3)
    }

    @Test func `a field without anything is its name`() throws {
        let field = try field(Document.parse("{ a }"))
        #expect(field.alias == nil)
        #expect(field.name == field.responseKey)
        #expect(field.arguments.isEmpty)
        #expect(field.directives.isEmpty)
        #expect(field.selectionSet == nil)
    }

    @Test func `fragments are spread, conditional or neither`() throws {
        let selections = try #require(field(Document.parse(everything)).selectionSet).selections
        var seen: [String] = []
        for selection in selections {
            switch selection {
            case .field(let field): seen.append(field.name.text)
            case .fragmentSpread(let spread): seen.append("...\(spread.name.text)")
            case .inlineFragment(let fragment): seen.append("... on \(fragment.typeCondition?.name.text ?? "-")")
            }
            #expect(selection.directives.count == (seen.count < 3 ? 1 : 0))
        }
        #expect(seen == ["...Parts", "... on Person", "... on -"])
    }

    @Test func `a fragment has its parts`() throws {
        let fragment = try #require(Document.parse("\"Why.\" fragment A on B @c { d }").fragments.first)
        #expect(fragment.name.text == "A")
        #expect(fragment.typeCondition.name.text == "B")
        #expect(fragment.description?.value == "Why.")
        #expect(fragment.directives.map(\.name.text) == ["c"])
        #expect(fragment.selectionSet.selections.count == 1)
    }

    @Test func `a fragment may be named like any keyword but on`() throws {
        let document = try Document.parse("{ ...fragment ...query } fragment fragment on on { on }")
        #expect(document.fragments.map(\.name.text) == ["fragment"])
        #expect(document.fragments.map(\.typeCondition.name.text) == ["on"])
    }

    @Test func `values nest`() throws {
        guard case .object(let object) = try value(#"{ a: [1, $b, [C]], d: { e: null }, f: {}, g: [] }"#) else {
            throw NotThere()
        }
        #expect(object.fields.map(\.name.text) == ["a", "d", "f", "g"])
        let values = object.fields.map(\.value)
        guard case .list(let list) = values[0], case .object(let inner) = values[1], case .object(let none) = values[2]
        else { throw NotThere() }
        #expect(list.values.map(printed) == ["1", "$b", "[C]"])
        #expect(inner.fields.map { printed($0.value) } == ["null"])
        #expect(none.fields.isEmpty)
    }

    @Test func `a type is named, a list, or not null`() throws {
        let definition = try #require(
            Document.parse("query($a: [B!]!) { c }").operations[0].variableDefinitions.first)
        guard case .nonNull(let outer) = definition.type, case .list(let list) = outer.nullableType,
            case .nonNull(let element) = list.elementType, case .named(let type) = element.nullableType
        else { throw NotThere() }
        #expect(type.name.text == "B")
        #expect(definition.type.namedType == type)
        #expect(definition.type.isNonNull)
    }

    @Test func `a node knows where it is`() throws {
        let document = try Document.parse("{\n  ä: b\n}".replacing("ä", with: "a"))
        let field = try field(document)
        #expect(field.location == SourceLocation(line: 2, column: 3))
        #expect(field.name.location == SourceLocation(line: 2, column: 6))
        #expect(document.text(field.sourceRange) == "a: b")
        #expect(document.location(ofOffset: document.source.count) == SourceLocation(line: 3, column: 2))
    }

    @Test func `what has a description begins with it`() throws {
        let document = try Document.parse("# comment\n\"a\"\nquery B { c }")
        #expect(document.operations[0].location == SourceLocation(line: 2, column: 1))
        #expect(document.operations[0].name?.location == SourceLocation(line: 3, column: 7))
    }

    @Test func `views are equal when they are the same node`() throws {
        let document = try Document.parse("{ a a }")
        let selections = Array(document.operations[0].selectionSet.selections)
        #expect(selections[0] == document.operations[0].selectionSet.selections.first)
        #expect(selections[0] != selections[1])
        #expect(Set(selections).count == 2)
        #expect(try selections[0] != Document.parse("{ a a }").operations[0].selectionSet.selections.first)
    }
}
