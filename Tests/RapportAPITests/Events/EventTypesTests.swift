import GraphQLSchema
import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

/// What holds for every type of event, made from the schema.
@Suite("Every type of event")
struct EventTypesTests {
    private static let types = TestAPI.schema.type(named: "DomainEvent")!.possibleTypes.map {
        TestAPI.schema.types[$0]
    }

    @Test func `has a name in the table, and a value of DomainEventType`() {
        #expect(
            Dictionary(uniqueKeysWithValues: DomainEventKinds.all.map { ($0.name, $0.value) })
                == Dictionary(
                    uniqueKeysWithValues: EventTypesTests.types.map {
                        ($0.name, DomainEventType(rawValue: EventTypesTests.screaming($0.name)))
                    }))
        #expect(Set(DomainEventKinds.all.map(\.value)) == Set(DomainEventType.allCases))
        for kind in DomainEventKinds.all { #expect(TestAPI.schema.types[Int(kind.type.rawValue)].name == kind.name) }
    }

    /// `ContactCreated` is `CONTACT_CREATED`.
    private static func screaming(_ name: String) -> String {
        name.reduce("") { $0 + ($1.isUppercase && !$0.isEmpty ? "_" : "") + $1.uppercased() }
    }

    @Test func `is published by what the API does, and can be read with all its fields`() throws {
        let world = try World(TestAPI(), of: "anna@example.com", copies: 1)
        let selections = Selections(world: world)
        for type in EventTypesTests.types {
            let id = try #require(world.ids[type.name]?.first, "World.steps publish no \(type.name)")
            let fields = try type.fields.map { "\($0.name)\(try selections.selection(of: $0.type))" }
            let answer = try world.api.value(
                "{ node(id: \"\(id)\") { ... on \(type.name) { \(fields.joined(separator: " ")) } } }",
                as: world.owner)
            #expect(answer["errors"] == nil, "\(type.name): \(answer.text)")
            #expect(answer["data"]?["node"]?["id"]?.stringValue == id)
            #expect(answer["data"]?["node"]?["type"]?.stringValue == EventTypesTests.screaming(type.name))
        }
    }
}
