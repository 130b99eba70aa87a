import GraphQLSchema
import JSON
import RapportStore
import Testing

@testable import RapportAPI
@testable import SQLite

/// What holds for every field of `Query`, made from the schema.
@Suite("Every field of Query")
struct RootFieldTests {
    private static let fields = TestAPI.schema.types[TestAPI.schema.queryType].fields

    private func call(_ field: FieldDefinition, _ variant: [String], in world: World) throws -> String {
        let selections = Selections(world: world)
        let arguments = try selections.arguments(field, and: variant)
        return "{ answer: \(field.name)\(arguments)\(try selections.selection(of: field.type)) }"
    }

    @Test func `costs as many statements for an account that has more, with every argument`() throws {
        let api = try TestAPI()
        let small = try World(api, of: "anna@example.com", copies: 1)
        let large = try World(api, of: "ben@example.com", copies: 8)
        for field in RootFieldTests.fields {
            for (little, much) in zip(try calls(field, in: small), try calls(field, in: large)) {
                let one = try api.observed(little, as: small.owner)
                let many = try api.observed(much, as: large.owner)
                #expect(one.answer["errors"] == nil, "\(little)\n\(one.answer.text.prefix(500))")
                #expect(many.answer["errors"] == nil, "\(much)\n\(many.answer.text.prefix(500))")
                let difference = abs(many.statements.count - one.statements.count)
                #expect(difference <= allowance(field), "\(much): \(one.statements.count), \(many.statements.count)")
            }
        }
    }

    /// The field without arguments, and with each value of each.
    private func calls(_ field: FieldDefinition, in world: World) throws -> [String] {
        try ([[]] + Selections(world: world).variants(field)).map { try call(field, $0, in: world) }
    }

    /// Objects of several types cost a statement for each type that a page has: those of `edges`, and those of `nodes`.
    private func allowance(_ field: FieldDefinition) -> Int {
        let type = TestAPI.schema.type(field.type)
        guard let nodes = type.field(named: "nodes")?.type else { return 0 }
        return 2 * max(TestAPI.schema.type(nodes).possibleTypes.count - 1, 0)
    }

    @Test func `needs a token, but for those that are open`() throws {
        let api = try TestAPI()
        let world = try World(api, of: "anna@example.com", copies: 1)
        for field in RootFieldTests.fields where field.name != "apiVersion" {
            let answer = try api.value(call(field, [], in: world), as: nil)
            #expect(answer["errors"]?[0]?["extensions"]?["code"] == "UNAUTHENTICATED", "\(field.name)")
            #expect(answer["data"]?["answer"]?.isNull ?? true, "\(field.name)")
        }
    }
}
