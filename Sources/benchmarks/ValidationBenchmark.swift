import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import RapportAPI

/// Every rule and every limit, over a document that is parsed. The baseline is parsing it.
func validationBenchmark() throws -> [Comparison] {
    let scalars = RapportScalars.coercions
    let schema = try Schema.build(sdl: SchemaDocument.sdl, scalars: scalars)
    return try [("recent", Queries.recent), ("dashboard", Queries.dashboard)].map { name, text in
        let source = Array(text.utf8)
        let document = try Document.parse(source)
        return Comparison(
            title: "Validation: \(name), \(fields(in: document)) fields",
            candidates: [
                .init(name: "Document.parse") { try Document.parse(source).tokenCount },
                .init(name: "validate") {
                    try validate(document, against: schema, scalars: scalars).operations.count
                },
            ])
    }
}

/// The fields as they are written.
private func fields(in document: Document) -> Int {
    func count(_ selectionSet: SelectionSet) -> Int {
        selectionSet.selections.reduce(0) { sum, selection in
            switch selection {
            case .field(let field): sum + 1 + (field.selectionSet.map(count) ?? 0)
            case .inlineFragment(let fragment): sum + count(fragment.selectionSet)
            case .fragmentSpread: sum
            }
        }
    }
    return document.operations.reduce(0) { $0 + count($1.selectionSet) }
        + document.fragments.reduce(0) { $0 + count($1.selectionSet) }
}
