public import GraphQLLanguage

/// An argument that is not a value of its type.
public struct ArgumentError: Error, Hashable, Sendable {
    public var argument: String
    public var fault: CoercionError
    /// Where the value stands, or the part of it that is wrong; nil when the argument is missing.
    public var location: SourceLocation? { fault.location }

    public init(argument: String, fault: CoercionError) {
        self.argument = argument
        self.fault = fault
    }

    public var message: String { "Argument \"\(argument)\" got an invalid value: \(fault.message)" }
}

extension Schema {
    /// Coerces the arguments of a field or directive, in the order of its definition.
    public func coerceArguments(
        definitions: [InputValueDefinition], given: Children<Argument>, variables: VariableValues? = nil,
        scalars: ScalarCoercions = [:]
    ) throws(ArgumentError) -> [InputValue.Field] {
        try InputCoercion(schema: self, scalars: scalars)
            .coerceArguments(definitions: definitions, given: given, variables: variables)
    }
}

extension InputCoercion {
    /// Coerces the arguments of a field or directive, in the order of its definition.
    ///
    /// An argument without a value is not in the result: not written and without default value, or written as a
    /// variable that has none.
    ///
    /// Spec: 6.4.1 Coercing Field Arguments, CoerceArgumentValues.
    public func coerceArguments(
        definitions: [InputValueDefinition], given: Children<Argument>, variables: VariableValues? = nil
    ) throws(ArgumentError) -> [InputValue.Field] {
        var coerced: [InputValue.Field] = []
        coerced.reserveCapacity(definitions.count)
        for definition in definitions {
            let argument = given.first { $0.name.matches(definition.name) }
            if let value = try coerceArgument(argument, as: definition, variables: variables) {
                coerced.append(InputValue.Field(name: definition.name, value: value))
            }
        }
        return coerced
    }
}

extension InputCoercion {
    /// Coerces one argument, nil if it has no value. `argument` is nil when it is not written.
    public func coerceArgument(
        _ argument: Argument?, as definition: InputValueDefinition, variables: VariableValues? = nil
    ) throws(ArgumentError) -> InputValue? {
        do throws(CoercionError) {
            return try value(of: argument, as: definition, variables)
        } catch {
            throw ArgumentError(argument: definition.name, fault: error)
        }
    }

    private func value(
        of argument: Argument?, as definition: InputValueDefinition, _ variables: VariableValues?
    ) throws(CoercionError) -> InputValue? {
        if let argument, let value = try coerceLiteral(argument.value, to: definition.type, variables: variables) {
            return value
        }
        if let value = definition.defaultValue { return value.coerced }
        guard definition.type.isNonNull else { return nil }
        throw CoercionError(reason: .null(type: schema.text(of: definition.type)), location: argument?.value.location)
    }
}
