/// What is asked of an object: `{ ... }`, never empty.
///
/// Spec: 2.4 Selection Sets.
public struct SelectionSet: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    public var selections: Children<Selection> { node.children(.selections) }
}

/// Spec: 2.4 Selection Sets.
public enum Selection: Syntax {
    case field(Field)
    case fragmentSpread(FragmentSpread)
    case inlineFragment(InlineFragment)

    public init(_ node: SyntaxNode) {
        switch node.record.kind {
        case .field: self = .field(Field(node))
        case .fragmentSpread: self = .fragmentSpread(FragmentSpread(node))
        case .inlineFragment: self = .inlineFragment(InlineFragment(node))
        default: preconditionFailure("Not a selection")
        }
    }

    public var node: SyntaxNode {
        switch self {
        case .field(let field): field.node
        case .fragmentSpread(let spread): spread.node
        case .inlineFragment(let fragment): fragment.node
        }
    }

    public var directives: Children<Directive> { node.children(.directive) }
}

/// Spec: 2.5 Fields, 2.7 Field Alias.
public struct Field: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    /// The name before the colon.
    public var alias: Name? { node.record.flags.contains(.hasAlias) ? responseKey : nil }

    public var name: Name {
        guard node.record.flags.contains(.hasAlias) else { return responseKey }
        return Name(SyntaxNode(document: document, index: responseKey.node.next))
    }

    /// The alias, or the name of a field without one.
    public var responseKey: Name { Name(node.requiredChild(.name)) }
    public var arguments: Children<Argument> { node.children(.argument) }
    public var directives: Children<Directive> { node.children(.directive) }
    public var selectionSet: SelectionSet? { node.child(.selectionSet).map(SelectionSet.init) }
}

/// Spec: 2.6 Arguments.
public struct Argument: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    public var name: Name { Name(node.requiredChild(.name)) }
    public var value: Value { Value(node.requiredChild(.values)) }
}

/// `...Name`.
///
/// Spec: 2.8 Fragments.
public struct FragmentSpread: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    public var name: Name { Name(node.requiredChild(.name)) }
    public var directives: Children<Directive> { node.children(.directive) }
}

/// `... on Type { ... }`, or without a type.
///
/// Spec: 2.8.2 Inline Fragments.
public struct InlineFragment: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    public var typeCondition: NamedType? { node.child(.namedType).map(NamedType.init) }
    public var directives: Children<Directive> { node.children(.directive) }
    public var selectionSet: SelectionSet { SelectionSet(node.requiredChild(.selectionSet)) }
}
