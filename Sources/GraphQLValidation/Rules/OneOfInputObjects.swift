import GraphQLLanguage
import GraphQLSchema

/// Of a OneOf input object exactly one field is given, and not as null.
///
/// Spec: 3.10.1 OneOf Input Objects, 5.6.1 Values of Correct Type.
enum OneOfInputObjects {
    static func check(
        _ object: ObjectValue, _ type: GraphQLSchema.NamedType, _ context: inout ValidationContext
    ) {
        guard type.isOneOf else { return }
        // Fields that do not exist, or are given twice, are errors of their own.
        let given = type.inputFields.filter { field in object.fields.contains { $0.name.matches(field.name) } }
        guard let only = given.first, given.count == 1 else {
            return context.report(.oneOfCount(type: type.name), at: object)
        }
        guard let field = object.fields.last(where: { $0.name.matches(only.name) }) else { return }
        if case .null = field.value { context.report(.oneOfNull(type: type.name, field: only.name), at: object) }
    }
}

extension Collection {
    /// The last element that satisfies the condition; a `Children` can only be walked forwards.
    fileprivate func last(where condition: (Element) -> Bool) -> Element? {
        reduce(nil) { condition($1) ? $1 : $0 }
    }
}
