import GraphQLLanguage
import GraphQLSchema

/// A field of the document with what the schema says about it.
struct SelectedField {
    let syntax: Field
    let name: String
    /// The composite type it is selected on, nil where an error around it leaves the type unknown.
    let parentType: Int?
    /// Nil if the type has no such field, or is unknown.
    let definition: FieldDefinition?
}
