/// A value of an input: a literal without variables, a variable's JSON, or the result of coercing either.
///
/// Spec: 2.9 Input Values, 3.10 Input Objects.
public enum InputValue: Hashable, Sendable {
    case null
    /// An integer. Literals beyond 64 bits are kept as `float`.
    case int(Int)
    case float(Double)
    case string(String)
    case boolean(Bool)
    /// The name of an enum value. JSON has none: there it comes as `string`.
    case enumValue(String)
    case list([InputValue])
    /// The fields in the order they were given, or, once coerced, in the order of the input object's definition.
    case object([Field])

    public struct Field: Hashable, Sendable {
        public var name: String
        public var value: InputValue

        public init(name: String, value: InputValue) {
            self.name = name
            self.value = value
        }
    }

    /// The value of an object's field, nil if it was not given.
    public subscript(name: String) -> InputValue? {
        guard case .object(let fields) = self else { return nil }
        return fields.first { $0.name == name }?.value
    }
}
