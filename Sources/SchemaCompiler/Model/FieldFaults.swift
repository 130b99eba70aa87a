import GraphQLSchema

extension SchemaModel {
    /// - Throws: the first field whose type and owner have no form together.
    func checkFields() throws(SchemaFault) {
        for (index, type) in schema.types.enumerated() where type.kind == .object && !type.isBuiltIn {
            for field in type.fields {
                guard let reason = fault(of: field, roles[index]) else { continue }
                throw SchemaFault("\(type.name).\(field.name): \(reason)")
            }
        }
    }

    private func fault(of field: FieldDefinition, _ owner: Role) -> String? {
        let answer = answer(to: field, of: owner)
        switch role(field.type) {
        case .embedded where answer != .embedded || !owner.isRow:
            return "an embedded value stands alone, without arguments, in a row"
        case .row where answer == .property:
            let name = plainName(field.type.named)
            return "\(name) is a row of its connection; with `@value` others can make one, too"
        default: return nil
        }
    }
}
