extension TypeSystem {
    /// Spec: 3.13 Directives.
    public struct DirectiveDefinition: Syntax {
        public let node: SyntaxNode

        public init(_ node: SyntaxNode) { self.node = node }

        public var description: StringValue? { node.child(.description).map(StringValue.init) }
        public var name: Name { Name(node.requiredChild(.name)) }
        public var arguments: Children<InputValueDefinition> { node.children(.inputValueDefinition) }
        public var isRepeatable: Bool { node.record.flags.contains(.repeatable) }
        public var locations: Children<DirectiveLocationSyntax> { node.children(.directiveLocation) }
    }

    /// One of the places in a directive's definition.
    public struct DirectiveLocationSyntax: Syntax {
        public let node: SyntaxNode

        public init(_ node: SyntaxNode) { self.node = node }

        public var name: Name { Name(node) }

        /// The place. The parser knows no others.
        public var directiveLocation: DirectiveLocation {
            guard let place = DirectiveLocation(rawValue: name.text) else { preconditionFailure("Not a location") }
            return place
        }
    }
}

/// Where a directive may stand.
///
/// Spec: 3.13 Directives, DirectiveLocation.
public enum DirectiveLocation: String, Hashable, Sendable, CaseIterable {
    case query = "QUERY"
    case mutation = "MUTATION"
    case subscription = "SUBSCRIPTION"
    case field = "FIELD"
    case fragmentDefinition = "FRAGMENT_DEFINITION"
    case fragmentSpread = "FRAGMENT_SPREAD"
    case inlineFragment = "INLINE_FRAGMENT"
    case variableDefinition = "VARIABLE_DEFINITION"

    case schema = "SCHEMA"
    case scalar = "SCALAR"
    case object = "OBJECT"
    case fieldDefinition = "FIELD_DEFINITION"
    case argumentDefinition = "ARGUMENT_DEFINITION"
    case interface = "INTERFACE"
    case union = "UNION"
    case enumeration = "ENUM"
    case enumValue = "ENUM_VALUE"
    case inputObject = "INPUT_OBJECT"
    case inputFieldDefinition = "INPUT_FIELD_DEFINITION"
}
