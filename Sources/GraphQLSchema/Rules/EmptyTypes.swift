import GraphQLLanguage

extension TypeRules {
    /// A type has at least one field, member or value.
    ///
    /// Spec: "Type Validation" in 3.6 Objects, 3.7 Interfaces, 3.8 Unions, 3.9 Enums, 3.10 Input Objects.
    mutating func checkEmptyTypes() {
        for (type, declaration) in types {
            switch type.kind {
            case .object, .interface:
                if type.fields.isEmpty { report(.emptyType(type.name, lacks: "fields"), at: declaration.nameSyntax) }
            case .union:
                if declaration.members.isEmpty {
                    report(.emptyType(type.name, lacks: "members"), at: declaration.nameSyntax)
                }
            case .enumeration:
                if type.enumValues.isEmpty {
                    report(.emptyType(type.name, lacks: "values"), at: declaration.nameSyntax)
                }
            case .inputObject:
                if type.inputFields.isEmpty {
                    report(.emptyType(type.name, lacks: "fields"), at: declaration.nameSyntax)
                }
            case .scalar: break
            }
        }
    }
}
