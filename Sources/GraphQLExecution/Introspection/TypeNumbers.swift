import GraphQLSchema

/// Every type that something in a schema has, as a number: each named type is its place in the schema, and after them
/// come those in lists and non-nulls.
struct TypeNumbers: Sendable {
    private var references: [TypeReference]
    private var numbers: [TypeReference: Int] = [:]

    init(_ schema: Schema) {
        references = schema.types.indices.map { .named($0) }
        for type in schema.types {
            for field in type.fields {
                add(field.type)
                add(field.arguments)
            }
            add(type.inputFields)
        }
        for directive in schema.directives { add(directive.arguments) }
    }

    func reference(_ number: Int) -> TypeReference { references[number] }

    func number(of reference: TypeReference) -> Int {
        if case .named(let index) = reference { return index }
        guard let number = numbers[reference] else { preconditionFailure("the schema has no such type") }
        return number
    }

    private mutating func add(_ definitions: [InputValueDefinition]) {
        for definition in definitions { add(definition.type) }
    }

    /// Adds a type, and those inside it.
    private mutating func add(_ reference: TypeReference) {
        switch reference {
        case .named: return
        case .list(let inner), .nonNull(let inner):
            guard numbers[reference] == nil else { return }
            numbers[reference] = references.count
            references.append(reference)
            add(inner)
        }
    }
}
