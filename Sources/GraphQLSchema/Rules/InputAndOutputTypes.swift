import GraphQLLanguage

extension TypeRules {
    /// Fields have output types; arguments and the fields of input objects have input types.
    ///
    /// Spec: 3.4.2 Input and Output Types.
    mutating func checkInputAndOutputTypes() {
        for (type, declaration) in types {
            for (field, syntax) in zip(type.fields, declaration.fields) where !schema.isOutputType(field.type) {
                report(.notOutputType("\(type.name).\(field.name)", type: schema.text(of: field.type)), at: syntax.type)
            }
        }
        for site in inputValues where !schema.isInputType(site.definition.type) {
            report(.notInputType(site.coordinate, type: schema.text(of: site.definition.type)), at: site.syntax.type)
        }
    }
}
