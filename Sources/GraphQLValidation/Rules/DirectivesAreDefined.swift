import GraphQLLanguage
import GraphQLSchema

/// Directives exist.
///
/// Spec: 5.7.1 Directives Are Defined.
enum DirectivesAreDefined {
    static func check(
        _ directive: Directive, _ definition: DirectiveDefinition?, _ context: inout ValidationContext
    ) {
        guard definition == nil else { return }
        let name = directive.name.text
        context.report(
            .unknownDirective(
                name, suggestions: context.suggestions(like: name, among: context.schema.directives.lazy.map(\.name))),
            at: directive)
    }
}
