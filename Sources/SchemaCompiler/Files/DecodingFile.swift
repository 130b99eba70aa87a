import GraphQLSchema

extension SchemaModel {
    /// Inputs, arguments and enums are made from coerced values; scalars are checked by their Swift types.
    func decodingFile() -> String {
        var swift = SwiftText(imports: ["Batches", "GraphQLExecution", "GraphQLSchema", "RapportTypes"])
        for (_, type) in types(where: { $0 == .enumeration }) {
            swift.line()
            swift.line("extension \(SwiftNames.qualified(type.name)): InputDecodable {}")
        }
        for (_, type) in types(where: { $0 == .input }) {
            swift.line()
            swift.block("extension \(SwiftNames.qualified(type.name)): InputDecodable") { swift in
                swift.block("init(inputValue: InputValue) throws") { swift in
                    let fields = type.inputFields.map { ($0.name, isOmittable($0) ? "omittable" : "decoded") }
                    memberwise(&swift, fields, from: "inputValue")
                }
            }
        }
        for (_, type) in types(where: { $0 == .oneOfInput }) { oneOfDecoding(&swift, type) }
        for arguments in argumentStructs {
            swift.line()
            swift.block("extension \(arguments.name)") { swift in
                swift.block("init(_ arguments: ArgumentValues) throws") { swift in
                    memberwise(&swift, arguments.fields.map { ($0.name, "decoded") }, from: "arguments")
                }
            }
        }
        scalarCoercions(&swift)
        return swift.text
    }

    private func memberwise(_ swift: inout SwiftText, _ fields: [(name: String, how: String)], from source: String) {
        swift.line("self.init(")
        swift.indented { swift in
            for (index, field) in fields.enumerated() {
                let comma = index == fields.count - 1 ? ")" : ","
                swift.line(
                    "\(SwiftNames.argumentLabel(field.name)): try \(source).\(field.how)(\"\(field.name)\")\(comma)")
            }
        }
    }

    /// The member that was given. Coercion has seen to it that it is exactly one.
    private func oneOfDecoding(_ swift: inout SwiftText, _ type: NamedType) {
        swift.line()
        swift.block("extension \(SwiftNames.qualified(type.name)): InputDecodable") { swift in
            swift.block("init(inputValue: InputValue) throws") { swift in
                swift.line("let (name, value) = try inputValue.onlyField()")
                swift.line("switch name {")
                for field in type.inputFields {
                    swift.line(
                        "case \"\(field.name)\": self = .\(SwiftNames.identifier(field.name))"
                            + "(try \(inputType(.nonNull(field.type)))(inputValue: value))")
                }
                swift.line("default: throw CoercionError(message: \"\(type.name) has no field \\(name).\")")
                swift.line("}")
            }
        }
    }

    /// The table of custom scalars that input coercion checks with.
    private func scalarCoercions(_ swift: inout SwiftText) {
        let custom = types { $0 == .scalar }.filter { !$0.type.isBuiltIn }
        swift.line()
        swift.line("/// How each custom scalar of the schema takes its inputs.")
        swift.block("public enum RapportScalars") { swift in
            swift.line("public static let coercions: ScalarCoercions = [")
            swift.indented { swift in
                for (index, type) in custom {
                    swift.line("\"\(type.name)\": .checking(\(plainName(index)).self),")
                }
                if custom.isEmpty { swift.line(":") }
            }
            swift.line("]")
        }
    }
}
