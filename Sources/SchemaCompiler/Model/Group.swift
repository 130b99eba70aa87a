import GraphQLLanguage
import GraphQLSchema

/// A part of the server, named by `@group` on blocks of the root types: its queries, mutations and subscriptions.
struct Group {
    var name: String
    var queries: [FieldDefinition] = []
    var mutations: [FieldDefinition] = []
    var subscriptions: [FieldDefinition] = []
}

extension Schema {
    /// The groups of a document, in the order in which it names them.
    ///
    /// The directive is read from the document, because a schema no longer knows which block a field came from.
    func groups(of document: Document) throws(SchemaFault) -> [Group] {
        var groups: [Group] = []
        for definition in document.definitions {
            guard let block = definition.objectBlock, let index = typeIndex(named: block.name.text) else { continue }
            guard index == queryType || index == mutationType || index == subscriptionType else { continue }
            let name = try groupName(of: block)
            if !groups.contains(where: { $0.name == name }) { groups.append(Group(name: name)) }
            let place = groups.firstIndex { $0.name == name }!
            for field in block.fields.compactMap({ types[index].field(named: $0.name.text) }) {
                switch index {
                case queryType: groups[place].queries.append(field)
                case mutationType: groups[place].mutations.append(field)
                default: groups[place].subscriptions.append(field)
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
