/// A fragment.
///
/// Spec: 2.8 Fragments.
public struct FragmentDefinition: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    public var description: StringValue? { node.child(.description).map(StringValue.init) }
    public var name: Name { Name(node.requiredChild(.name)) }
    public var typeCondition: NamedType { NamedType(node.requiredChild(.namedType)) }
    public var directives: Children<Directive> { node.children(.directive) }
    public var selectionSet: SelectionSet { SelectionSet(node.requiredChild(.selectionSet)) }
}
