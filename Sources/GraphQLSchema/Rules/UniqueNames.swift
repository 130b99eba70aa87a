import GraphQLLanguage

extension DocumentRules {
    /// Types, directives, and within them fields, arguments and enum values have names of their own.
    ///
    /// Spec: 3.4 Types, 3.6 Objects, 3.7 Interfaces, 3.9 Enums, 3.10 Input Objects, 3.13 Directives.
    mutating func checkUniqueNames() {
        for type in declarations.repeatedTypes {
            guard let name = type.name, let index = declarations.typeIndexes[name.text] else { continue }
            report(.repeatedDefinition(name.text), at: declarations.types[index].nameSyntax, name)
        }
        for directive in declarations.repeatedDirectives {
            report(.repeatedDefinition("@\(directive.name.text)"), at: directive.name)
        }
        for type in declarations.types { checkUniqueNames(in: type) }
        for directive in declarations.directives {
            checkUnique(directive.arguments.lazy.map(\.name)) { .repeatedDefinition("@\(directive.name.text)(\($0):)") }
        }
    }

    private mutating func checkUniqueNames(in type: TypeDeclaration) {
        let member: (String) -> SchemaError.Reason = { .repeatedDefinition("\(type.name).\($0)") }
        checkUnique(type.fields.lazy.map(\.name), member)
        checkUnique(type.values.lazy.map(\.name), member)
        checkUnique(type.inputFields.lazy.map(\.name), member)
        for field in type.fields where !field.arguments.isEmpty {
            checkUnique(field.arguments.lazy.map(\.name)) {
                .repeatedDefinition("\(type.name).\(field.name.text)(\($0):)")
            }
        }
    }
}
