/// What an operation does.
///
/// Spec: 2.3 Operations.
public enum OperationType: String, Hashable, Sendable, CaseIterable {
    case query, mutation, subscription

    init(_ flags: NodeFlags) {
        self = flags.contains(.mutation) ? .mutation : flags.contains(.subscription) ? .subscription : .query
    }
}

/// An operation.
///
/// Spec: 2.3 Operations.
public struct OperationDefinition: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    public var operationType: OperationType { OperationType(node.record.flags) }
    /// Whether it is written as `{ ... }`.
    public var isShorthand: Bool { node.record.flags.contains(.shorthand) }
    public var description: StringValue? { node.child(.description).map(StringValue.init) }
    public var name: Name? { node.child(.name).map(Name.init) }
    public var variableDefinitions: Children<VariableDefinition> { node.children(.variableDefinition) }
    public var directives: Children<Directive> { node.children(.directive) }
    public var selectionSet: SelectionSet { SelectionSet(node.requiredChild(.selectionSet)) }
}

/// The definition of a variable of an operation.
///
/// Spec: 2.10 Variables.
public struct VariableDefinition: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    public var description: StringValue? { node.child(.description).map(StringValue.init) }
    public var variable: Variable { Variable(node.requiredChild(.variable)) }
    public var type: TypeSyntax { TypeSyntax(node.requiredChild(.types)) }
    public var defaultValue: Value? { node.child(.constantValues).map(Value.init) }
    public var directives: Children<Directive> { node.children(.directive) }
}
