import GraphQLLanguage
import GraphQLSchema

/// The input object type has the field.
///
/// Spec: 5.6.2 Input Object Field Names.
enum InputObjectFieldNames {
    /// The walk has looked for the field, and found none.
    static func report(_ field: ObjectField, _ type: GraphQLSchema.NamedType, _ context: inout ValidationContext) {
        let name = field.name.text
        context.report(
            .unknownInputField(
                name, type: type.name,
                suggestions: context.suggestions(like: name, among: type.inputFields.lazy.map(\.name))),
            at: field)
    }
}
