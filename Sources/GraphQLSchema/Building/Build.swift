public import GraphQLLanguage

extension Schema {
    /// Builds the schema that a type system document describes, its extensions included.
    ///
    /// Two kinds of rules are applied: first those for the document, without which no schema can be made of it, then
    /// those for the type system. `scalars` says how the default values of custom scalars are coerced; without it
    /// they stay as they are written.
    ///
    /// - Throws: every fault of the first kind, or if there are none, every fault of the second.
    public static func build(
        _ document: Document, scalars: ScalarCoercions = [:]
    ) throws(SchemaErrors) -> Schema {
        let declarations = Declarations(document)
        try DocumentRules(declarations).check()
        let schema = SchemaBuilder(declarations).schema()
        var rules = TypeRules(schema, declarations, scalars: scalars)
        return try rules.check()
    }

    /// Builds the schema that a text describes.
    ///
    /// - Throws: the syntax error, or every fault that `build` finds in the document.
    public static func build(sdl: String, scalars: ScalarCoercions = [:]) throws(SchemaErrors) -> Schema {
        let document: Document
        do throws(SyntaxError) {
            document = try Document.parse(sdl, limits: .none)
        } catch {
            throw SchemaErrors(errors: [SchemaError(reason: .syntax(error.message), locations: [error.location])])
        }
        return try build(document, scalars: scalars)
    }
}
