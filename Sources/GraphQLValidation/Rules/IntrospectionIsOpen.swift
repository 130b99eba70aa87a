/// Nobody asks for the schema where it is hidden. `__typename` tells nothing that an answer does not.
///
/// No rule of the specification, which leaves it to the service whether it can be introspected.
///
/// Spec: 4 Introspection.
enum IntrospectionIsOpen {
    static func check(_ field: SelectedField, _ context: inout ValidationContext) {
        guard context.hidesSchema, field.parentType == context.schema.queryType,
            field.name == "__schema" || field.name == "__type"
        else { return }
        context.report(.introspectionClosed(field.name), at: field.syntax)
    }
}
