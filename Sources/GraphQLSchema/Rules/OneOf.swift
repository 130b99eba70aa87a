import GraphQLLanguage

extension TypeRules {
    /// The fields of a OneOf input object are nullable and have no default values.
    ///
    /// Spec: 3.10 Input Objects, Type Validation.
    mutating func checkOneOf() {
        for (type, declaration) in types where type.isOneOf {
            for (field, syntax) in zip(type.inputFields, declaration.inputFields) {
                if field.type.isNonNull { report(.oneOfFieldNonNull("\(type.name).\(field.name)"), at: syntax.type) }
                if let value = syntax.defaultValue {
                    report(.oneOfFieldWithDefault("\(type.name).\(field.name)"), at: value)
                }
            }
        }
    }
}
