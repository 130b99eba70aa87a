import GraphQLLanguage
import GraphQLSchema

/// Directives stand where their definition allows it.
///
/// Spec: 5.7.2 Directives Are in Valid Locations.
enum DirectivesAreInValidLocations {
    static func check(
        _ directive: Directive, _ definition: DirectiveDefinition?, _ location: DirectiveLocation,
        _ context: inout ValidationContext
    ) {
        guard let definition, !definition.locations.contains(location.rawValue) else { return }
        context.report(.misplacedDirective(definition.name, location: location), at: directive)
    }
}
