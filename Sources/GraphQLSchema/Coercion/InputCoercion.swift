/// Turns inputs into values of their types: variables from JSON, literals from a document.
///
/// Spec: "Input Coercion" in 3.5 to 3.12, 6.1.2 Coercing Variable Values, 6.4.1 Coercing Field Arguments.
public struct InputCoercion: Sendable {
    public let schema: Schema
    public let scalars: ScalarCoercions
    /// Items of one list; more are not coerced.
    public let maximumListItems: Int

    public init(schema: Schema, scalars: ScalarCoercions = [:], maximumListItems: Int = .max) {
        self.schema = schema
        self.scalars = scalars
        self.maximumListItems = maximumListItems
    }

    /// Coerces the JSON of a variable.
    ///
    /// - Throws: the first thing that is wrong with it; `coerceVariables` reports all of them.
    public func coerceVariable(_ json: InputValue, to type: TypeReference) throws(CoercionError) -> InputValue {
        var walk = VariableCoercion(coercion: self)
        let value = walk.coerce(json, to: type)
        if let first = walk.errors.first { throw first }
        return value
    }

    /// Coerces the value of a scalar, which is not null.
    func coerceScalar(_ value: InputValue, to type: NamedType) throws(CoercionError) -> InputValue {
        guard let builtIn = type.builtInScalar else {
            let json = value.withoutEnumValues
            return try scalars[type.name]?.coerce(json) ?? json
        }
        if let coerced = builtIn.coerce(value) { return coerced }
        if builtIn == .int, case .int = value { throw CoercionError(reason: .outOfRange(found: value)) }
        throw CoercionError(reason: .mismatch(type: type.name, found: value))
    }
}

/// One walk over the JSON of a variable, which goes on after a fault to find the others.
struct VariableCoercion {
    let coercion: InputCoercion
    private(set) var errors: [CoercionError] = []
    private var path: [PathSegment] = []

    init(coercion: InputCoercion) { self.coercion = coercion }

    /// The coerced value; what it is where there was a fault does not matter.
    mutating func coerce(_ json: InputValue, to type: TypeReference) -> InputValue {
        switch type {
        case .nonNull(let inner):
            if case .null = json { return fault(.null(type: coercion.schema.text(of: type))) }
            return coerce(json, to: inner)
        case .list(let inner):
            if case .null = json { return .null }
            return coerceList(json, of: inner)
        case .named(let index):
            if case .null = json { return .null }
            // Without a copy of the type, which most values do not need.
            if let value = coercion.schema.types[index].builtInScalar?.coerce(json) { return value }
            return coerce(json, to: coercion.schema.types[index])
        }
    }

    /// A value that is no list is a list of itself.
    ///
    /// Spec: 3.11 List, Input Coercion.
    private mutating func coerceList(_ json: InputValue, of type: TypeReference) -> InputValue {
        guard case .list(let elements) = json else { return .list([coerce(json, to: type)]) }
        guard elements.count <= coercion.maximumListItems else {
            return fault(.tooManyItems(elements.count, maximum: coercion.maximumListItems))
        }
        var coerced: [InputValue] = []
        coerced.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            coerced.append(inside(.index(index)) { $0.coerce(element, to: type) })
        }
        return .list(coerced)
    }

    private mutating func coerce(_ json: InputValue, to type: NamedType) -> InputValue {
        switch type.kind {
        case .scalar: coerceScalar(json, to: type)
        case .enumeration: coerceEnum(json, to: type)
        case .inputObject: coerceObject(json, to: type)
        case .object, .interface, .union:
            // Validation refuses variables of these types.
            fault(.mismatch(type: type.name, found: json))
        }
    }

    private mutating func coerceScalar(_ json: InputValue, to type: NamedType) -> InputValue {
        do throws(CoercionError) {
            return try coercion.coerceScalar(json, to: type)
        } catch {
            return fault(error.reason, at: error.path)
        }
    }

    private mutating func coerceEnum(_ json: InputValue, to type: NamedType) -> InputValue {
        guard case .string(let name) = json else { return fault(.mismatch(type: type.name, found: json)) }
        guard type.hasEnumValue(named: name) else { return fault(.unknownEnumValue(type: type.name, name: name)) }
        return .enumValue(name)
    }

    /// Spec: 3.10 Input Objects, Input Coercion.
    private mutating func coerceObject(_ json: InputValue, to type: NamedType) -> InputValue {
        guard case .object(let given) = json else { return fault(.mismatch(type: type.name, found: json)) }
        for field in given where !type.hasInputField(named: field.name) {
            fault(.unknownField(type: type.name, field: field.name))
        }
        if type.isOneOf { return coerceOneOf(given, to: type) }
        var coerced: [InputValue.Field] = []
        coerced.reserveCapacity(type.inputFields.count)
        for definition in type.inputFields {
            // Of members with the same name the last one counts, as in other readers of JSON.
            if let field = given.last(where: { $0.name == definition.name }) {
                coerced.append(coerce(field, to: definition))
            } else if let value = definition.defaultValue {
                coerced.append(InputValue.Field(name: definition.name, value: value.coerced))
            } else if definition.isRequired {
                fault(.missing(definition, of: type, in: coercion.schema))
            }
        }
        return .object(coerced)
    }

    /// Spec: 3.10.1 OneOf Input Objects.
    private mutating func coerceOneOf(_ given: [InputValue.Field], to type: NamedType) -> InputValue {
        let known = type.inputFields.compactMap { definition in
            given.last { $0.name == definition.name }.map { (definition, $0) }
        }
        let coerced = known.map { coerce($1, to: $0) }
        if known.count != 1 {
            fault(.oneOfCount(type: type.name, count: known.count))
        } else if case .null = known[0].1.value {
            fault(.oneOfNull(type: type.name, field: known[0].0.name), at: [.field(known[0].0.name)])
        }
        return .object(coerced)
    }

    private mutating func coerce(_ field: InputValue.Field, to definition: InputValueDefinition) -> InputValue.Field {
        let value = inside(.field(field.name)) { $0.coerce(field.value, to: definition.type) }
        return InputValue.Field(name: field.name, value: value)
    }

    private mutating func inside<Result>(
        _ segment: PathSegment, _ body: (inout VariableCoercion) -> Result
    ) -> Result {
        path.append(segment)
        defer { path.removeLast() }
        return body(&self)
    }

    @discardableResult
    private mutating func fault(_ reason: CoercionError.Reason, at inner: [PathSegment] = []) -> InputValue {
        errors.append(CoercionError(reason: reason, path: path + inner))
        return .null
    }
}

extension CoercionError.Reason {
    static func missing(_ field: InputValueDefinition, of type: NamedType, in schema: Schema) -> Self {
        .missingField(type: type.name, field: field.name, fieldType: schema.text(of: field.type))
    }
}

extension NamedType {
    func hasEnumValue(named name: String) -> Bool { enumValues.contains { $0.name == name } }
    func hasInputField(named name: String) -> Bool { inputFields.contains { $0.name == name } }
    func inputField(named name: String) -> InputValueDefinition? { inputFields.first { $0.name == name } }
}
