import GraphQLSchema

extension SchemaModel {
    /// The enums of the schema as enums of Swift.
    func enumFile() -> String {
        var swift = SwiftText(imports: ["Batches"])
        for (_, type) in types(where: { $0 == .enumeration }) {
            swift.line()
            swift.documentation(type.description)
            swift.block("public enum \(type.name): String, CaseIterable, Sendable, LeafValue") { swift in
                for value in type.enumValues {
                    swift.documentation(value.description)
                    swift.line("case \(SwiftNames.enumCase(value.name)) = \"\(value.name)\"")
                }
            }
        }
        return swift.text
    }
}
