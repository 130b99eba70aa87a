public import GraphQLLanguage
import GraphQLSchema

/// Something deprecated that a document uses.
public struct DeprecatedUsage: Hashable, Sendable {
    /// What it is, as the specification writes it: `Contact.role`, `Query.contacts(filter:)`, `Mood.GREAT`.
    ///
    /// Spec: 3.1 Schema Coordinates.
    public let coordinate: String
    public let reason: String
    public let location: SourceLocation
}

extension ValidatedDocument {
    /// Everything deprecated that the document uses, in its order: fields, arguments, fields of input objects and enum
    /// values. What stands in values of variables nobody knows.
    ///
    /// Spec: 3.13.3 @deprecated.
    public var deprecatedUsages: [DeprecatedUsage] {
        var walk = DeprecationWalk(schema: schema)
        for operation in operations {
            guard let root = schema.rootType(of: operation.operationType) else { continue }
            for variable in operation.variableDefinitions {
                if let value = variable.defaultValue, let type = schema.type(variable.type) {
                    walk.visit(value, as: type)
                }
            }
            walk.visit(operation.selectionSet, on: root)
        }
        for fragment in document.fragments {
            guard let type = schema.typeIndex(named: fragment.typeCondition.name.text) else { continue }
            walk.visit(fragment.selectionSet, on: type)
        }
        return walk.usages
    }
}

private struct DeprecationWalk {
    let schema: Schema
    var usages: [DeprecatedUsage] = []

    init(schema: Schema) { self.schema = schema }

    mutating func visit(_ selectionSet: SelectionSet, on type: Int) {
        for selection in selectionSet.selections {
            visit(selection.directives)
            switch selection {
            case .field(let field): visit(field, on: type)
            case .inlineFragment(let fragment):
                let condition = fragment.typeCondition.flatMap { schema.typeIndex(named: $0.name.text) }
                visit(fragment.selectionSet, on: condition ?? type)
            case .fragmentSpread: break
            }
        }
    }

    private mutating func visit(_ field: Field, on type: Int) {
        let name = field.name.text
        // Fields that every type has are not deprecated.
        guard let definition = schema.types[type].field(named: name) else {
            let meta = schema.signature(ofField: name, of: type)
            if let inner = field.selectionSet, let meta { visit(inner, on: meta.type.named) }
            return
        }
        let coordinate = "\(schema.types[type].name).\(name)"
        note(coordinate, definition.deprecationReason, at: field)
        visit(field.arguments, definition.arguments, of: coordinate)
        if let inner = field.selectionSet { visit(inner, on: definition.type.named) }
    }

    private mutating func visit(_ directives: Children<Directive>) {
        for directive in directives {
            guard let definition = schema.directive(named: directive.name.text) else { continue }
            visit(directive.arguments, definition.arguments, of: "@\(definition.name)")
        }
    }

    private mutating func visit(
        _ arguments: Children<Argument>, _ definitions: [InputValueDefinition], of owner: String
    ) {
        for argument in arguments {
            guard let place = definitions.place(of: argument.name) else { continue }
            note("\(owner)(\(definitions[place].name):)", definitions[place].deprecationReason, at: argument)
            visit(argument.value, as: definitions[place].type)
        }
    }

    mutating func visit(_ value: Value, as type: TypeReference) {
        let named = schema.types[type.named]
        switch value {
        case .list(let list):
            for item in list.values { visit(item, as: type) }
        case .enumeration(let literal):
            let name = literal.text
            let definition = named.enumValues.first { $0.name == name }
            note("\(named.name).\(name)", definition?.deprecationReason, at: literal)
        case .object(let object):
            for field in object.fields {
                guard let place = named.inputFields.place(of: field.name) else { continue }
                let definition = named.inputFields[place]
                note("\(named.name).\(definition.name)", definition.deprecationReason, at: field)
                visit(field.value, as: definition.type)
            }
        default: break
        }
    }

    private mutating func note(_ coordinate: String, _ reason: String?, at place: some Syntax) {
        guard let reason else { return }
        usages.append(DeprecatedUsage(coordinate: coordinate, reason: reason, location: place.location))
    }
}
