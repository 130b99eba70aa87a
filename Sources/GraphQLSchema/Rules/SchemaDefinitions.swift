import GraphQLLanguage

extension DocumentRules {
    /// Operations and fragments belong into the documents of clients.
    ///
    /// Spec: 3 Type System, TypeSystemDocument.
    mutating func checkExecutableDefinitions() {
        for definition in declarations.executables { report(.executableDefinition, at: definition) }
    }

    /// One schema definition at most, with one type at most for each kind of operation, extensions included.
    ///
    /// Spec: 3.3 Schema, 3.3.1 Root Operation Types.
    mutating func checkSchemaDefinitions() {
        for schema in declarations.schemas.dropFirst() {
            report(.repeatedSchemaDefinition, at: schema)
        }
        var first: [OperationType: TypeSystem.RootOperationTypeDefinition] = [:]
        for root in declarations.rootOperationTypes {
            if let known = first[root.operationType] {
                report(.repeatedRootOperation(root.operationType), at: known, root)
            } else {
                first[root.operationType] = root
            }
        }
    }
}
