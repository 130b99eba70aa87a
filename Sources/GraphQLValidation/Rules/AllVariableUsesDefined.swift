import GraphQLLanguage

/// Variables that are used are defined by the operation.
///
/// Spec: 5.8.3 All Variable Uses Defined.
enum AllVariableUsesDefined {
    static func check(_ operation: OperationVariables, _ context: inout ValidationContext) {
        for usage in operation.usages where operation.definitions[usage.name] == nil {
            context.report(
                .undefinedVariable(usage.name, operation: operation.syntax.name?.text),
                at: [usage.variable.offset, operation.syntax.offset])
        }
    }
}
