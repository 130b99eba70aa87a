import GraphQLLanguage

extension TypeRules {
    /// There is a query type, and the types that operations begin at are different object types.
    ///
    /// Spec: 3.3.1 Root Operation Types.
    mutating func checkRootTypes() {
        let roots = RootTypes(declarations)
        if roots[.query] == nil {
            report(.missingQueryType, at: declarations.schemas.map(\.location))
        }
        var seen: Set<String> = []
        for operation in OperationType.allCases {
            guard let name = roots[operation], let syntax = roots.syntax[operation] else { continue }
            if schema.type(named: name)?.kind != .object {
                report(.rootTypeNotObject(operation, type: name), at: syntax)
            } else if !seen.insert(name).inserted {
                report(.repeatedRootType(name), at: syntax)
            }
        }
    }
}
