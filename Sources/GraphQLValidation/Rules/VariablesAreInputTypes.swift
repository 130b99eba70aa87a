import GraphQLLanguage
import GraphQLSchema

/// Variables are of scalar, enum or input object types.
///
/// Spec: 5.8.2 Variables Are Input Types.
enum VariablesAreInputTypes {
    static func check(_ variable: VariableDefinition, _ type: TypeReference?, _ context: inout ValidationContext) {
        guard let type, !context.schema.isInputType(type) else { return }
        context.report(
            .variableOfOutputType(variable.variable.name.text, type: context.schema.text(of: type)), at: variable.type)
    }
}
