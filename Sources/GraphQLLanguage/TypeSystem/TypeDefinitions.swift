extension TypeSystem {
    /// Spec: 3.5 Scalars.
    public struct ScalarTypeDefinition: TypeDefinitionSyntax {
        public let node: SyntaxNode

        public init(_ node: SyntaxNode) { self.node = node }
    }

    /// Spec: 3.6 Objects.
    public struct ObjectTypeDefinition: TypeDefinitionSyntax {
        public let node: SyntaxNode

        public init(_ node: SyntaxNode) { self.node = node }

        public var interfaces: Children<NamedType> { node.children(.namedType) }
        public var fields: Children<FieldDefinition> { node.children(.fieldDefinition) }
    }

    /// Spec: 3.7 Interfaces.
    public struct InterfaceTypeDefinition: TypeDefinitionSyntax {
        public let node: SyntaxNode

        public init(_ node: SyntaxNode) { self.node = node }

        public var interfaces: Children<NamedType> { node.children(.namedType) }
        public var fields: Children<FieldDefinition> { node.children(.fieldDefinition) }
    }

    /// Spec: 3.8 Unions.
    public struct UnionTypeDefinition: TypeDefinitionSyntax {
        public let node: SyntaxNode

        public init(_ node: SyntaxNode) { self.node = node }

        public var members: Children<NamedType> { node.children(.namedType) }
    }

    /// Spec: 3.9 Enums.
    public struct EnumTypeDefinition: TypeDefinitionSyntax {
        public let node: SyntaxNode

        public init(_ node: SyntaxNode) { self.node = node }

        public var values: Children<EnumValueDefinition> { node.children(.enumValueDefinition) }
    }

    /// Spec: 3.10 Input Objects.
    public struct InputObjectTypeDefinition: TypeDefinitionSyntax {
        public let node: SyntaxNode

        public init(_ node: SyntaxNode) { self.node = node }

        public var fields: Children<InputValueDefinition> { node.children(.inputValueDefinition) }
    }
}
