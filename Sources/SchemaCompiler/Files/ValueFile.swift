import GraphQLSchema

extension SchemaModel {
    /// Values that somebody makes, as structs that write their own cells; interfaces and unions of them as enums.
    func valueFile() -> String {
        var swift = SwiftText(imports: ["Batches"])
        for (index, type) in types(where: \.isValue) { value(&swift, type, index) }
        for (_, type) in types(where: { $0 == .abstractValue }) { abstractValue(&swift, type) }
        return swift.text
    }

    private func value(_ swift: inout SwiftText, _ type: NamedType, _ index: Int) {
        let fields = properties(of: type)
        let isPayload = roles[index] == .payload
        let properties = fields.map { field in
            StructProperty(
                name: field.name, documentation: field.description, type: propertyType(field.type),
                default: field.name == "userErrors" ? "[]" : field.type.isNonNull ? nil : "nil")
        }
        swift.structure(
            type.name, type.description, conforming: isPayload ? "Batches.Payload" : "Batches.Value", properties
        ) { swift in
            if isPayload {
                swift.line()
                swift.line("public var hasUserErrors: Bool { !userErrors.isEmpty }")
            }
            swift.line()
            swift.block("public func cell(in batch: RowBatch) -> Cell") { swift in
                swift.line("let (child, rows) = batch.child(of: TypeIndex(\(index)), width: \(fields.count))")
                swift.line("let row = rows.appendRow()")
                for (place, field) in fields.enumerated() {
                    swift.line("rows[row, \(place)] = " + cell(SwiftNames.identifier(field.name), field.type))
                }
                swift.line("return .object(child: child, row: row)")
            }
            if !functions(of: type, roles[index]).isEmpty { cellNumbers(&swift, fields) }
        }
    }

    /// A value's functions are given rows, not structs: they read its properties by these numbers.
    private func cellNumbers(_ swift: inout SwiftText, _ properties: [FieldDefinition]) {
        guard !properties.isEmpty else { return }
        swift.line()
        swift.line("/// Where the properties are in the value's row.")
        swift.block("public enum Cells") { swift in
            for (place, field) in properties.enumerated() {
                swift.line("public static let \(SwiftNames.identifier(field.name)) = \(place)")
            }
        }
    }

    /// The expression that makes a cell of `rows` from a property.
    private func cell(_ value: String, _ type: TypeReference) -> String {
        switch type {
        case .nonNull(.list(let element)): "rows.list(\(value).map { \(cell("$0", element)) })"
        case .nonNull: "\(value).cell(in: rows)"
        case .list(let element): "\(value).map { rows.list($0.map { \(cell("$0", element)) }) } ?? .null"
        case .named: "\(value)?.cell(in: rows) ?? .null"
        }
    }

    private func abstractValue(_ swift: inout SwiftText, _ type: NamedType) {
        let members = type.possibleTypes.map { schema.types[$0] }
        swift.line()
        swift.documentation(type.description)
        swift.block("public enum \(type.name): Batches.Value") { swift in
            for member in members {
                swift.documentation(member.description)
                swift.line("case \(SwiftNames.lowerCamel(member.name))(\(member.name))")
            }
            swift.line()
            swift.block("public func cell(in batch: RowBatch) -> Cell") { swift in
                swift.line("switch self {")
                for member in members {
                    swift.line("case .\(SwiftNames.lowerCamel(member.name))(let value): value.cell(in: batch)")
                }
                swift.line("}")
            }
        }
    }
}
