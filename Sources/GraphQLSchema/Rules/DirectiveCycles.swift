import GraphQLLanguage

extension TypeRules {
    /// The definition of a directive does not use the directive: not on its arguments, and not on the arguments of the
    /// directives used there.
    ///
    /// The specification also forbids uses on the types of the arguments, which is not checked: documents in use have
    /// such (a scalar that is the argument of a directive and carries it), and it does no harm.
    ///
    /// Spec: 3.13 Directives, Type Validation.
    mutating func checkDirectiveCycles() {
        for directive in declarations.directives {
            let name = directive.name.text
            if directivesUsed(by: directive).contains(name) { report(.directiveCycle(name), at: directive.name) }
        }
    }

    private func directivesUsed(by directive: TypeSystem.DirectiveDefinition) -> Set<String> {
        var names: Set<String> = []
        var waiting = [directive]
        while let definition = waiting.popLast() {
            for applied in definition.arguments.flatMap(\.directives) where names.insert(applied.name.text).inserted {
                waiting += declarations.directives.filter { $0.name.matches(applied.name) }
            }
        }
        return names
    }
}
