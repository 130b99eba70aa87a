import GraphQLLanguage

/// The schema has a root type for the operation.
///
/// Spec: 5.2.1.1 Operation Type Existence.
enum OperationTypeExistence {
    static func check(_ operation: OperationDefinition, _ rootType: Int?, _ context: inout ValidationContext) {
        if rootType == nil { context.report(.operationTypeMissing(operation.operationType), at: operation) }
    }
}
