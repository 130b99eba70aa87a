import GraphQLSchema
import JSON
import RapportStore
import Testing

@testable import RapportAPI

/// What holds for every mutation, or for every one whose input has a field of that name.
///
/// Made from the schema, so that a mutation is covered when it is added.
@Suite("Every mutation")
struct MutationTests {
    private static let fields = TestAPI.schema.types[TestAPI.schema.mutationType!].fields

    private static func names(with field: String) -> [String] {
        fields.filter { mutation in
            TestAPI.schema.type(mutation.arguments[0].type).inputFields.contains { $0.name == field }
        }.map(\.name)
    }

    private func inputs(of mutation: String) throws -> (inputs: Inputs, world: World) {
        let field = try #require(MutationTests.fields.first { $0.name == mutation })
        let world = try World(TestAPI(), of: "anna@example.com", copies: 1)
        return (Inputs(of: field, world: world), world)
    }

    /// The payload, with the ids of its records.
    private func run(_ mutation: String, _ input: String, in world: World) throws -> JSONValue {
        let selections = Selections(world: world)
        let payload = try #require(MutationTests.fields.first { $0.name == mutation }).type
        let records = TestAPI.schema.type(payload).fields.filter { selections.isEntity(TestAPI.schema.type($0.type)) }
        let answer = try world.api.value(
            """
            mutation { answer: \(mutation)(input: \(input)) { \(records.map { "\($0.name) { id }" }.joined(separator: " "))
                userErrors { code path ... on ConflictError { current { version } } } } }
            """, as: world.owner)
        return try #require(answer["data"]?["answer"], "\(mutation)(\(input)): \(answer.text)")
    }

    // MARK: The token

    @Test func `needs a token, but for those that begin a session`() throws {
        let world = try World(TestAPI(), of: "anna@example.com", copies: 1)
        let before = try world.api.rows()
        for mutation in MutationTests.fields where !["signUp", "signIn", "refreshSession"].contains(mutation.name) {
            let input = try Inputs(of: mutation, world: world).text()
            let answer = try world.api.value(
                "mutation { answer: \(mutation.name)(input: \(input)) { userErrors { code } } }", as: nil)
            #expect(answer["errors"]?[0]?["extensions"]?["code"] == "UNAUTHENTICATED", "\(mutation.name)")
            #expect(answer["data"]?["answer"]?.isNull ?? true, "\(mutation.name)")
        }
        #expect(try world.api.rows() == before)
    }

    // MARK: The expected version

    @Test(arguments: names(with: "expectedVersion"))
    func `refuses a record of another version than is expected, and shows what it is`(_ mutation: String) throws {
        let (inputs, world) = try inputs(of: mutation)
        let before = try world.api.rows()
        let refused = try run(mutation, inputs.text([["expectedVersion"]: "99"]), in: world)["userErrors"]
        #expect(refused?.elements?.count == 1)
        #expect(refused?[0]?["code"] == "VERSION_CONFLICT")
        #expect(refused?[0]?["path"] == ["input", "expectedVersion"])
        #expect(try world.api.rows() == before)
        let version = try #require(refused?[0]?["current"]?["version"]?.intValue)
        let done = try run(mutation, inputs.text([["expectedVersion"]: "\(version)"]), in: world)
        #expect(done["userErrors"] == [])
    }

    @Test(arguments: names(with: "expectedVersion"))
    func `takes null for no expectation`(_ mutation: String) throws {
        let (inputs, world) = try inputs(of: mutation)
        let done = try run(mutation, inputs.text([["expectedVersion"]: "null"]), in: world)
        #expect(done["userErrors"] == [])
    }

    // MARK: The idempotency key

    @Test(arguments: names(with: "idempotencyKey"))
    func `is done once for a key, which is for that input alone`(_ mutation: String) throws {
        let (inputs, world) = try inputs(of: mutation)
        let key = [["idempotencyKey"]: "\"0190a5b0-0000-7000-8000-000000000001\""]
        let first = try run(mutation, inputs.text(key), in: world)
        #expect(first["userErrors"] == [])
        let rows = try world.api.rows()
        #expect(try run(mutation, inputs.text(key), in: world) == first)

        let texts = inputs.leaves().filter { TestAPI.schema.type($0.field.type).name == "String" }
        let text = try #require(texts.first { $0.place.count == 1 } ?? texts.first)
        let other = key.merging([text.place: "\"Other\""]) { key, _ in key }
        let refused = try run(mutation, inputs.text(other), in: world)["userErrors"]
        #expect(refused?.elements?.count == 1)
        #expect(refused?[0]?["code"] == "IDEMPOTENCY_KEY_REUSED")
        #expect(refused?[0]?["path"] == ["input", "idempotencyKey"])
        #expect(try world.api.rows() == rows)
    }
}
