/// The views of type system definitions and extensions.
///
/// They have a namespace because a schema, which is built from them, has types of the same names.
///
/// Spec: 3 Type System.
public enum TypeSystem {}

extension TypeSystem {
    /// What definitions of the type system have in common.
    public protocol DefinitionSyntax: Syntax {}

    /// What definitions of types have in common.
    public protocol TypeDefinitionSyntax: DefinitionSyntax {}
}

extension TypeSystem.DefinitionSyntax {
    public var description: StringValue? { node.child(.description).map(StringValue.init) }
    public var directives: Children<Directive> { node.children(.directive) }
    /// Whether it is written after `extend`.
    public var isExtension: Bool { node.record.flags.contains(.isExtension) }
}

extension TypeSystem.TypeDefinitionSyntax {
    public var name: Name { Name(node.requiredChild(.name)) }
}
