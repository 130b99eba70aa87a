import GraphQLLanguage
import GraphQLSchema

/// Fields with the same response key can be answered by one value.
///
/// Whether all of them can is decided by comparing sets, in time that is proportional to the document unless somebody
/// works hard on the contrary; then there is a limit. Only when they cannot, pairs of fields are compared to say which
/// of them conflict.
///
/// Spec: 5.3.2 Field Selection Merging.
enum FieldSelectionMerging {
    static func check(_ table: SelectionTable, _ context: inout ValidationContext) {
        var check = MergeCheck(table, context.schema, context.outline)
        switch check.run() {
        case .mergeable: return
        case .tooManySteps: reportTooManySteps(&context)
        case .conflict:
            var search = ConflictSearch(table, context.schema, check.signatures)
            search.run()
            // There is a conflict; if it was not found, finding it would have taken too long.
            if search.found.isEmpty { reportTooManySteps(&context) }
            for conflict in search.found {
                context.report(.fieldsConflict(conflict.words), at: conflict.fields.map { $0.offset })
            }
        }
    }

    private static func reportTooManySteps(_ context: inout ValidationContext) {
        let reason = ValidationError.Reason.overLimit(
            .comparisons, maximum: MergeCheck.maximumSteps, value: MergeCheck.maximumSteps)
        context.report(reason, at: [])
    }
}

/// What makes two fields with the same response key differ, apart from their subfields.
enum FieldComparison {
    /// Whether the fields can be asked of one object: they cannot if they are on two different object types.
    static func canMeet(_ one: SelectionTable.Entry, _ other: SelectionTable.Entry, in schema: Schema) -> Bool {
        guard let type = one.parentType, let otherType = other.parentType, type != otherType else { return true }
        return schema.types[type].kind != .object || schema.types[otherType].kind != .object
    }

    /// Whether values of the two types look alike. An unknown type looks like any.
    ///
    /// Spec: SameResponseShape, steps 1 to 6.
    static func haveSameShape(_ one: TypeReference?, _ other: TypeReference?, in schema: Schema) -> Bool {
        guard let one, let other else { return true }
        switch (one, other) {
        case (.nonNull(let inner), .nonNull(let otherInner)), (.list(let inner), .list(let otherInner)):
            return haveSameShape(inner, otherInner, in: schema)
        case (.named(let type), .named(let otherType)):
            return type == otherType || (schema.isComposite(type) && schema.isComposite(otherType))
        default: return false
        }
    }
}
