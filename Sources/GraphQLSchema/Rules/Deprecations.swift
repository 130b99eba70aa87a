import GraphQLLanguage

extension TypeRules {
    /// What must be given cannot be deprecated.
    ///
    /// Spec: 3.13.3 @deprecated.
    mutating func checkDeprecations() {
        for site in inputValues where site.definition.isRequired && site.definition.deprecationReason != nil {
            report(.requiredAndDeprecated(site.coordinate), at: site.syntax.name)
        }
    }
}
