import GraphQLLanguage
import GraphQLSchema

/// A part of the server, named by `@group` on blocks of the root types: its queries and its mutations.
struct Group {
    var name: String
    var queries: [FieldDefinition] = []
    var mutations: [FieldDefinition] = []
}

extension Schema {
    /// The groups of a document, in the order in which it names them.
    ///
    /// The directive is read from the document, because a schema no longer knows which block a field came from.
    func groups(of document: Document) throws(SchemaFault) -> [Group] {
        var groups: [Group] = []
        for definition in document.definitions {
            guard let block = definition.objectBlock, let index = typeIndex(named: block.name.text) else { continue }
            if index == subscriptionType {
                throw SchemaFault("\(types[index].name): no form for subscriptions", at: block.location)
            }
            guard index == queryType || index == mutationType else { continue }
            let name = try groupName(of: block)
            if !groups.contains(where: { $0.name == name }) { groups.append(Group(name: name)) }
            let place = groups.firstIndex { $0.name == name }!
            for field in block.fields.compactMap({ types[index].field(named: $0.name.text) }) {
                if index == queryType {
                    groups[place].queries.append(field)
                } else {
                    groups[place].mutations.append(field)
                }
            }
        }
        return groups
    }

    private func groupName(of block: TypeSystem.ObjectTypeDefinition) throws(SchemaFault) -> String {
        let directive = block.directives.first { $0.name.matches("group") }
        guard let value = directive?.arguments.first?.value, case .string(let name) = value else {
            throw SchemaFault("\(block.name.text): this block needs `@group(name: \"…\")`", at: block.location)
        }
        return name.value
    }
}

extension Definition {
    /// A definition or extension of an object type.
    fileprivate var objectBlock: TypeSystem.ObjectTypeDefinition? {
        switch self {
        case .object(let block), .objectExtension(let block): block
        default: nil
        }
    }
}
