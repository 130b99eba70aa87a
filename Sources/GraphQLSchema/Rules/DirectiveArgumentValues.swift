import GraphQLLanguage

extension TypeRules {
    /// The arguments of applied directives have values of their types.
    ///
    /// Spec: 5.6.1 Values of Correct Type.
    mutating func checkDirectiveArgumentValues() {
        let coercion = InputCoercion(schema: schema, scalars: scalars)
        let literals = LiteralCoercion(coercion: coercion, variables: nil, fillsDefaults: false)
        for (directives, _) in declarations.directiveSites {
            for directive in directives {
                guard let definition = schema.directive(named: directive.name.text) else { continue }
                for argument in directive.arguments {
                    guard let wanted = definition.arguments.first(where: { argument.name.matches($0.name) }),
                        schema.isInputType(wanted.type)
                    else { continue }
                    do throws(CoercionError) {
                        _ = try literals.coerce(argument.value, to: wanted.type)
                    } catch {
                        report(
                            .invalidDirectiveArgument(
                                directive: definition.name, argument: wanted.name, error.reason),
                            at: [error.location ?? argument.value.location])
                    }
                }
            }
        }
    }
}
