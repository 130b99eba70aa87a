import GraphQLSchema

/// The type has the field.
///
/// Spec: 5.3.1 Field Selections.
enum FieldSelections {
    static func check(_ field: SelectedField, _ context: inout ValidationContext) {
        guard field.type == nil, let parentType = field.parentType else { return }
        context.report(unknown(field.name, on: parentType, context), at: field.syntax)
    }

    private static func unknown(
        _ name: String, on index: Int, _ context: ValidationContext
    ) -> ValidationError.Reason {
        let type = context.schema.types[index]
        return .unknownField(
            name, type: type.name,
            fragmentTypes: context.hidesSchema ? [] : typesWithField(name, below: type, in: context.schema),
            suggestions: context.suggestions(like: name, among: type.fields.lazy.map(\.name)))
    }

    /// The types below an interface or union that have the field: those of most use first, which are the interfaces
    /// that most of them implement.
    private static func typesWithField(_ name: String, below type: NamedType, in schema: Schema) -> [String] {
        guard type.kind == .interface || type.kind == .union else { return [] }
        var objects: [Int] = []
        var interfaces: [(type: Int, uses: Int)] = []
        for object in type.possibleTypes where schema.types[object].fieldIndex(named: name) != nil {
            objects.append(object)
            for interface in schema.types[object].interfaces
            where schema.types[interface].fieldIndex(named: name) != nil {
                if let known = interfaces.firstIndex(where: { $0.type == interface }) {
                    interfaces[known].uses += 1
                } else {
                    interfaces.append((interface, 1))
                }
            }
        }
        interfaces.sort { ($1.uses, schema.types[$0.type].name) < ($0.uses, schema.types[$1.type].name) }
        let types = interfaces.map(\.type) + objects
        return types.prefix(Suggestions.maximumCount).map { schema.types[$0].name }
    }
}
