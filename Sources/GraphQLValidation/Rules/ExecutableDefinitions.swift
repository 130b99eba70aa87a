import GraphQLLanguage

/// A document to execute has no definitions of the type system.
///
/// Spec: 5.1.1 Executable Definitions.
enum ExecutableDefinitions {
    static func report(_ definition: Definition, _ context: inout ValidationContext) {
        context.report(.notExecutable(definition: definition.name?.text), at: definition)
    }
}
