import GraphQLLanguage

extension InputValue {
    /// The value that a literal looks like when nobody knows its type: what a custom scalar gets, and what a message
    /// shows. An enum value stays one.
    ///
    /// A variable without a value is null, or leaves its field out of an object.
    ///
    /// Spec: 3.5 Scalars, Custom Scalars.
    init(_ literal: Value, variables: VariableValues? = nil) {
        switch literal {
        case .variable(let variable): self = variables?[variable.name.text] ?? .null
        case .int(let value):
            let text = value.text
            self = Int(text).map { .int($0) } ?? .float(Double(text) ?? .infinity)
        case .float(let value): self = .float(Double(value.text) ?? .infinity)
        case .string(let value): self = .string(value.value)
        case .boolean(let value): self = .boolean(value.value)
        case .null: self = .null
        case .enumeration(let name): self = .enumValue(name.text)
        case .list(let list): self = .list(list.values.map { InputValue($0, variables: variables) })
        case .object(let object):
            self = .object(
                object.fields.compactMap { field in
                    if case .variable(let variable) = field.value, variables?[variable.name.text] == nil {
                        return nil
                    }
                    return Field(name: field.name.text, value: InputValue(field.value, variables: variables))
                })
        }
    }

    /// The same with strings in place of enum values, as JSON would have it.
    var withoutEnumValues: InputValue {
        switch self {
        case .enumValue(let name): .string(name)
        case .list(let elements): .list(elements.map(\.withoutEnumValues))
        case .object(let fields):
            .object(fields.map { Field(name: $0.name, value: $0.value.withoutEnumValues) })
        default: self
        }
    }
}
