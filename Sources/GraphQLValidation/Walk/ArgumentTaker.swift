import GraphQLSchema

/// What arguments are given to.
enum ArgumentTaker {
    case field(SelectedField)
    /// Without a definition if the schema has no directive of that name.
    case directive(name: String, DirectiveDefinition?)

    /// Nil if what takes them is unknown.
    var arguments: [InputValueDefinition]? {
        switch self {
        case .field(let field): field.arguments
        case .directive(_, let definition): definition?.arguments
        }
    }

    /// As an error names it.
    func owner(in schema: Schema) -> ValidationError.ArgumentOwner {
        switch self {
        case .field(let field): .field(field.name, type: field.parentType.map { schema.types[$0].name } ?? "")
        case .directive(let name, _): .directive(name)
        }
    }
}
