import GraphQLSchema
import JSON
import RapportStore
import Testing

@testable import RapportAPI

/// N+1 is impossible: shown for every relation of the schema, with every argument that it takes.
///
/// Made from the schema, so that a relation is covered when it is added. There are no exceptions.
@Suite("Every relation of the schema")
struct RelationTests {
    /// Every type that has an id.
    static let entities = TestAPI.schema.types.filter {
        $0.kind == .object && !$0.isBuiltIn && $0.interfaces.contains { TestAPI.schema.types[$0].name == "Node" }
    }.map(\.name)

    @Test func `costs as many statements for twelve parents as for one, and answers each as if it were alone`() throws {
        let world = try World(TestAPI(), of: "anna@example.com", copies: 12)
        for type in RelationTests.entities { try askEverything(of: type, in: world) }
    }

    private func askEverything(of type: String, in world: World) throws {
        let selections = Selections(world: world)
        for field in TestAPI.schema.type(named: type)!.fields where selections.isRelation(field) {
            let base = try question(field, [], of: type, in: world)
            var variants = try selections.variants(field)
            if let cursor = base.cursor {
                variants.append(["first: 1", "after: \"\(cursor)\""])
                variants.append(["last: 1", "before: \"\(cursor)\""])
            }
            for variant in variants { _ = try question(field, variant, of: type, in: world) }
        }
    }

    /// Asks for a relation of one parent and of all of them.
    ///
    /// - Returns: A cursor of the answer, if there is one.
    private func question(
        _ field: FieldDefinition, _ variant: [String], of type: String, in world: World
    ) throws -> (statements: Int, cursor: String?) {
        let selections = Selections(world: world)
        let call =
            "\(field.name)\(try selections.arguments(field, and: variant))\(try selections.selection(of: field.type))"
        let parents = try #require(world.ids[type], "World.steps make no \(type)")
        let one = try ask(call, of: Array(parents.prefix(1)), type, world)
        let all = try ask(call, of: parents, type, world)
        let last = try ask(call, of: Array(parents.suffix(1)), type, world)
        if all.statements != one.statements {
            // A cursor, being of one parent's list, may lie behind all of another's: then there is less to read there.
            let alone = try parents.map { try ask(call, of: [$0], type, world).statements }.max() ?? 0
            // One parent names objects of one type, and all of them maybe objects of each: one statement for each type.
            let types = max(TestAPI.schema.type(field.type).possibleTypes.count, 1)
            #expect((alone..<(alone + types)).contains(all.statements), "\(type).\(call)")
        }
        #expect(all.answers.first == one.answers.first, "\(type).\(call)")
        #expect(all.answers.last == last.answers.first, "\(type).\(call)")
        let edges = all.answers.first?["answer"]?["edges"]?.elements
        return (one.statements, edges?.first?["cursor"]?.stringValue)
    }

    private func ask(
        _ call: String, of parents: [String], _ type: String, _ world: World
    ) throws -> (statements: Int, answers: [JSONValue]) {
        let ids = parents.map { "\"\($0)\"" }.joined(separator: ", ")
        let document = "{ nodes(ids: [\(ids)]) { ... on \(type) { answer: \(call) } } }"
        let (answer, statements) = try world.api.observed(document, as: world.owner)
        #expect(answer["errors"] == nil, "\(document)\n\(answer.text.prefix(500))")
        return (statements.count, answer["data"]?["nodes"]?.elements ?? [])
    }
}
