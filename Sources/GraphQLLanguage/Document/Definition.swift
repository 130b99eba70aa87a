/// A definition or an extension.
///
/// An extension has the same parts as the definition that it extends, so both have the same view.
///
/// Spec: 2.2 Document, 3.1 Type System Extensions.
public enum Definition: Syntax {
    case operation(OperationDefinition)
    case fragment(FragmentDefinition)

    case schema(TypeSystem.SchemaDefinition)
    case scalar(TypeSystem.ScalarTypeDefinition)
    case object(TypeSystem.ObjectTypeDefinition)
    case interface(TypeSystem.InterfaceTypeDefinition)
    case union(TypeSystem.UnionTypeDefinition)
    case enumeration(TypeSystem.EnumTypeDefinition)
    case inputObject(TypeSystem.InputObjectTypeDefinition)
    case directive(TypeSystem.DirectiveDefinition)

    case schemaExtension(TypeSystem.SchemaDefinition)
    case scalarExtension(TypeSystem.ScalarTypeDefinition)
    case objectExtension(TypeSystem.ObjectTypeDefinition)
    case interfaceExtension(TypeSystem.InterfaceTypeDefinition)
    case unionExtension(TypeSystem.UnionTypeDefinition)
    case enumerationExtension(TypeSystem.EnumTypeDefinition)
    case inputObjectExtension(TypeSystem.InputObjectTypeDefinition)

    public init(_ node: SyntaxNode) {
        let isExtension = node.record.flags.contains(.isExtension)
        switch node.record.kind {
        case .operationDefinition: self = .operation(OperationDefinition(node))
        case .fragmentDefinition: self = .fragment(FragmentDefinition(node))
        case .schemaDefinition:
            let view = TypeSystem.SchemaDefinition(node)
            self = isExtension ? .schemaExtension(view) : .schema(view)
        case .scalarTypeDefinition:
            let view = TypeSystem.ScalarTypeDefinition(node)
            self = isExtension ? .scalarExtension(view) : .scalar(view)
        case .objectTypeDefinition:
            let view = TypeSystem.ObjectTypeDefinition(node)
            self = isExtension ? .objectExtension(view) : .object(view)
        case .interfaceTypeDefinition:
            let view = TypeSystem.InterfaceTypeDefinition(node)
            self = isExtension ? .interfaceExtension(view) : .interface(view)
        case .unionTypeDefinition:
            let view = TypeSystem.UnionTypeDefinition(node)
            self = isExtension ? .unionExtension(view) : .union(view)
        case .enumTypeDefinition:
            let view = TypeSystem.EnumTypeDefinition(node)
            self = isExtension ? .enumerationExtension(view) : .enumeration(view)
        case .inputObjectTypeDefinition:
            let view = TypeSystem.InputObjectTypeDefinition(node)
            self = isExtension ? .inputObjectExtension(view) : .inputObject(view)
        case .directiveDefinition: self = .directive(TypeSystem.DirectiveDefinition(node))
        default: preconditionFailure("Not a definition")
        }
    }

    public var node: SyntaxNode {
        switch self {
        case .operation(let view): view.node
        case .fragment(let view): view.node
        case .schema(let view), .schemaExtension(let view): view.node
        case .scalar(let view), .scalarExtension(let view): view.node
        case .object(let view), .objectExtension(let view): view.node
        case .interface(let view), .interfaceExtension(let view): view.node
        case .union(let view), .unionExtension(let view): view.node
        case .enumeration(let view), .enumerationExtension(let view): view.node
        case .inputObject(let view), .inputObjectExtension(let view): view.node
        case .directive(let view): view.node
        }
    }

    /// The name; a schema and an anonymous operation have none.
    public var name: Name? { node.child(.name).map(Name.init) }

    public var description: StringValue? { node.child(.description).map(StringValue.init) }

    /// The directives applied to the definition; a directive's definition has none.
    public var directives: Children<Directive> { node.children(.directive) }

    /// Whether this is a type system extension.
    public var isExtension: Bool {
        let record = node.record
        return NodeKinds(.schemaDefinition, .inputObjectTypeDefinition).contains(record.kind)
            && record.flags.contains(.isExtension)
    }
}
