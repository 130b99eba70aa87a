/// A file of the playground.
struct PlaygroundSource {
    /// Below the folder of the playground, with slashes.
    var path: String
    var bytes: [UInt8]

    /// What HTTP calls the kind of file, by the end of its name.
    var mediaType: String {
        switch path.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "js", "mjs": "text/javascript; charset=utf-8"
        case "json", "map": "application/json"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "ico": "image/x-icon"
        case "woff2": "font/woff2"
        case "txt", "md": "text/plain; charset=utf-8"
        default: "application/octet-stream"
        }
    }
}

/// The playground inside the server, so that the binary is all there is to install.
func playgroundFile(_ sources: [PlaygroundSource]) -> String {
    var swift = SwiftText()
    swift.line()
    swift.line("/// A file of the playground, as it was when the server was compiled.")
    swift.block("struct PlaygroundFile: Sendable") { swift in
        swift.line("/// Below the folder of the playground, for example `editor/lexer.js`.")
        swift.line("let path: String")
        swift.line("let mediaType: String")
        swift.line("let bytes: [UInt8]")
    }
    swift.line()
    swift.block("enum PlaygroundFiles") { swift in
        swift.line("/// By path.")
        swift.line("static let all: [PlaygroundFile] = [")
        swift.indented { swift in
            for (index, source) in sources.enumerated() {
                let path = source.path.debugDescription
                swift.line("PlaygroundFile(path: \(path), mediaType: \"\(source.mediaType)\", bytes: bytes\(index)()),")
            }
        }
        swift.line("]")
    }
    // One function for each file, so that the type checker meets one literal at a time.
    for (index, source) in sources.enumerated() {
        let text = String(decoding: source.bytes, as: UTF8.self)
        swift.line()
        swift.block("private func bytes\(index)() -> [UInt8]") { swift in
            let isText = SwiftLiteral.canBeText(source.bytes)
            swift.line(isText ? "Array(\(SwiftLiteral.text(text)).utf8)" : SwiftLiteral.bytes(source.bytes))
        }
    }
    return swift.text
}
