import GraphQLLanguage
import GraphQLSchema

/// Arguments whose type is non-null, and which have no default value, are given.
///
/// Spec: 5.4.3 Required Arguments.
enum RequiredArguments {
    static func check(_ field: SelectedField, _ context: inout ValidationContext) {
        for argument in field.arguments ?? [] where isMissing(argument, field.syntax.arguments) {
            report(argument, .field(field), at: field.syntax, &context)
        }
    }

    static func check(_ directive: Directive, _ definition: DirectiveDefinition, _ context: inout ValidationContext) {
        for argument in definition.arguments where isMissing(argument, directive.arguments) {
            report(argument, .directive(name: definition.name, definition), at: directive, &context)
        }
    }

    private static func isMissing(_ definition: InputValueDefinition, _ given: Children<Argument>) -> Bool {
        definition.isRequired && !given.contains { $0.name.matches(definition.name) }
    }

    private static func report(
        _ argument: InputValueDefinition, _ taker: ArgumentTaker, at place: some Syntax,
        _ context: inout ValidationContext
    ) {
        let schema = context.schema
        context.report(
            .missingArgument(argument.name, type: schema.text(of: argument.type), of: taker.owner(in: schema)),
            at: place)
    }
}
