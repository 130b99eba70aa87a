import GraphQLLanguage
import GraphQLSchema

/// What the walk asks of a schema.
extension Schema {
    /// The type that a document refers to, nil if the schema has none of that name.
    func type(_ syntax: TypeSyntax) -> TypeReference? {
        switch syntax {
        case .named(let type): typeIndex(named: type.name.text).map { .named($0) }
        case .list(let list): type(list.elementType).map { .list($0) }
        case .nonNull(let nonNull): type(nonNull.nullableType).map { .nonNull($0) }
        }
    }

    /// Whether fields can be selected on a type. (`NamedType.isComposite` would copy the whole type to ask it.)
    func isComposite(_ index: Int) -> Bool {
        switch types[index].kind {
        case .object, .interface, .union: true
        case .scalar, .enumeration, .inputObject: false
        }
    }

    func rootType(of operation: OperationType) -> Int? {
        switch operation {
        case .query: queryType
        case .mutation: mutationType
        case .subscription: subscriptionType
        }
    }
}

extension [InputValueDefinition] {
    /// Where the definition of this name is. Not the definition itself: looking at each would copy each.
    func place(of name: Name) -> Int? { indices.first { name.matches(self[$0].name) } }
}

extension DirectiveLocation {
    /// The location of an operation's own directives.
    init(_ operation: OperationType) {
        switch operation {
        case .query: self = .query
        case .mutation: self = .mutation
        case .subscription: self = .subscription
        }
    }
}
