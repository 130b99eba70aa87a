import GraphQLLanguage

extension DocumentRules {
    /// Every type that is referred to is defined, or one that every schema has.
    ///
    /// Spec: 3.4 Types.
    mutating func checkTypeNames() {
        for root in declarations.rootOperationTypes { checkName(of: root.type) }
        for type in declarations.types {
            for interface in type.interfaces { checkName(of: interface) }
            for member in type.members { checkName(of: member) }
            for field in type.fields {
                for argument in field.arguments { checkName(of: argument.type.namedType) }
                checkName(of: field.type.namedType)
            }
            for field in type.inputFields { checkName(of: field.type.namedType) }
        }
        for directive in declarations.directives {
            for argument in directive.arguments { checkName(of: argument.type.namedType) }
        }
    }

    private mutating func checkName(of type: GraphQLLanguage.NamedType) {
        let name = type.name.text
        guard declarations.typeIndexes[name] == nil, Declarations.prelude.typeIndexes[name] == nil else { return }
        report(.unknownType(name), at: type)
    }
}
