import GraphQLSchema

extension SchemaModel {
    /// - Throws: the first field whose type and owner have no form together.
    func checkFields() throws(SchemaFault) {
        for (index, type) in schema.types.enumerated() where type.kind == .object && !type.isBuiltIn {
            for field in type.fields where role(field.type) == .embedded {
                guard answer(to: field, of: roles[index]) == .embedded, !roles[index].isValue, roles[index] != .root
                else {
                    throw SchemaFault(
                        "\(type.name).\(field.name): an embedded value stands alone, without arguments, in a row")
                }
            }
        }
    }
}
