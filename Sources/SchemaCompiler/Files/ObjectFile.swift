import GraphQLSchema

extension SchemaModel {
    /// The types that are rows, as types without instances: `Batch<Contact>` is a batch of contacts to the compiler.
    func objectFile() -> String {
        var swift = SwiftText(imports: ["Batches"])
        for (index, type) in types(where: { $0.isRow || $0 == .root }) {
            phantom(&swift, type, conforming: roles[index].phantomProtocol) { swift in
                swift.line("public static let index = TypeIndex(\(index))")
            }
        }
        for (index, type) in schema.types.enumerated() {
            guard case .connection(let node) = roles[index] else { continue }
            phantom(&swift, type, conforming: "Batches.Connection") { swift in
                swift.line("public typealias Node = RapportTypes.\(plainName(node))")
                swift.line("public static let index = TypeIndex(\(index))")
            }
        }
        for (index, type) in schema.types.enumerated() {
            guard case .edge = roles[index], hasFurtherFields(index) else { continue }
            phantom(&swift, type, conforming: "Batches.Edge") { swift in
                swift.line("public static let index = TypeIndex(\(index))")
            }
        }
        for (_, type) in abstractAnswers {
            phantom(&swift, type, conforming: nil) { _ in }
        }
        return swift.text
    }

    private func phantom(
        _ swift: inout SwiftText, _ type: NamedType, conforming to: String?, _ body: (inout SwiftText) -> Void
    ) {
        swift.line()
        swift.documentation(type.description)
        swift.block("public enum \(type.name)" + (to.map { ": " + $0 } ?? ""), body)
    }
}

extension Role {
    fileprivate var phantomProtocol: String {
        switch self {
        case .entity: "Batches.Entity"
        case .embedded: "Batches.EmbeddedObject"
        default: "Batches.Object"
        }
    }
}
