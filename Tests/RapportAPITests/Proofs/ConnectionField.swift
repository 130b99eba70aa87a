import GraphQLSchema
import JSON
import Testing

/// A field of the schema that is a list in pages, and the way to it from the root.
struct ConnectionField: CustomStringConvertible {
    let parent: NamedType
    let field: FieldDefinition

    private static let schema = TestAPI.schema
    private static let query = schema.types[schema.queryType]

    /// Every one that the schema has.
    static let all = schema.types.filter { $0.kind == .object && !$0.isBuiltIn }.flatMap { parent in
        parent.fields.filter { schema.type($0.type).name.hasSuffix("Connection") }.map {
            ConnectionField(parent: parent, field: $0)
        }
    }

    var description: String { "\(parent.name).\(field.name)" }

    var type: NamedType { ConnectionField.schema.type(field.type) }

    /// Whether its parents are made, and are neither the root nor rows of a table.
    var isBelowValues: Bool {
        parent.name != ConnectionField.query.name && !RelationTests.entities.contains(parent.name)
    }

    // MARK: Arguments

    func argument(_ name: String) -> InputValueDefinition? { field.arguments.first { $0.name == name } }

    /// Every order that can be asked for, as an argument: each field in both directions.
    var orders: [String] {
        guard let order = argument("orderBy") else { return [] }
        let fields = ConnectionField.schema.type(order.type).inputFields
        let names = fields.map { ConnectionField.schema.type($0.type).enumValues.map(\.name) }
        return names[0].flatMap { field in
            names[1].map { "orderBy: {\(fields[0].name): \(field), \(fields[1].name): \($0)}" }
        }
    }

    // MARK: Asking

    /// Asks for the lists of all parents that a world has.
    func document(_ arguments: [String], _ selection: String, in world: World) throws -> String {
        let call = "list: \(field.name)\(try Selections(world: world).arguments(field, and: arguments))\(selection)"
        if parent.name == ConnectionField.query.name { return "{ \(call) }" }
        if isBelowValues {
            let maker = ConnectionField.query.fields.first { ConnectionField.schema.type($0.type).name == parent.name }
            return "{ parents: \(try #require(maker, "No query makes a \(parent.name)").name) { \(call) } }"
        }
        let ids = try #require(world.ids[parent.name], "World.steps make no \(parent.name)").map { "\"\($0)\"" }
        return "{ parents: nodes(ids: [\(ids.joined(separator: ", "))]) { ... on \(parent.name) { \(call) } } }"
    }

    /// The lists of all parents that a world has, in the parents' order, with all that a connection has.
    func lists(_ arguments: [String], in world: World) throws -> [JSONValue] {
        let document = try document(arguments, Selections(world: world).selection(of: field.type), in: world)
        return ConnectionField.lists(in: try world.api.value(document, as: world.owner))
    }

    /// What has come of a document, in the parents' order.
    static func lists(in answer: JSONValue) -> [JSONValue] {
        guard let data = answer["data"] else { return [] }
        let parents = data["parents"].map { $0.elements ?? [$0] } ?? [data]
        return parents.compactMap { $0["list"] }
    }
}
