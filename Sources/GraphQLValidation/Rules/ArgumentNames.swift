import GraphQLLanguage
import GraphQLSchema

/// The field or directive has an argument of that name.
///
/// Spec: 5.4.1 Argument Names.
enum ArgumentNames {
    /// The walk has looked for the argument, and found none.
    static func report(_ argument: Argument, _ taker: ArgumentTaker, _ context: inout ValidationContext) {
        // What takes it is unknown, which is reported itself.
        guard let definitions = taker.arguments else { return }
        let name = argument.name.text
        let suggestions = context.suggestions(like: name, among: definitions.lazy.map(\.name))
        context.report(
            .unknownArgument(name, of: taker.owner(in: context.schema), suggestions: suggestions), at: argument)
    }
}
