import GraphQLLanguage
import GraphQLSchema

/// Fields whose type is non-null, and which have no default value, are given.
///
/// Spec: 5.6.4 Input Object Required Fields.
enum InputObjectRequiredFields {
    static func check(
        _ object: ObjectValue, _ type: GraphQLSchema.NamedType, _ context: inout ValidationContext
    ) {
        for field in type.inputFields where field.isRequired {
            if object.fields.contains(where: { $0.name.matches(field.name) }) { continue }
            context.report(
                .missingInputField(field.name, type: type.name, fieldType: context.schema.text(of: field.type)),
                at: object)
        }
    }
}
