import GraphQLSchema

extension SchemaModel {
    /// The Swift type of an argument or of a input field that cannot be left out.
    func inputType(_ type: TypeReference) -> String {
        wrapped(type) { index in plainName(index) }
    }

    /// The Swift type of an input object's field. What is nullable and has no default can be left out.
    func inputFieldType(_ field: InputValueDefinition) -> String {
        guard isOmittable(field) else { return inputType(field.type) }
        return "Omittable<\(inputType(.nonNull(field.type)))>"
    }

    func isOmittable(_ field: InputValueDefinition) -> Bool { !field.type.isNonNull && field.defaultValue == nil }

    /// The Swift type of a leaf of a row. An id is stored as a UUID; a reference as the key of its entity.
    func leafType(_ type: TypeReference) -> String {
        wrapped(type) { index in
            if roles[index] == .entity { return "Key<\(SwiftNames.qualified(plainName(index)))>" }
            return schema.types[index].name == "ID" ? "UUID" : SwiftNames.qualified(plainName(index))
        }
    }

    /// The Swift type of a value's property. Entities are named by their keys: the executor loads them.
    func propertyType(_ type: TypeReference) -> String {
        wrapped(type) { index in
            switch roles[index] {
            case .entity: "Key<\(plainName(index))>"
            case .abstractEntity: "AnyKey"
            default: plainName(index)
            }
        }
    }

    /// What the column of a function's answers is a column of.
    func columnType(_ type: TypeReference) -> String {
        wrapped(type) { index in
            let name = SwiftNames.qualified(plainName(index))
            return roles[index] == .abstractEntity ? "Abstract<\(name)>" : name
        }
    }

    /// The name of a type without list and null.
    func plainName(_ index: Int) -> String {
        let type = schema.types[index]
        return type.kind == .scalar ? SwiftNames.scalar(type.name) : type.name
    }

    /// A type reference with lists as `[T]` and nulls as `T?`.
    private func wrapped(_ type: TypeReference, _ name: (Int) -> String) -> String {
        switch type {
        case .nonNull(.named(let index)): name(index)
        case .nonNull(.list(let element)): "[\(wrapped(element, name))]"
        case .nonNull(let inner): wrapped(inner, name)
        case .named, .list: wrapped(.nonNull(type), name) + "?"
        }
    }
}

extension InputValue {
    /// The value of an enum, scalar or empty list as Swift; nil for what has no short form.
    var swiftLiteral: String? {
        switch self {
        case .null: "nil"
        case .int(let value): String(value)
        case .float(let value): value.description
        case .boolean(let value): String(value)
        case .string(let value): value.debugDescription
        case .enumValue(let name): "." + SwiftNames.enumCase(name)
        case .list(let elements): elements.isEmpty ? "[]" : nil
        case .object: nil
        }
    }
}
