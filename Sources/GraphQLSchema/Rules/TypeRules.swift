import GraphQLLanguage

/// The rules of the type system, applied to a schema whose names are all known.
///
/// Spec: "Type Validation" in 3.3 to 3.13.
struct TypeRules {
    let schema: Schema
    let declarations: Declarations
    let scalars: ScalarCoercions
    private(set) var errors: [SchemaError] = []

    init(_ schema: Schema, _ declarations: Declarations, scalars: ScalarCoercions) {
        self.schema = schema
        self.declarations = declarations
        self.scalars = scalars
    }

    /// The schema with its default values coerced.
    ///
    /// - Throws: every fault, rule by rule.
    mutating func check() throws(SchemaErrors) -> Schema {
        checkRootTypes()
        checkReservedNames()
        checkEmptyTypes()
        checkInputAndOutputTypes()
        checkInterfaces()
        checkUnions()
        checkOneOf()
        checkDeprecations()
        checkInputObjectCycles()
        checkDirectiveCycles()
        checkDirectiveArgumentValues()
        var defaults = checkDefaultValues()
        if !errors.isEmpty { throw SchemaErrors(errors: errors) }
        return defaults.filledSchema()
    }

    mutating func report(_ reason: SchemaError.Reason, at syntax: any Syntax...) {
        report(reason, at: syntax.map(\.location))
    }

    mutating func report(_ reason: SchemaError.Reason, at locations: [SourceLocation]) {
        errors.append(SchemaError(reason: reason, locations: locations))
    }

    /// The types of the document, each with its declaration; the built-in types keep the rules anyway.
    var types: some Sequence<(NamedType, TypeDeclaration)> { zip(schema.types, declarations.types) }

    /// All arguments and input fields of the document.
    var inputValues: [InputSite] {
        var sites: [InputSite] = []
        for (type, declaration) in types {
            for (field, syntax) in zip(type.fields, declaration.fields) where !field.arguments.isEmpty {
                for (argument, argumentSyntax) in zip(field.arguments, syntax.arguments) {
                    sites.append(InputSite(argument, argumentSyntax, .argument(type.name, field.name)))
                }
            }
            for (field, syntax) in zip(type.inputFields, declaration.inputFields) {
                sites.append(InputSite(field, syntax, .inputField(type.name)))
            }
        }
        for (directive, syntax) in zip(schema.directives, declarations.directives) {
            for (argument, argumentSyntax) in zip(directive.arguments, syntax.arguments) {
                sites.append(InputSite(argument, argumentSyntax, .directiveArgument(directive.name)))
            }
        }
        return sites
    }
}

/// An argument or input field, with the place in the document that defines it.
struct InputSite {
    enum Owner {
        case argument(_ type: String, _ field: String)
        case inputField(_ type: String)
        case directiveArgument(_ directive: String)
    }

    let definition: InputValueDefinition
    let syntax: TypeSystem.InputValueDefinition
    let owner: Owner

    init(_ definition: InputValueDefinition, _ syntax: TypeSystem.InputValueDefinition, _ owner: Owner) {
        self.definition = definition
        self.syntax = syntax
        self.owner = owner
    }

    /// Spec: 2.15 Schema Coordinates.
    var coordinate: String {
        switch owner {
        case .argument(let type, let field): "\(type).\(field)(\(definition.name):)"
        case .inputField(let type): "\(type).\(definition.name)"
        case .directiveArgument(let directive): "@\(directive)(\(definition.name):)"
        }
    }
}
