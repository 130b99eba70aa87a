public import GraphQLSchema
public import JSON

extension InputValue {
    /// A value of a request's `variables`, before it is coerced to its type.
    public init(_ json: JSONValue) {
        switch json {
        case .null: self = .null
        case .bool(let value): self = .boolean(value)
        case .int(let value): self = .int(value)
        case .double(let value): self = .float(value)
        case .string(let value): self = .string(value)
        case .array(let elements): self = .list(elements.map { InputValue($0) })
        case .object(let members): self = .object(members.map { Field($0) })
        }
    }
}

extension InputValue.Field {
    /// A member of a JSON object, before its value is coerced.
    public init(_ member: JSONValue.Member) { self.init(name: member.name, value: InputValue(member.value)) }
}
