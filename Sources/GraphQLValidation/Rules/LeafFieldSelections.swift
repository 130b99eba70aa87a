import GraphQLSchema

/// Fields with subfields have a selection of them, others have none.
///
/// Spec: 5.3.3 Leaf Field Selections.
enum LeafFieldSelections {
    static func check(_ field: SelectedField, _ context: inout ValidationContext) {
        guard let type = field.type else { return }
        switch (context.schema.isComposite(type.named), field.selectionSet) {
        case (true, nil):
            context.report(
                .selectionMissing(
                    field: field.name, type: context.schema.text(of: type), isSuggested: !context.hidesSchema),
                at: field.syntax)
        case (false, let selectionSet?):
            context.report(.selectionOnLeaf(field: field.name, type: context.schema.text(of: type)), at: selectionSet)
        case (true, _?), (false, nil): break
        }
    }
}
