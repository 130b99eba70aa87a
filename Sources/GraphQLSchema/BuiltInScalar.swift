/// The scalars that every GraphQL service means the same by.
///
/// Spec: 3.5.1 to 3.5.5.
public enum BuiltInScalar: String, Sendable {
    case int = "Int"
    case float = "Float"
    case string = "String"
    case boolean = "Boolean"
    case id = "ID"

    /// The value as this scalar has it, nil if it is none.
    ///
    /// A number without a fractional part is an integer however it was written: JSON does not tell `1` from `1.0`.
    /// An `ID` becomes a string.
    ///
    /// Spec: "Input Coercion" of 3.5.1 to 3.5.5.
    func coerce(_ value: InputValue) -> InputValue? {
        switch self {
        case .int: BuiltInScalar.integer(value).flatMap { Int32(exactly: $0) }.map { .int(Int($0)) }
        case .float: BuiltInScalar.double(value).map { .float($0) }
        case .string: if case .string = value { value } else { nil }
        case .boolean: if case .boolean = value { value } else { nil }
        case .id: if case .string = value { value } else { BuiltInScalar.integer(value).map { .string(String($0)) } }
        }
    }

    private static func integer(_ value: InputValue) -> Int? {
        switch value {
        case .int(let integer): integer
        // `Int(exactly:)` would need libm, which nothing links without importing Glibc.
        case .float(let double) where abs(double) < 0x1p62 && Double(Int(double)) == double: Int(double)
        default: nil
        }
    }

    private static func double(_ value: InputValue) -> Double? {
        switch value {
        case .int(let integer): Double(integer)
        case .float(let double) where double.isFinite: double
        default: nil
        }
    }
}
