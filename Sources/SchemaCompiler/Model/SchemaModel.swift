import GraphQLSchema

/// A schema, sorted by what becomes of it in Swift.
struct SchemaModel {
    let schema: Schema
    /// The text of the schema.
    let source: String
    let groups: [Group]
    /// In the order of the schema's types.
    let roles: [Role]

    func role(_ type: TypeReference) -> Role { roles[type.named] }

    /// The types with a role, with their places, in the order of the schema.
    func types(where fits: (Role) -> Bool) -> [(index: Int, type: NamedType)] {
        schema.types.indices.filter { fits(roles[$0]) }.map { ($0, schema.types[$0]) }
    }
}

// MARK: Fields

/// How a field of an object is answered.
enum FieldAnswer {
    /// The id of an entity.
    case id
    /// A leaf that is read from the row.
    case leaf
    /// The id of an entity in the row.
    case reference
    /// Columns of the row under another type.
    case embedded
    /// A function over all parents.
    case function
    /// A property of a value.
    case property
    /// What connections, edges and page infos have in common: the engine knows it.
    case page
}

extension SchemaModel {
    /// How a field of an object type is answered that is not a root type.
    func answer(to field: FieldDefinition, of role: Role) -> FieldAnswer {
        if role.pageFields.contains(field.name) { return .page }
        if case .connection = role { return .function }
        if !field.arguments.isEmpty || isConnection(field.type) { return .function }
        if role.isValue { return .property }
        if role == .entity, field.name == "id" { return .id }
        switch self.role(field.type) {
        case .scalar, .enumeration: return .leaf
        case .entity where !field.type.isList: return .reference
        case .embedded where !field.type.isList: return .embedded
        default: return .function
        }
    }

    /// The fields of a type that functions answer.
    func functions(of type: NamedType, _ role: Role) -> [FieldDefinition] {
        type.fields.filter { answer(to: $0, of: role) == .function }
    }

    /// The fields of a value that whoever makes it fills, in the order of its cells.
    func properties(of type: NamedType) -> [FieldDefinition] {
        type.fields.filter { answer(to: $0, of: .value) == .property }
    }

    /// The types that have a resolver protocol: rows, values with functions, and connections and edges with further
    /// fields.
    var resolvedTypes: [(index: Int, type: NamedType)] {
        schema.types.indices.filter { index in
            switch roles[index] {
            case .entity, .row, .embedded: true
            case .value, .payload: !functions(of: schema.types[index], roles[index]).isEmpty
            case .connection, .edge: hasFurtherFields(index)
            default: false
            }
        }.map { ($0, schema.types[$0]) }
    }

    /// Whether a connection or an edge has fields that not all of them have.
    func hasFurtherFields(_ index: Int) -> Bool {
        schema.types[index].fields.contains { !roles[index].pageFields.contains($0.name) }
    }

    /// Interfaces and unions of entities that a function answers with, or that are the nodes of a connection.
    var abstractAnswers: [(index: Int, type: NamedType)] {
        var answers = Set<Int>()
        for (index, type) in resolvedTypes {
            answers.formUnion(functions(of: type, roles[index]).map(\.type.named))
        }
        answers.formUnion(groups.flatMap { $0.queries + $0.subscriptions }.map(\.type.named))
        for case .connection(let node) in roles { answers.insert(node) }
        return schema.types.indices.filter { roles[$0] == .abstractEntity && answers.contains($0) }
            .map { ($0, schema.types[$0]) }
    }

    private func isConnection(_ type: TypeReference) -> Bool {
        if case .connection = role(type) { true } else { false }
    }
}

extension Role {
    /// The fields that the engine knows.
    ///
    /// GraphQL Cursor Connections Specification, sections 2 to 5.
    var pageFields: Set<String> {
        switch self {
        case .connection: ["edges", "nodes", "pageInfo", "totalCount"]
        case .edge: ["cursor", "node"]
        case .pageInfo: ["hasNextPage", "hasPreviousPage", "startCursor", "endCursor"]
        default: []
        }
    }
}

extension TypeReference {
    /// Whether the type is a list, null or not.
    var isList: Bool { if case .list = nullable { true } else { false } }
}
