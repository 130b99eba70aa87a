/// A reference to a type, as it is written. What it refers to is the schema's business.
///
/// Spec: 2.11 Type References.
public enum TypeSyntax: Syntax {
    case named(NamedType)
    case list(ListType)
    case nonNull(NonNullType)

    public init(_ node: SyntaxNode) {
        if node.record.flags.contains(.nonNull) {
            self = .nonNull(NonNullType(node))
        } else {
            self.init(withoutNonNull: node)
        }
    }

    fileprivate init(withoutNonNull node: SyntaxNode) {
        switch node.record.kind {
        case .namedType: self = .named(NamedType(node))
        case .listType: self = .list(ListType(node))
        default: preconditionFailure("Not a type")
        }
    }

    public var node: SyntaxNode {
        switch self {
        case .named(let type): type.node
        case .list(let type): type.node
        case .nonNull(let type): type.node
        }
    }

    /// The innermost type.
    public var namedType: NamedType {
        switch self {
        case .named(let type): type
        case .list(let type): type.elementType.namedType
        case .nonNull(let type): type.nullableType.namedType
        }
    }

    public var isNonNull: Bool { if case .nonNull = self { true } else { false } }
}

/// A type by its name.
public struct NamedType: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    public var name: Name { Name(node) }
}

/// `[Type]`.
public struct ListType: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    public var elementType: TypeSyntax { TypeSyntax(node.requiredChild(.types)) }
}

/// `Type!`. It is the same node as the type before the `!`.
public struct NonNullType: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    /// The type before the `!`: a named type or a list.
    public var nullableType: TypeSyntax { TypeSyntax(withoutNonNull: node) }
}
