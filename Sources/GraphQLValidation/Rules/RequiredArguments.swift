import GraphQLLanguage
import GraphQLSchema

/// Arguments whose type is non-null, and which have no default value, are given.
///
/// Spec: 5.4.3 Required Arguments.
enum RequiredArguments {
    static func check(_ field: SelectedField, _ context: inout ValidationContext) {
        guard let arguments = field.arguments, !arguments.isEmpty else { return }
        for place in missing(arguments, field.syntax.arguments) {
            report(arguments[place], .field(field), at: field.syntax, &context)
        }
    }

    static func check(_ directive: Directive, _ definition: DirectiveDefinition, _ context: inout ValidationContext) {
        for place in missing(definition.arguments, directive.arguments) {
            let taker = ArgumentTaker.directive(name: definition.name, definition)
            report(definition.arguments[place], taker, at: directive, &context)
        }
    }

    /// The places of the definitions that no argument is given for, though one is required.
    private static func missing(_ definitions: [InputValueDefinition], _ given: Children<Argument>) -> [Int] {
        definitions.indices.filter { place in
            definitions[place].isRequired && !given.contains { $0.name.matches(definitions[place].name) }
        }
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
