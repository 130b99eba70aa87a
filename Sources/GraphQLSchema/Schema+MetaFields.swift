/// The fields that every query may select although no definition names them.
///
/// Spec: 4.1 Type Name Introspection, 4.2 Schema Introspection.
extension Schema {
    /// `__typename: String!`, on every composite type.
    public var typenameField: FieldDefinition {
        FieldDefinition(
            name: "__typename", description: "The name of the object's type.",
            type: .nonNull(.named(builtInIndex("String"))))
    }

    /// `__schema: __Schema!`, on the query root type.
    public var schemaField: FieldDefinition {
        FieldDefinition(
            name: "__schema", description: "What this service can be asked.",
            type: .nonNull(.named(builtInIndex("__Schema"))))
    }

    /// `__type(name: String!): __Type`, on the query root type.
    public var typeField: FieldDefinition {
        FieldDefinition(
            name: "__type", description: "One type by its name, null if there is none.",
            arguments: [InputValueDefinition(name: "name", type: .nonNull(.named(builtInIndex("String"))))],
            type: .named(builtInIndex("__Type")))
    }

    /// A field of a composite type, meta-fields included.
    public func field(named name: String, of index: Int) -> FieldDefinition? {
        declaredField(named: name, of: index) ?? metaField(named: name, of: index)
    }

    func metaField(named name: String, of index: Int) -> FieldDefinition? {
        switch name {
        case "__typename": types[index].isComposite ? typenameField : nil
        case "__schema": index == queryType ? schemaField : nil
        case "__type": index == queryType ? typeField : nil
        default: nil
        }
    }

    /// `build` gives every schema these types; only a schema put together by hand can lack one.
    private func builtInIndex(_ name: String) -> Int {
        guard let index = typeIndex(named: name) else { preconditionFailure("The schema has no type \(name).") }
        return index
    }
}
