import GraphQLLanguage

/// The variables of one operation: what it defines, and where it uses them.
struct OperationVariables {
    let syntax: OperationDefinition
    let definitions: [String: VariableDefinition]
    let usages: [VariableUsages.Usage]

    init(_ number: Int, _ usages: VariableUsages, _ outline: DocumentOutline) {
        syntax = outline.operations[number]
        // Of several definitions of one name the last one counts.
        definitions = Dictionary(
            syntax.variableDefinitions.map { ($0.variable.name.text, $0) }, uniquingKeysWith: { $1 })
        self.usages = usages.usages(of: number, in: outline)
    }
}
