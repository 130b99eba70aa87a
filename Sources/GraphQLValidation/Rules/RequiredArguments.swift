import GraphQLLanguage
import GraphQLSchema

/// Arguments whose type is non-null, and which have no default value, are given.
///
/// Spec: 5.4.3 Required Arguments.
enum RequiredArguments {
    static func check(_ field: SelectedField, _ definition: FieldDefinition, _ context: inout ValidationContext) {
        for argument in definition.arguments where isMissing(argument, field.syntax.arguments) {
            let parent = field.parentType.map { context.schema.types[$0].name } ?? ""
            report(argument, .field(field.name, type: parent), at: field.syntax, &context)
        }
    }

    static func check(_ directive: Directive, _ definition: DirectiveDefinition, _ context: inout ValidationContext) {
        for argument in definition.arguments where isMissing(argument, directive.arguments) {
            report(argument, .directive(definition.name), at: directive, &context)
        }
    }

    private static func isMissing(_ definition: InputValueDefinition, _ given: Children<Argument>) -> Bool {
        definition.isRequired && !given.contains { $0.name.matches(definition.name) }
    }

    private static func report(
        _ argument: InputValueDefinition, _ owner: ValidationError.ArgumentOwner, at place: some Syntax,
        _ context: inout ValidationContext
    ) {
        context.report(
            .missingArgument(argument.name, type: context.schema.text(of: argument.type), of: owner), at: place)
    }
}
