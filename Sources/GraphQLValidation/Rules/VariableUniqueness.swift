import GraphQLLanguage

/// Each variable of an operation is defined once.
///
/// Spec: 5.8.1 Variable Uniqueness.
enum VariableUniqueness {
    static func check(_ operation: OperationDefinition, _ context: inout ValidationContext) {
        for duplicates in Duplicates.groups(of: operation.variableDefinitions.lazy.map(\.variable.name)) {
            context.report(.duplicateVariable(duplicates[0].text), at: duplicates.map(\.offset))
        }
    }
}
