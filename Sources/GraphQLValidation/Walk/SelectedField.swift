import GraphQLLanguage
import GraphQLSchema

/// A field of the document with what the schema says about it.
struct SelectedField {
    let syntax: Field
    let name: String
    let selectionSet: SelectionSet?
    /// The composite type it is selected on, nil where an error around it leaves the type unknown.
    let parentType: Int?
    /// Nil if the type has no such field, or is unknown; so is `arguments`.
    let type: TypeReference?
    let arguments: [InputValueDefinition]?

    init(_ syntax: Field, on parentType: Int?, in schema: Schema) {
        let name = syntax.name.text
        let signature = parentType.flatMap { schema.signature(ofField: name, of: $0) }
        self.syntax = syntax
        self.name = name
        selectionSet = syntax.selectionSet
        self.parentType = parentType
        type = signature?.type
        arguments = signature?.arguments
    }
}
