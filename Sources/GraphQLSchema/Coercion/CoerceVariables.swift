public import GraphQLLanguage

/// The values of an operation's variables, coerced to their types.
///
/// Spec: 6.1.2 Coercing Variable Values.
///
/// A list, because operations have few of them: to make a table for one id, and to look it up twice, was a fiftieth of
/// the request.
public struct VariableValues: Hashable, Sendable {
    private var fields: [InputValue.Field] = []

    public init() {}

    public init(values: [String: InputValue]) {
        for name in values.keys.sorted() { self[name] = values[name] }
    }

    /// The value of a variable. One that has none has nil, which is something else than null.
    ///
    /// - Complexity: linear in the variables.
    public subscript(name: String) -> InputValue? {
        get {
            for index in fields.indices where fields[index].name == name { return fields[index].value }
            return nil
        }
        set {
            fields.removeAll { $0.name == name }
            if let newValue { add(newValue, for: name) }
        }
    }

    /// All of them by their names.
    public var values: [String: InputValue] { Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value) }) }

    /// Gives a variable its value that has none.
    fileprivate mutating func add(_ value: InputValue, for name: String) {
        fields.append(InputValue.Field(name: name, value: value))
    }
}

extension Schema {
    /// Coerces the variables that came with a request.
    public func coerceVariables(
        of operation: OperationDefinition, from provided: [InputValue.Field], scalars: ScalarCoercions = [:]
    ) -> Result<VariableValues, RequestErrors> {
        InputCoercion(schema: self, scalars: scalars).coerceVariables(of: operation, from: provided)
    }
}

/// A variable of an operation, and what the schema says of its type: found once for an operation, and not for each
/// request.
public struct DeclaredVariable: Sendable {
    public let name: String
    fileprivate let definition: VariableDefinition
    /// Nil where validation should have refused the document.
    fileprivate let type: TypeReference?
}

extension InputCoercion {
    /// The variables that an operation declares.
    public func variables(of operation: OperationDefinition) -> [DeclaredVariable] {
        operation.variableDefinitions.map { definition in
            let type = schema.reference(to: definition.type).flatMap { schema.isInputType($0) ? $0 : nil }
            return DeclaredVariable(name: definition.variable.name.text, definition: definition, type: type)
        }
    }

    /// Coerces the variables that came with a request.
    public func coerceVariables(
        of operation: OperationDefinition, from provided: [InputValue.Field]
    ) -> Result<VariableValues, RequestErrors> {
        coerceVariables(variables(of: operation), from: provided)
    }

    /// Coerces the variables that came with a request.
    ///
    /// What is provided and not declared is ignored. A failure names every fault of every variable.
    ///
    /// Spec: 6.1.2 Coercing Variable Values, CoerceVariableValues.
    public func coerceVariables(
        _ declared: [DeclaredVariable], from provided: [InputValue.Field]
    ) -> Result<VariableValues, RequestErrors> {
        let provided = ProvidedVariables(provided)
        var result = VariableValues()
        var errors: [RequestError] = []
        for variable in declared {
            switch coerce(variable, from: provided[variable.name]) {
            case .success(let value?): result.add(value, for: variable.name)
            case .success(nil): continue
            case .failure(let faults): errors += faults.errors
            }
        }
        return errors.isEmpty ? .success(result) : .failure(RequestErrors(errors))
    }
}

extension Schema {
    /// The type that a reference in a document means, nil if it names no type of the schema.
    public func reference(to syntax: TypeSyntax) -> TypeReference? {
        switch syntax {
        case .named(let type): typeIndex(named: type.name.text).map { .named($0) }
        case .list(let type): reference(to: type.elementType).map { .list($0) }
        case .nonNull(let type): reference(to: type.nullableType).map { .nonNull($0) }
        }
    }
}

/// The variables that came with a request, by their names; of one that came twice the last.
private enum ProvidedVariables {
    /// Few are found sooner by a look at each than a table of them is made.
    case few([InputValue.Field])
    case many([String: InputValue])

    init(_ fields: [InputValue.Field]) {
        guard fields.count > 8 else {
            self = .few(fields)
            return
        }
        self = .many(Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }))
    }

    subscript(name: String) -> InputValue? {
        switch self {
        case .few(let fields): fields.last { $0.name == name }?.value
        case .many(let values): values[name]
        }
    }
}

/// All faults of the variables of a request.
public struct RequestErrors: Error, Hashable, Sendable {
    public var errors: [RequestError]

    public init(_ errors: [RequestError]) { self.errors = errors }
}

extension InputCoercion {
    /// Nil when the variable has no value.
    fileprivate func coerce(
        _ variable: DeclaredVariable, from provided: InputValue?
    ) -> Result<InputValue?, RequestErrors> {
        let definition = variable.definition
        let name = variable.name
        guard let type = variable.type else {
            // Validation refuses such a document.
            return .failure(definition.error("Variable \"$\(name)\" has no input type."))
        }
        guard let provided else { return coerceDefault(of: definition, name, type) }
        if case .null = provided, type.isNonNull {
            return .failure(
                definition.error("Variable \"$\(name)\" of type \"\(schema.text(of: type))\" must not be null."))
        }
        var walk = VariableCoercion(coercion: self)
        let value = walk.coerce(provided, to: type)
        guard walk.errors.isEmpty else {
            return .failure(RequestErrors(walk.errors.map { definition.error(name, $0) }))
        }
        return .success(value)
    }

    private func coerceDefault(
        of definition: VariableDefinition, _ name: String, _ type: TypeReference
    ) -> Result<InputValue?, RequestErrors> {
        guard let literal = definition.defaultValue else {
            guard type.isNonNull else { return .success(nil) }
            return .failure(
                definition.error("Variable \"$\(name)\" of type \"\(schema.text(of: type))\" must be given."))
        }
        do throws(CoercionError) {
            return .success(try coerceLiteral(literal, to: type))
        } catch {
            // Validation refuses such a document, except where a custom scalar does not take the value.
            return .failure(RequestErrors([definition.error(name, error)]))
        }
    }
}

extension VariableDefinition {
    fileprivate func error(_ message: String) -> RequestErrors {
        RequestErrors([RequestError(message: message, locations: [location], code: .badUserInput)])
    }

    fileprivate func error(_ name: String, _ fault: CoercionError) -> RequestError {
        let place = fault.path.isEmpty ? "" : " at \"\(name)\(fault.path.text)\""
        return RequestError(
            message: "Variable \"$\(name)\" got an invalid value\(place): \(fault.message)", locations: [location],
            code: .badUserInput)
    }
}
