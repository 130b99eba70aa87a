import GraphQLLanguage
import GraphQLSchema

extension SchemaModel {
    /// The text of the schema inside the server, without what only the compiler reads.
    func schemaDocumentFile() -> String {
        var swift = SwiftText()
        swift.line()
        swift.line("/// The text of schema.graphql as it was when the server was compiled, without `@group`.")
        swift.block("public enum SchemaDocument") { swift in
            swift.line("public static let sdl = " + SwiftLiteral.text(publicText))
        }
        return swift.text
    }

    /// The source without the definition and the uses of `@group`.
    private var publicText: String {
        var text = source.replacing(#/ @group\(name: "\w+"\)/#, with: "")
        guard let document = try? Document.parse(source, limits: .none) else { return text }
        for case .directive(let definition) in document.definitions where definition.name.matches("group") {
            text = text.replacing(document.text(definition.sourceRange) + "\n\n", with: "")
        }
        return text
    }
}
