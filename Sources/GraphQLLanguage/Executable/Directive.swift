/// A directive applied to something: `@name(arguments)`.
///
/// Spec: 2.12 Directives.
public struct Directive: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    public var name: Name { Name(node.requiredChild(.name)) }
    public var arguments: Children<Argument> { node.children(.argument) }
}
