public import GraphQLLanguage
public import GraphQLSchema

/// Checks a document against a schema: every rule of the specification, and the limits before them.
///
/// `scalars` are the custom scalars whose literals are checked too; any other custom scalar accepts everything.
/// With `hidesSchema` introspection is an error, and no error suggests what there is instead.
///
/// - Throws: all errors up to the limit of errors, or what is over another limit and nothing else.
/// - Complexity: proportional to the document, apart from saying which fields conflict, which is bounded.
///
/// Spec: 5 Validation.
public func validate(
    _ document: Document, against schema: Schema, limits: DocumentLimits = .standard, scalars: ScalarCoercions = [:],
    hidesSchema: Bool = false
) throws(ValidationErrors) -> ValidatedDocument {
    let outline = DocumentOutline(document)
    let overLimit = LimitCheck.errors(outline, limits)
    guard overLimit.isEmpty else { throw ValidationErrors(errors: overLimit) }

    let context = ValidationContext(
        document: document, schema: schema, outline: outline, scalars: scalars, maximumErrors: limits.errors,
        hidesSchema: hidesSchema)
    var walk = DocumentWalk(context)
    walk.visitDocument()
    checkWhole(walk.variableUsages, walk.selections, &walk.context)
    guard walk.context.errors.isEmpty else { throw ValidationErrors(errors: walk.context.sortedErrors) }

    return ValidatedDocument(
        document: document, schema: schema, operations: outline.operations,
        fragments: outline.fragmentNumbers.mapValues { outline.fragments[$0] })
}

/// The rules about how the parts of a document fit together.
private func checkWhole(
    _ usages: VariableUsages, _ selections: SelectionTable, _ context: inout ValidationContext
) {
    OperationNameUniqueness.check(&context)
    LoneAnonymousOperation.check(&context)
    SingleRootField.check(&context)
    FragmentNameUniqueness.check(&context)
    FragmentsMustBeUsed.check(&context)
    FragmentSpreadsMustNotFormCycles.check(&context)
    for number in context.outline.operations.indices {
        let operation = OperationVariables(number, usages, context.outline)
        AllVariableUsesDefined.check(operation, &context)
        AllVariablesUsed.check(operation, &context)
        AllVariableUsagesAreAllowed.check(operation, &context)
    }
    FieldSelectionMerging.check(selections, &context)
}
