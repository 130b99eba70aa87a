public import GraphQLSchema

/// The coerced arguments of one field: CoerceArgumentValues of the specification, section 6.4.1.
public struct ArgumentValues: Sendable {
    /// In the order of the field's definition; without those that have no value.
    public var fields: [InputValue.Field]

    public init(_ fields: [InputValue.Field] = []) { self.fields = fields }

    /// Nil when the argument has no value; `.null` when it was given as null.
    public subscript(name: String) -> InputValue? { fields.first { $0.name == name }?.value }
}
