import Batches
import GraphQLExecution
import GraphQLSchema
import RapportTypes

/// A Swift type that a coerced input value becomes.
///
/// Coercion has checked the value against its type before, so that errors come with their path in the request; what
/// throws here was not checked there.
protocol InputDecodable {
    init(inputValue: InputValue) throws
}

extension InputValue {
    /// The field of an input object that has a default or is non-null, or an argument. Null is nil.
    func decoded<T: InputDecodable>(_ name: String) throws -> T { try T(inputValue: self[name] ?? .null) }

    /// The field of an input object that can be left out.
    func omittable<T: InputDecodable>(_ name: String) throws -> Omittable<T> {
        switch self[name] {
        case nil: .omitted
        case .null?: .null
        case let value?: .value(try T(inputValue: value))
        }
    }

    /// The one field that a OneOf input object has. Spec: 3.10.1 OneOf Input Objects.
    func onlyField() throws -> (name: String, value: InputValue) {
        guard case .object(let fields) = self, fields.count == 1 else {
            throw CoercionError(message: "Expected exactly one field.")
        }
        return (fields[0].name, fields[0].value)
    }
}

extension ArgumentValues {
    /// An argument; nil without a value.
    func decoded<T: InputDecodable>(_ name: String) throws -> T { try T(inputValue: self[name] ?? .null) }
}

// MARK: Lists and nulls

extension Optional: InputDecodable where Wrapped: InputDecodable {
    init(inputValue: InputValue) throws {
        self = inputValue == .null ? nil : try Wrapped(inputValue: inputValue)
    }
}

extension Array: InputDecodable where Element: InputDecodable {
    init(inputValue: InputValue) throws {
        guard case .list(let elements) = inputValue else { throw CoercionError.unexpected(inputValue, "a list") }
        self = try elements.map { try Element(inputValue: $0) }
    }
}

// MARK: Built-in scalars and enums

extension String: InputDecodable {
    init(inputValue: InputValue) throws {
        guard case .string(let value) = inputValue else { throw CoercionError.unexpected(inputValue, "a string") }
        self = value
    }
}

extension Int: InputDecodable {
    init(inputValue: InputValue) throws {
        guard case .int(let value) = inputValue else { throw CoercionError.unexpected(inputValue, "an integer") }
        self = value
    }
}

extension Double: InputDecodable {
    init(inputValue: InputValue) throws {
        switch inputValue {
        case .float(let value): self = value
        case .int(let value): self = Double(value)
        default: throw CoercionError.unexpected(inputValue, "a number")
        }
    }
}

extension Bool: InputDecodable {
    init(inputValue: InputValue) throws {
        guard case .boolean(let value) = inputValue else { throw CoercionError.unexpected(inputValue, "a boolean") }
        self = value
    }
}

extension NodeID: InputDecodable {
    init(inputValue: InputValue) throws { self.init(try String(inputValue: inputValue)) }
}

/// The enums of the schema: their raw value is the name of the enum value.
extension InputDecodable where Self: RawRepresentable, RawValue == String {
    init(inputValue: InputValue) throws {
        guard case .enumValue(let name) = inputValue, let value = Self(rawValue: name) else {
            throw CoercionError.unexpected(inputValue, "a value of \(Self.self)")
        }
        self = value
    }
}

extension CoercionError {
    static func unexpected(_ value: InputValue, _ expectation: String) -> CoercionError {
        CoercionError(message: "Expected \(expectation), found \(value.excerpt).")
    }
}
