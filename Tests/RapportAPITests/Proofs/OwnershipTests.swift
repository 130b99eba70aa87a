import GraphQLSchema
import JSON
import RapportStore
import Testing

@testable import RapportAPI
@testable import RapportStore
@testable import SQLite

/// Nobody reads, changes or recognises what is somebody else's: shown for every place of the schema that takes an id.
///
/// Made from the schema, so that a place is covered when it is added: an id of Ben's in Anna's request is answered
/// like an id that nobody has, and nothing of either changes.
@Suite("An id of another account")
struct OwnershipTests {
    /// Which nobody has.
    static let unknown = "01900000-0000-7000-8000-000000000000"

    private static var query: [FieldDefinition] { TestAPI.schema.types[TestAPI.schema.queryType].fields }
    private static var mutation: [FieldDefinition] { TestAPI.schema.types[TestAPI.schema.mutationType!].fields }

    // MARK: Reading

    @Test func `is like an unknown one in every argument of a query, and in every filter`() throws {
        let api = try TestAPI()
        let anna = try World(api, of: "anna@example.com", copies: 1)
        let ben = try World(api, of: "ben@example.com", copies: 1)
        var asked = 0
        for field in OwnershipTests.query {
            asked += try compare(field, in: anna, ben) { call, _ in "{ answer: \(call) }" }
        }
        #expect(asked > 5)
    }

    @Test func `is like an unknown one in every argument of a relation`() throws {
        let api = try TestAPI()
        let anna = try World(api, of: "anna@example.com", copies: 1)
        let ben = try World(api, of: "ben@example.com", copies: 1)
        for type in RelationTests.entities {
            let parent = try anna.id(type)
            for field in TestAPI.schema.type(named: type)!.fields {
                _ = try compare(field, in: anna, ben) { call, _ in
                    "{ node(id: \"\(parent)\") { ... on \(type) { answer: \(call) } } }"
                }
            }
        }
    }

    @Test func `is no node, whatever it names`() throws {
        let api = try TestAPI()
        let anna = try World(api, of: "anna@example.com", copies: 1)
        let ben = try World(api, of: "ben@example.com", copies: 1)
        for type in RelationTests.entities {
            let id = try ben.id(type)
            #expect(
                try api.run("{ node(id: \"\(id)\") { __typename } nodes(ids: [\"\(id)\"]) { id } }", as: anna.owner)
                    == #"{"data":{"node":null,"nodes":[null]}}"#, "\(type)")
        }
    }

    /// Asks with every variant of the arguments that has an id in it: with Ben's ids, and with an unknown one.
    private func compare(
        _ field: FieldDefinition, in anna: World, _ ben: World, _ document: (String, [String]) -> String
    ) throws -> Int {
        let selections = Selections(world: anna)
        let selection = try selections.selection(of: field.type)
        var asked = 0
        for variant in try [[]] + Selections(world: ben).variants(field) {
            let arguments = try Selections(world: ben).arguments(field, and: variant)
            let strange = arguments.replacing(ids: ben, by: OwnershipTests.unknown)
            guard strange != arguments else { continue }
            let foreign = try anna.api.run(document("\(field.name)\(arguments)\(selection)", variant), as: anna.owner)
            let unknown = try anna.api.run(document("\(field.name)\(strange)\(selection)", variant), as: anna.owner)
            #expect(foreign.replacing(ids: ben, by: OwnershipTests.unknown) == unknown, "\(field.name)\(arguments)")
            asked += 1
        }
        return asked
    }

    // MARK: Writing

    @Test(arguments: mutation.map(\.name))
    func `is like an unknown one in every field of a mutation's input, and changes nothing`(_ name: String) throws {
        let mutation = try #require(OwnershipTests.mutation.first { $0.name == name })
        let api = try TestAPI()
        let anna = try World(api, of: "anna@example.com", copies: 1)
        let ben = try World(api, of: "ben@example.com", copies: 1)
        let inputs = Inputs(of: mutation, world: anna)
        let before = try api.rows()
        for place in inputs.placesOfIDs() {
            let foreign = try inputs.text(putting: ben, at: place)
            let strange = foreign.replacing(ids: ben, by: OwnershipTests.unknown)
            try #require(foreign != strange, "\(name): \(foreign)")
            let mine = try run(name, foreign, anna)
            // A filter lets nothing of others through, and that is no fault.
            #expect(mine.contains("NOT_FOUND") || place.contains("filter"), "\(name)(\(foreign)): \(mine)")
            let nobodys = try run(name, strange, anna)
            #expect(mine.replacing(ids: ben, by: OwnershipTests.unknown) == nobodys, "\(name)(\(foreign))")
            #expect(try api.rows() == before, "\(name)(\(foreign))")
        }
        // With ids of Anna's own all is well, so it was the ids.
        guard !inputs.placesOfIDs().isEmpty else { return }
        let input = try inputs.text()
        let own = try run(name, input, anna)
        #expect(own.contains(#""userErrors":[]"#), "\(name)(\(input)): \(own)")
    }

    private func run(_ mutation: String, _ input: String, _ world: World) throws -> String {
        try world.api.run(
            """
            mutation { answer: \(mutation)(input: \(input)) {
                userErrors { __typename message code path ... on NotFoundError { id } } } }
            """, as: world.owner)
    }
}

extension String {
    /// The text with every id of a world replaced by another one.
    fileprivate func replacing(ids world: World, by other: String) -> String {
        world.ids.values.joined().reduce(self) { $0.replacing($1, with: other) }
    }
}

extension TestAPI {
    /// Everything that is stored of everybody, but for files that are made to be fetched.
    func rows() throws -> [String] {
        let database = try Database(path: store.configuration.path, .readOnly)
        let tables: [String] = try database.values(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%owner_id%' AND name NOT LIKE 'export%' ORDER BY name"
        )
        return try tables.flatMap { table -> [String] in
            let columns: [String] = try database.rows(
                SQL(text: "SELECT name FROM pragma_table_info('\(table)')", bindings: [])
            ) { $0[0] }
            let list = columns.map { "quote(\($0))" }.joined(separator: " || ',' || ")
            return try database.rows(SQL(text: "SELECT \(list) FROM \(table) ORDER BY 1", bindings: [])) {
                "\(table): \($0[0] as String)"
            }
        }
    }
}
