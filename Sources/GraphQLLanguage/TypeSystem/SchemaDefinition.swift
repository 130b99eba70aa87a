extension TypeSystem {
    /// Spec: 3.3 Schema.
    public struct SchemaDefinition: DefinitionSyntax {
        public let node: SyntaxNode

        public init(_ node: SyntaxNode) { self.node = node }

        /// Empty in an extension that only adds directives.
        public var rootOperationTypes: Children<RootOperationTypeDefinition> {
            node.children(.rootOperationTypeDefinition)
        }
    }

    /// `query: Query`.
    ///
    /// Spec: 3.3.1 Root Operation Types.
    public struct RootOperationTypeDefinition: Syntax {
        public let node: SyntaxNode

        public init(_ node: SyntaxNode) { self.node = node }

        public var operationType: OperationType { OperationType(node.record.flags) }
        public var type: NamedType { NamedType(node.requiredChild(.namedType)) }
    }
}
