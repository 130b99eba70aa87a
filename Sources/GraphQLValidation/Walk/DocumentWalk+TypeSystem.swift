import GraphQLLanguage
import GraphQLSchema

/// Definitions of the type system are errors in an executable document, but what they contain is checked nevertheless,
/// so that somebody who mixes both sees all there is to correct.
extension DocumentWalk {
    mutating func visitTypeSystem(_ definition: Definition) {
        switch definition {
        case .operation, .fragment: break
        case .schema(let schema), .schemaExtension(let schema):
            visit(schema.directives, at: .schema)
            for root in schema.rootOperationTypes { visit(type: root.type) }
        case .scalar(let type), .scalarExtension(let type): visit(type.directives, at: .scalar)
        case .object(let type), .objectExtension(let type):
            visit(type.directives, at: .object)
            visit(type.interfaces, type.fields)
        case .interface(let type), .interfaceExtension(let type):
            visit(type.directives, at: .interface)
            visit(type.interfaces, type.fields)
        case .union(let type), .unionExtension(let type):
            visit(type.directives, at: .union)
            for member in type.members { visit(type: member) }
        case .enumeration(let type), .enumerationExtension(let type):
            visit(type.directives, at: .enumeration)
            for value in type.values { visit(value.directives, at: .enumValue) }
        case .inputObject(let type), .inputObjectExtension(let type):
            visit(type.directives, at: .inputObject)
            visit(type.fields, at: .inputFieldDefinition)
        case .directive(let directive): visit(directive.arguments, at: .argumentDefinition)
        }
    }

    private mutating func visit(
        _ interfaces: Children<GraphQLLanguage.NamedType>, _ fields: Children<TypeSystem.FieldDefinition>
    ) {
        for interface in interfaces { visit(type: interface) }
        for field in fields {
            visit(field.arguments, at: .argumentDefinition)
            visit(type: field.type.namedType)
            visit(field.directives, at: .fieldDefinition)
        }
    }

    private mutating func visit(_ inputs: Children<TypeSystem.InputValueDefinition>, at location: DirectiveLocation) {
        for input in inputs {
            visit(type: input.type.namedType)
            visit(input.directives, at: location)
        }
    }

    /// A definition may name a built-in scalar although no type of the schema does.
    private mutating func visit(type: GraphQLLanguage.NamedType) {
        if BuiltInScalar(rawValue: type.name.text) == nil { TypeExistence.check(type, &context) }
    }
}
