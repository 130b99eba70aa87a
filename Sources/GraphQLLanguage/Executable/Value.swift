/// A value, as it is written.
///
/// Spec: 2.9 Input Values.
public enum Value: Syntax {
    case variable(Variable)
    case int(IntValue)
    case float(FloatValue)
    case string(StringValue)
    case boolean(BooleanValue)
    case null(NullValue)
    /// The name of an enum value.
    case enumeration(Name)
    case list(ListValue)
    case object(ObjectValue)

    public init(_ node: SyntaxNode) {
        switch node.record.kind {
        case .variable: self = .variable(Variable(node))
        case .intValue: self = .int(IntValue(node))
        case .floatValue: self = .float(FloatValue(node))
        case .stringValue: self = .string(StringValue(node))
        case .booleanValue: self = .boolean(BooleanValue(node))
        case .nullValue: self = .null(NullValue(node))
        case .enumValue: self = .enumeration(Name(node))
        case .listValue: self = .list(ListValue(node))
        case .objectValue: self = .object(ObjectValue(node))
        default: preconditionFailure("Not a value")
        }
    }

    public var node: SyntaxNode {
        switch self {
        case .variable(let value): value.node
        case .int(let value): value.node
        case .float(let value): value.node
        case .string(let value): value.node
        case .boolean(let value): value.node
        case .null(let value): value.node
        case .enumeration(let value): value.node
        case .list(let value): value.node
        case .object(let value): value.node
        }
    }
}

/// `$name`, where it is defined as well as where it is used.
///
/// Spec: 2.10 Variables.
public struct Variable: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    public var name: Name { Name(node.requiredChild(.name)) }
}

/// Spec: 2.9.1 Int Value.
public struct IntValue: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    /// The digits, with the sign if it is negative. There is no limit to how many.
    public var text: String { document.text(sourceRange) }
}

/// Spec: 2.9.2 Float Value.
public struct FloatValue: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    /// The number as it is written; a `Double` reads it.
    public var text: String { document.text(sourceRange) }
}

/// Spec: 2.9.3 Boolean Value.
public struct BooleanValue: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    public var value: Bool { node.record.flags.contains(.isTrue) }
}

/// Spec: 2.9.5 Null Value.
public struct NullValue: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }
}

/// Spec: 2.9.7 List Value.
public struct ListValue: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    public var values: Children<Value> { node.children(.values) }
}

/// Spec: 2.9.8 Input Object Values.
public struct ObjectValue: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    public var fields: Children<ObjectField> { node.children(.objectField) }
}

/// A field of an input object value.
public struct ObjectField: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    public var name: Name { Name(node.requiredChild(.name)) }
    public var value: Value { Value(node.requiredChild(.values)) }
}
