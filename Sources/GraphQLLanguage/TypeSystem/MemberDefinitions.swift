extension TypeSystem {
    /// A field of an object or interface type.
    ///
    /// Spec: 3.6 Objects.
    public struct FieldDefinition: Syntax {
        public let node: SyntaxNode

        public init(_ node: SyntaxNode) { self.node = node }

        public var description: StringValue? { node.child(.description).map(StringValue.init) }
        public var name: Name { Name(node.requiredChild(.name)) }
        public var arguments: Children<InputValueDefinition> { node.children(.inputValueDefinition) }
        public var type: TypeSyntax { TypeSyntax(node.requiredChild(.types)) }
        public var directives: Children<Directive> { node.children(.directive) }
    }

    /// An argument of a field or directive, or a field of an input object type.
    ///
    /// Spec: 3.6.1 Field Arguments.
    public struct InputValueDefinition: Syntax {
        public let node: SyntaxNode

        public init(_ node: SyntaxNode) { self.node = node }

        public var description: StringValue? { node.child(.description).map(StringValue.init) }
        public var name: Name { Name(node.requiredChild(.name)) }
        public var type: TypeSyntax { TypeSyntax(node.requiredChild(.types)) }
        public var defaultValue: Value? { node.child(.constantValues).map(Value.init) }
        public var directives: Children<Directive> { node.children(.directive) }
    }

    /// Spec: 3.9 Enums.
    public struct EnumValueDefinition: Syntax {
        public let node: SyntaxNode

        public init(_ node: SyntaxNode) { self.node = node }

        public var description: StringValue? { node.child(.description).map(StringValue.init) }
        public var name: Name { Name(node.requiredChild(.name)) }
        public var directives: Children<Directive> { node.children(.directive) }
    }
}
