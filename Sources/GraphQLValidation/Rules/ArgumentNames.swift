import GraphQLLanguage
import GraphQLSchema

/// The field or directive has an argument of that name.
///
/// Spec: 5.4.1 Argument Names.
enum ArgumentNames {
    /// The walk has looked for the argument, and found none.
    static func report(
        _ argument: Argument, _ owner: ValidationError.ArgumentOwner, _ definitions: [InputValueDefinition],
        _ context: inout ValidationContext
    ) {
        let name = argument.name.text
        context.report(
            .unknownArgument(
                name, of: owner, suggestions: Suggestions.names(like: name, among: definitions.lazy.map(\.name))),
            at: argument)
    }
}
