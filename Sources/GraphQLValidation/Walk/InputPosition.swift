import GraphQLSchema

/// A place where a value stands, and what the schema expects there.
struct InputPosition {
    var type: TypeReference
    /// Whether the argument or input field has a default value.
    var hasDefault = false
    /// The OneOf input object type that the place is a field of.
    var oneOf: Int?

    /// An argument, or a field of an input object type.
    init(_ definition: InputValueDefinition, oneOf: Int? = nil) {
        type = definition.type
        hasDefault = definition.defaultValue != nil
        self.oneOf = oneOf
    }

    init(type: TypeReference) { self.type = type }

    /// The place of each item of a list literal here.
    ///
    /// Where no list is expected the literal is either an error or the value of a custom scalar; its items are then
    /// held against the same type.
    var item: InputPosition {
        if case .list(let item) = type.nullable { InputPosition(type: item) } else { InputPosition(type: type) }
    }
}
