import GraphQLSchema

extension SchemaModel {
    /// Input objects, and the arguments of each field that has some, as structs.
    func inputFile() -> String {
        var swift = SwiftText(imports: ["Batches"])
        for (index, type) in types(where: { $0 == .input }) {
            let properties = type.inputFields.map { field in
                StructProperty(
                    name: field.name, documentation: field.description, type: inputFieldType(field),
                    default: isOmittable(field) ? ".omitted" : field.defaultValue?.coerced.swiftLiteral,
                    isBoxed: isRecursive(field, of: index))
            }
            swift.structure(type.name, type.description, conforming: "Hashable, Sendable", properties)
        }
        for (index, type) in types(where: { $0 == .oneOfInput }) { oneOf(&swift, type, index) }
        for arguments in argumentStructs {
            let properties = arguments.fields.map { field in
                StructProperty(
                    name: field.name, documentation: field.description, type: inputType(field.type),
                    default: field.defaultValue?.coerced.swiftLiteral ?? (field.type.isNonNull ? nil : "nil"))
            }
            swift.structure(
                arguments.name, "The arguments of `\(arguments.owner).\(arguments.field)`.",
                conforming: (arguments.protocols + ["Hashable", "Sendable"]).joined(separator: ", "), properties)
        }
        return swift.text
    }

    /// Spec: 3.10.1 OneOf Input Objects.
    private func oneOf(_ swift: inout SwiftText, _ type: NamedType, _ index: Int) {
        let isRecursive = type.inputFields.contains { self.isRecursive($0, of: index) }
        swift.line()
        swift.documentation(type.description)
        swift.block("public \(isRecursive ? "indirect " : "")enum \(type.name): Hashable, Sendable") { swift in
            for field in type.inputFields {
                swift.documentation(field.description)
                swift.line("case \(SwiftNames.identifier(field.name))(\(inputType(.nonNull(field.type))))")
            }
        }
    }
}

// MARK: Arguments

/// The struct of one field's arguments.
struct ArgumentStruct {
    var name: String
    var owner: String
    var field: String
    var fields: [InputValueDefinition]

    /// What the struct is for functions that serve every connection.
    var protocols: [String] {
        let names = Set(fields.map(\.name))
        guard names.isSuperset(of: ["first", "after", "last", "before"]) else { return [] }
        return [names.isSuperset(of: ["filter", "orderBy"]) ? "ListArguments" : "ConnectionArguments"]
    }
}

extension SchemaModel {
    /// One for each field with arguments that a function answers, but for fields whose only argument is `input`:
    /// their functions are given the input itself.
    var argumentStructs: [ArgumentStruct] {
        let root = types { $0 == .root }.flatMap { _, type in type.fields.map { (type, $0) } }
        let others = resolvedTypes.flatMap { index, type in functions(of: type, roles[index]).map { (type, $0) } }
        return (root + others).filter { !$1.arguments.isEmpty && soleInput(of: $1) == nil }.map { type, field in
            ArgumentStruct(
                name: argumentsName(field, of: type), owner: type.name, field: field.name, fields: field.arguments)
        }
    }

    /// `ContactInteractionsArguments`.
    func argumentsName(_ field: FieldDefinition, of type: NamedType) -> String {
        type.name + SwiftNames.capitalized(field.name) + "Arguments"
    }

    /// The input type of a field that has no other argument than `input`, as mutations do.
    func soleInput(of field: FieldDefinition) -> String? {
        guard field.arguments.count == 1, let argument = field.arguments.first, argument.name == "input",
            case .nonNull(.named(let index)) = argument.type, schema.types[index].kind == .inputObject
        else { return nil }
        return plainName(index)
    }
}
