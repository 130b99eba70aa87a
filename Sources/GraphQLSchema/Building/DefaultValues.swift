/// The default values of a schema: as they are written, and with the default values that they need filled in.
struct DefaultValues {
    enum Place: Hashable {
        case argument(type: Int, field: Int, Int)
        case inputField(type: Int, Int)
        case directiveArgument(Int, Int)
    }

    private let schema: Schema
    /// Coerced, but without the fields that are left out.
    var written: [Place: InputValue] = [:]
    private var filled: [Place: InputValue] = [:]

    init(_ schema: Schema) { self.schema = schema }

    /// The fields whose default values become part of the default value in this place.
    func fieldsFilled(by place: Place) -> [Place] {
        guard case .inputField(let type, let index) = place, let value = written[place] else { return [] }
        var places: [Place] = []
        collectFieldsFilled(in: value, schema.types[type].inputFields[index].type, &places)
        return places
    }

    private func collectFieldsFilled(in value: InputValue, _ type: TypeReference, _ places: inout [Place]) {
        switch (value, type) {
        case (_, .nonNull(let inner)): collectFieldsFilled(in: value, inner, &places)
        case (.list(let elements), .list(let inner)):
            for element in elements { collectFieldsFilled(in: element, inner, &places) }
        case (.object, .named(let typeIndex)):
            for (index, field) in schema.types[typeIndex].inputFields.enumerated() {
                if let given = value[field.name] {
                    collectFieldsFilled(in: given, field.type, &places)
                } else if written[.inputField(type: typeIndex, index)] != nil {
                    places.append(.inputField(type: typeIndex, index))
                }
            }
        default: break
        }
    }

    /// The schema with these default values. They must not have cycles.
    mutating func filledSchema() -> Schema {
        var types = schema.types
        var directives = schema.directives
        for place in written.keys {
            switch place {
            case .argument(let type, let field, let index):
                let value = fill(place, types[type].fields[field].arguments[index].type)
                types[type].setDefault(value, field: field, argument: index)
            case .inputField(let type, let index):
                let value = fill(place, types[type].inputFields[index].type)
                types[type].inputFields[index].defaultValue?.coerced = value
            case .directiveArgument(let directive, let index):
                let value = fill(place, directives[directive].arguments[index].type)
                directives[directive].arguments[index].defaultValue?.coerced = value
            }
        }
        return Schema(
            description: schema.description, types: types, directives: directives, queryType: schema.queryType,
            mutationType: schema.mutationType, subscriptionType: schema.subscriptionType)
    }

    private mutating func fill(_ place: Place, _ type: TypeReference) -> InputValue {
        if let value = filled[place] { return value }
        let value = fill(written[place] ?? .null, type)
        filled[place] = value
        return value
    }

    private mutating func fill(_ value: InputValue, _ type: TypeReference) -> InputValue {
        switch (value, type) {
        case (_, .nonNull(let inner)): return fill(value, inner)
        case (.list(let elements), .list(let inner)): return .list(elements.map { fill($0, inner) })
        case (.object, .named(let typeIndex)) where schema.types[typeIndex].kind == .inputObject:
            var fields: [InputValue.Field] = []
            for (index, field) in schema.types[typeIndex].inputFields.enumerated() {
                let place = Place.inputField(type: typeIndex, index)
                if let given = value[field.name] {
                    fields.append(InputValue.Field(name: field.name, value: fill(given, field.type)))
                } else if written[place] != nil {
                    fields.append(InputValue.Field(name: field.name, value: fill(place, field.type)))
                }
            }
            return .object(fields)
        default: return value
        }
    }
}
