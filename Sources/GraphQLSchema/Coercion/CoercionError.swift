public import GraphQLLanguage

/// A step from a value to a value inside it.
public enum PathSegment: Hashable, Sendable {
    case field(String)
    case index(Int)
}

/// An input that is not a value of its type: what is wrong, and where in the value.
public struct CoercionError: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// Null, or nothing, where the type is non-null.
        case null(type: String)
        /// A value of another kind.
        case mismatch(type: String, found: InputValue)
        /// An integer that 32 bits do not hold.
        case outOfRange(found: InputValue)
        case unknownEnumValue(type: String, name: String)
        case unknownField(type: String, field: String)
        case missingField(type: String, field: String, fieldType: String)
        /// A OneOf input object with no field or several.
        case oneOfCount(type: String, count: Int)
        case oneOfNull(type: String, field: String)
        /// A list that is longer than the server takes.
        case tooManyItems(Int, maximum: Int)
        /// What the coercion of a custom scalar says.
        case other(String)
    }

    public var reason: Reason
    /// From the whole value to the faulty one.
    public var path: [PathSegment]
    /// Where the faulty literal is. A variable's value has no place in the document.
    public var location: SourceLocation?

    public init(reason: Reason, path: [PathSegment] = [], location: SourceLocation? = nil) {
        self.reason = reason
        self.path = path
        self.location = location
    }

    /// What a custom scalar throws: a sentence that says what it expects.
    public init(message: String, path: [PathSegment] = []) {
        self.init(reason: .other(message), path: path)
    }

    public var message: String {
        switch reason {
        case .null(let type): "Expected a value of type \"\(type)\", found null."
        case .mismatch(let type, let found): "Expected a value of type \"\(type)\", found \(found.excerpt)."
        case .outOfRange(let found): "An Int has 32 bits with sign; \(found.excerpt) has more."
        case .unknownEnumValue(let type, let name): "The enum \"\(type)\" has no value \"\(name.excerpt)\"."
        case .unknownField(let type, let field): "The input object \"\(type)\" has no field \"\(field.excerpt)\"."
        case .missingField(let type, let field, let fieldType):
            "The field \"\(field)\" of type \"\(fieldType)\" of the input object \"\(type)\" is required."
        case .oneOfCount(let type, let count):
            "Exactly one field of the OneOf input object \"\(type)\" must be given, found \(count)."
        case .oneOfNull(let type, let field):
            "The field \"\(field)\" of the OneOf input object \"\(type)\" must not be null."
        case .tooManyItems(let count, let maximum): "A list has at most \(maximum) items here, found \(count)."
        case .other(let message): message
        }
    }
}

extension Sequence<PathSegment> {
    /// The path as people write it after a variable or argument, for example `.contacts[2].email`.
    var text: String {
        reduce(into: "") { text, segment in
            switch segment {
            case .field(let name): text += "." + name.excerpt
            case .index(let index): text += "[\(index)]"
            }
        }
    }
}
