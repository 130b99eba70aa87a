import GraphQLLanguage
import GraphQLSchema

extension SchemaModel {
    /// The text of the schema inside the server, without what only the compiler reads.
    func schemaDocumentFile() -> String {
        var swift = SwiftText()
        swift.line()
        swift.line(
            "/// The text of schema.graphql as it was when the server was compiled, without what only the compiler reads."
        )
        swift.block("public enum SchemaDocument") { swift in
            swift.line("public static let sdl = " + SwiftLiteral.text(publicText))
        }
        return swift.text
    }

    /// The source without the definitions and the uses of the compiler's own directives.
    private var publicText: String {
        guard let document = try? Document.parse(source, limits: .none) else { return source }
        var text: [UInt8] = []
        var start = 0
        for range in document.definitions.flatMap(\.compilerOnly).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            text += document.source[start..<range.lowerBound]
            start = range.upperBound
            if text.last == UInt8(ascii: " ") {
                // The space before a use.
                text.removeLast()
            } else {
                // The empty line behind a definition.
                start += document.source[start...].prefix { $0 == UInt8(ascii: "\n") }.count
            }
        }
        text += document.source[start...]
        return String(decoding: text, as: UTF8.self)
    }
}

extension Definition {
    /// Where the definition has something that only the compiler reads.
    fileprivate var compilerOnly: [Range<Int>] {
        switch self {
        case .directive(let definition) where Markers.directives.contains(where: { definition.name.matches($0) }):
            [definition.sourceRange]
        case .object(let type), .objectExtension(let type):
            type.directives.filter { use in Markers.directives.contains { use.name.matches($0) } }.map(\.sourceRange)
        default: []
        }
    }
}
