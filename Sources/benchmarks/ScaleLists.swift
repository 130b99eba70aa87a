import GraphQLSchema
import JSON

/// A list of the schema, and where it stands.
struct ScaleList {
    /// `Contact.interactions`.
    let name: String
    let field: FieldDefinition
    /// What the field stands below, up to its name; and what closes that.
    let opening: String
    let closing: String
    /// Where its value is in the data of an answer.
    let path: [String]
    /// Arguments that it cannot do without.
    let arguments: [String]
    /// What is selected of a node and its edge.
    let edge: String
    /// What the connection has beside its pages.
    let others: String

    /// Whether pages can be counted from its end.
    var hasEnd: Bool { field.arguments.contains { $0.name == "last" } }

    func document(_ page: [String], _ selection: String) -> String {
        "\(opening)\(field.name)(\((arguments + page).joined(separator: ", "))) { \(selection) }\(closing)"
    }

    /// Edges with all that a client may want to show, and how many there are.
    func page(_ page: [String], withTotal: Bool = false) -> String {
        document(
            page,
            "edges { \(edge) } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
                + (withTotal ? " totalCount \(others)" : ""))
    }

    /// The list in the data of an answer.
    func value(in data: JSONValue) throws -> JSONValue {
        var value = data
        for name in path + [field.name] {
            let child = Int(name).flatMap { value[$0] } ?? value[name]
            guard let child else { throw ScaleError(description: "\(self.name) has no answer") }
            value = child
        }
        return value
    }
}

/// Makes lists and documents from a schema: so what is added to it is measured, too.
struct ScaleLists {
    let schema: Schema
    /// The ids of the records that have most below them, by type.
    let ids: [String: String]

    // MARK: Connections

    /// Every connection of every type.
    func connections() throws -> [ScaleList] {
        try schema.types.filter { $0.kind == .object && !isConnection($0) }.flatMap { type in
            try type.fields.filter { isConnection(schema.type($0.type)) }.flatMap { field in
                let place = try place(of: type)
                return arguments(of: field).map { list(field, of: type, place, $0.text, $0.name) }
            }
        }
    }

    /// Every order of a list as an argument; the first is none.
    func orders(of list: ScaleList) -> [(name: String, arguments: [String])] {
        guard let argument = list.field.arguments.first(where: { $0.name == "orderBy" }),
            let fields = schema.type(argument.type).inputFields.first(where: { $0.name == "field" })
        else { return [("", [])] }
        let orders = schema.type(fields.type).enumValues.flatMap { value in
            ["ASC", "DESC"].map { direction in
                (" \(value.name) \(direction)", ["orderBy: {field: \(value.name), direction: \(direction)}"])
            }
        }
        return [("", [])] + orders
    }

    private func list(
        _ field: FieldDefinition, of type: NamedType, _ place: (opening: String, closing: String, path: [String]),
        _ arguments: [String], _ suffix: String
    ) -> ScaleList {
        let connection = schema.type(field.type)
        let edge = schema.type(connection.field(named: "edges")!.type)
        let others = connection.fields.filter { !["edges", "nodes", "pageInfo", "totalCount"].contains($0.name) }
        return ScaleList(
            name: "\(type.name).\(field.name)\(suffix)", field: field, opening: place.opening, closing: place.closing,
            path: place.path, arguments: arguments, edge: selection(of: edge, isEdge: true),
            others: others.map { "\($0.name) { \(selection(of: schema.type($0.type))) }" }.joined(separator: " "))
    }

    /// What a search is asked for: a word that is in most records, one that is in few, and the beginning of many.
    private func arguments(of field: FieldDefinition) -> [(text: [String], name: String)] {
        guard field.name == "search" else { return [([], "")] }
        return [SampleWords.word(3), SampleWords.word(12_000), "k"].map { (["query: \"\($0)\""], " \"\($0)\"") }
    }

    // MARK: Other lists

    /// Documents for whatever has several objects and no pages.
    func others() throws -> [(name: String, document: String)] {
        try schema.types.filter { $0.kind == .object && (isNode($0) || $0.name == query) }.flatMap { type in
            try type.fields.filter { isUnpaged($0, isRoot: type.name == query) }.compactMap { field in
                if type.name != query && ids[type.name] == nil { return nil }
                let place = try place(of: type)
                let selection = selection(of: schema.type(field.type), depth: type.name == query ? 0 : 1)
                return (
                    "\(type.name).\(field.name)", "\(place.opening)\(field.name) { \(selection) }\(place.closing)"
                )
            }
        }
    }

    private func isUnpaged(_ field: FieldDefinition, isRoot: Bool) -> Bool {
        let type = schema.type(field.type)
        if type.isLeaf || isConnection(type) || field.arguments.contains(where: \.isRequired) { return false }
        if case .list = field.type.nullable { return true }
        return isRoot && !isNode(type)
    }

    // MARK: Selections

    private var query: String { schema.types[schema.queryType].name }
    private func isConnection(_ type: NamedType) -> Bool { type.name.hasSuffix("Connection") }
    private func isNode(_ type: NamedType) -> Bool {
        type.name == "Node" || type.interfaces.contains { schema.types[$0].name == "Node" }
    }

    /// All values of an object, and of objects that are values themselves; records below it by their ids.
    private func selection(of type: NamedType, isEdge: Bool = false, depth: Int = 0) -> String {
        if type.kind == .union { return "__typename ... on Node { id }" }
        let fields = type.fields.compactMap { field -> String? in
            if field.arguments.contains(where: \.isRequired) { return nil }
            let below = schema.type(field.type)
            if below.isLeaf { return field.name }
            if isEdge && field.name == "node" { return "node { \(leaves(of: below)) }" }
            if depth > 2 { return nil }
            if isConnection(below) {
                let edge = schema.type(below.field(named: "edges")!.type)
                return depth == 0 ? "\(field.name) { edges { \(selection(of: edge, isEdge: true, depth: 3)) } }" : nil
            }
            if isNode(below) { return below.isAbstract ? nil : "\(field.name) { \(leaves(of: below)) }" }
            return "\(field.name) { \(selection(of: below, depth: depth + 1)) }"
        }
        return fields.joined(separator: " ")
    }

    /// What needs no other record.
    private func leaves(of type: NamedType) -> String {
        if type.kind == .union { return "__typename ... on Node { id }" }
        let leaves = type.fields.filter { field in
            schema.type(field.type).isLeaf && !field.arguments.contains(where: \.isRequired)
        }
        return (["__typename"] + leaves.map(\.name)).joined(separator: " ")
    }

    // MARK: Places

    private func place(of type: NamedType) throws -> (opening: String, closing: String, path: [String]) {
        switch type.name {
        case query: return ("{ ", " }", [])
        case "PipelineStage": return ("{ pipeline { ", " } }", ["pipeline", "1"])
        case "InteractionAnalytics": return ("{ interactionAnalytics { ", " } }", ["interactionAnalytics"])
        default:
            guard let id = ids[type.name] else { throw ScaleError(description: "Where is a \(type.name)?") }
            return ("{ node(id: \"\(id)\") { ... on \(type.name) { ", " } } }", ["node"])
        }
    }
}
