import GraphQLLanguage

/// Variables that an operation defines are used.
///
/// Spec: 5.8.4 All Variables Used.
enum AllVariablesUsed {
    static func check(_ operation: OperationVariables, _ context: inout ValidationContext) {
        let used = Set(operation.usages.lazy.map(\.name))
        for definition in operation.syntax.variableDefinitions {
            let name = definition.variable.name.text
            guard !used.contains(name) else { continue }
            context.report(.unusedVariable(name, operation: operation.syntax.name?.text), at: definition)
        }
    }
}
