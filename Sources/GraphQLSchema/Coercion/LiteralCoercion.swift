import GraphQLLanguage

extension InputCoercion {
    /// Coerces a literal, with the values of the variables in it.
    ///
    /// Nil when the literal is a variable without a value: then it is as if nothing had been written.
    /// Without `variables` no variable has a value.
    ///
    /// - Throws: the first thing that is wrong with it, and where it stands.
    public func coerceLiteral(
        _ value: Value, to type: TypeReference, variables: VariableValues? = nil
    ) throws(CoercionError) -> InputValue? {
        try LiteralCoercion(coercion: self, variables: variables).coerce(value, to: type)
    }
}

/// How a literal becomes a value of its type.
///
/// Spec: "Input Coercion" in 3.5 to 3.12.
struct LiteralCoercion {
    let coercion: InputCoercion
    let variables: VariableValues?
    /// Whether fields that are not given get their default values. While a schema is being built, those are not yet
    /// known.
    var fillsDefaults = true

    private var schema: Schema { coercion.schema }

    func coerce(_ value: Value, to type: TypeReference) throws(CoercionError) -> InputValue? {
        if case .variable(let variable) = value { return try self.value(of: variable, for: type) }
        switch type {
        case .nonNull(let inner):
            if case .null = value { throw fault(.null(type: schema.text(of: type)), at: value) }
            return try coerce(value, to: inner)
        case .list(let inner):
            if case .null = value { return .null }
            return try coerceList(value, of: inner)
        case .named(let index):
            if case .null = value { return .null }
            return try coerce(value, to: schema.types[index])
        }
    }

    /// Validation has made sure that the variable's type fits; what is left is a nullable variable where a default
    /// value makes it possible to have none.
    ///
    /// Spec: 5.8.5 All Variable Usages Are Allowed, 6.4.1 Coercing Field Arguments.
    private func value(of variable: Variable, for type: TypeReference) throws(CoercionError) -> InputValue? {
        guard let value = variables?[variable.name.text] else { return nil }
        if case .null = value, type.isNonNull { throw fault(.null(type: schema.text(of: type)), at: variable) }
        return value
    }

    /// An element that is a variable without a value is null. A value that is no list is a list of itself.
    ///
    /// Spec: 3.11 List, Input Coercion.
    private func coerceList(_ value: Value, of type: TypeReference) throws(CoercionError) -> InputValue {
        guard case .list(let list) = value else { return .list([try coerce(value, to: type) ?? .null]) }
        var coerced: [InputValue] = []
        for element in list.values {
            guard coerced.count < coercion.maximumListItems else {
                let count = list.values.reduce(0) { count, _ in count + 1 }
                throw fault(.tooManyItems(count, maximum: coercion.maximumListItems), at: value)
            }
            if let value = try coerce(element, to: type) {
                coerced.append(value)
            } else if type.isNonNull {
                throw fault(.null(type: schema.text(of: type)), at: element)
            } else {
                coerced.append(.null)
            }
        }
        return .list(coerced)
    }

    private func coerce(_ value: Value, to type: NamedType) throws(CoercionError) -> InputValue {
        switch type.kind {
        case .scalar: return try coerceScalar(value, to: type)
        case .enumeration: return try coerceEnum(value, to: type)
        case .inputObject: return try coerceObject(value, to: type)
        case .object, .interface, .union: throw mismatch(value, type)
        }
    }

    private func coerceScalar(_ value: Value, to type: NamedType) throws(CoercionError) -> InputValue {
        switch (type.builtInScalar, value) {
        // As an ID, an integer is a text of digits, which may be longer than any integer of ours.
        case (.id, .int(let literal)): return .string(literal.text)
        // The JSON number 1.0 is an integer, the literal is not. Neither is a boolean or a name a string.
        case (.int, .float), (.id, .float), (.some, .enumeration), (.some, .list), (.some, .object):
            throw mismatch(value, type)
        default: break
        }
        if let variable = value.gap(variables) {
            throw fault(.other("Variable \"$\(variable.name.text)\" in a list has no value."), at: variable)
        }
        do throws(CoercionError) {
            return try coercion.coerceScalar(InputValue(value, variables: variables), to: type)
        } catch {
            throw CoercionError(reason: error.reason, path: error.path, location: value.location)
        }
    }

    private func coerceEnum(_ value: Value, to type: NamedType) throws(CoercionError) -> InputValue {
        guard case .enumeration(let name) = value else { throw mismatch(value, type) }
        let text = name.text
        guard type.hasEnumValue(named: text) else {
            throw fault(.unknownEnumValue(type: type.name, name: text), at: value)
        }
        return .enumValue(text)
    }

    /// Spec: 3.10 Input Objects, Input Coercion.
    private func coerceObject(_ value: Value, to type: NamedType) throws(CoercionError) -> InputValue {
        guard case .object(let object) = value else { throw mismatch(value, type) }
        var given: [(name: String, field: ObjectField)] = []
        for field in object.fields {
            let name = field.name.text
            guard type.hasInputField(named: name) else {
                throw fault(.unknownField(type: type.name, field: name), at: field)
            }
            given.append((name, field))
        }
        var coerced: [InputValue.Field] = []
        for definition in type.inputFields {
            let field = given.first { $0.name == definition.name }?.field
            if let field, let value = try coerce(field.value, to: definition.type) {
                coerced.append(InputValue.Field(name: definition.name, value: value))
            } else if let value = definition.defaultValue {
                if fillsDefaults { coerced.append(InputValue.Field(name: definition.name, value: value.coerced)) }
            } else if definition.isRequired {
                throw fault(.missing(definition, of: type, in: schema), at: field?.value ?? value)
            }
        }
        if type.isOneOf { try checkOneOf(type, given: given.count, coerced, at: value) }
        return .object(coerced)
    }

    /// Both what is written and what it comes to must be exactly one field: `{ a: $a, b: 1 }` is an error even if `$a`
    /// has no value, and so is `{ a: $a }` then.
    ///
    /// Spec: 3.10.1 OneOf Input Objects.
    private func checkOneOf(
        _ type: NamedType, given: Int, _ coerced: [InputValue.Field], at value: Value
    ) throws(CoercionError) {
        guard given == 1, let field = coerced.first else {
            throw fault(.oneOfCount(type: type.name, count: given == 1 ? 0 : given), at: value)
        }
        if case .null = field.value { throw fault(.oneOfNull(type: type.name, field: field.name), at: value) }
    }

    private func mismatch(_ value: Value, _ type: NamedType) -> CoercionError {
        fault(.mismatch(type: type.name, found: InputValue(value, variables: variables)), at: value)
    }

    private func fault(_ reason: CoercionError.Reason, at syntax: some Syntax) -> CoercionError {
        CoercionError(reason: reason, location: syntax.location)
    }
}

extension Value {
    /// A variable without a value that stands in a list of a custom scalar's literal. Nobody knows whether the list
    /// takes null there, so the literal has no value; in an object such a variable leaves out its field.
    fileprivate func gap(_ variables: VariableValues?) -> Variable? {
        switch self {
        case .list(let list):
            for element in list.values {
                if case .variable(let variable) = element {
                    if variables?[variable.name.text] == nil { return variable }
                } else if let variable = element.gap(variables) {
                    return variable
                }
            }
        case .object(let object):
            for field in object.fields {
                if let variable = field.value.gap(variables) { return variable }
            }
        default: break
        }
        return nil
    }
}
