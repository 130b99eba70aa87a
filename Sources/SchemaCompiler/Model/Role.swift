import GraphQLSchema

/// What becomes of a type in Swift.
enum Role: Hashable {
    case scalar
    case enumeration
    /// A struct that is decoded.
    case input
    /// An enum of its members (`@oneOf`).
    case oneOfInput
    /// Query, Mutation and Subscription: their fields belong to groups.
    case root
    /// Implements `Node`: a row with an id, loaded by keys.
    case entity
    /// The node of a connection that does not implement `Node`: a row that only its connection reaches. With `@value`
    /// it is a value instead.
    case row
    /// Some columns of the row that it stands in (`@embedded`).
    case embedded
    /// A page of the type at this place.
    case connection(node: Int)
    case edge(node: Int)
    case pageInfo
    /// A struct that whoever answers with it fills.
    case value
    /// A value with `userErrors`.
    case payload
    /// An interface or union of entities.
    case abstractEntity
    /// An interface or union of values: a Swift enum.
    case abstractValue
    /// Introspection, and what nothing answers with.
    case none

    /// Whether objects of the type are rows that a resolver protocol describes.
    var isRow: Bool { self == .entity || self == .row || self == .embedded }
    /// Whether functions over objects of the type can ask for columns of them.
    var hasColumns: Bool { if case .edge = self { true } else { isRow } }
    var isValue: Bool { self == .value || self == .payload }

    /// Whether the rows of a page only name nodes of the type, which are rows of several types or values.
    var isNamedByPages: Bool { isValue || self == .abstractEntity || self == .abstractValue }
}

extension Schema {
    /// The role of every type, in the order of the types.
    func roles(_ markers: Markers) throws(SchemaFault) -> [Role] {
        var roles = types.indices.map { plainRole($0, markers) }
        for connection in types where connection.isConnection {
            try assignConnection(connection, &roles, markers)
        }
        for (index, type) in types.enumerated() where type.isAbstract && !type.isBuiltIn {
            roles[index] = try abstractRole(type, roles)
        }
        return roles
    }

    /// The role that a type has by itself, without what others make of it.
    private func plainRole(_ index: Int, _ markers: Markers) -> Role {
        let type = types[index]
        switch type.kind {
        case .scalar: return .scalar
        case .enumeration: return type.isBuiltIn ? .none : .enumeration
        case .inputObject: return type.isOneOf ? .oneOfInput : .input
        case .interface, .union: return .none
        case .object: break
        }
        if type.isBuiltIn { return .none }
        if index == queryType || index == mutationType || index == subscriptionType { return .root }
        if type.name == "PageInfo" { return .pageInfo }
        if markers.embedded.contains(type.name) { return .embedded }
        if type.interfaces.contains(where: { types[$0].name == "Node" }) { return .entity }
        return type.field(named: "userErrors") == nil ? .value : .payload
    }

    /// Gives a connection, its edge and its node their roles.
    private func assignConnection(
        _ connection: NamedType, _ roles: inout [Role], _ markers: Markers
    ) throws(SchemaFault) {
        guard let node = connection.field(named: "nodes")?.type.named,
            let edge = connection.field(named: "edges")?.type.named, let index = typeIndex(named: connection.name)
        else { throw SchemaFault("\(connection.name) needs the fields `edges`, `nodes` and `pageInfo`") }
        roles[index] = .connection(node: node)
        roles[edge] = .edge(node: node)
        if roles[node] == .value, !markers.values.contains(types[node].name) { roles[node] = .row }
    }

    /// The members of an interface or union are all entities or all values.
    private func abstractRole(_ type: NamedType, _ roles: [Role]) throws(SchemaFault) -> Role {
        if type.possibleTypes.isEmpty { return .none }
        if type.possibleTypes.allSatisfy({ roles[$0] == .entity }) { return .abstractEntity }
        if type.possibleTypes.allSatisfy({ roles[$0].isValue }) { return .abstractValue }
        throw SchemaFault("\(type.name): some of its types implement Node and some do not")
    }
}

extension NamedType {
    /// Spec: GraphQL Cursor Connections Specification, section 2.1.
    fileprivate var isConnection: Bool {
        kind == .object && name.hasSuffix("Connection") && field(named: "pageInfo") != nil
    }
}
