/// Text and bytes as literals of Swift.
enum SwiftLiteral {
    /// A raw string literal of several lines.
    static func text(_ text: String) -> String {
        var hashes = "#"
        while text.contains("\"\"\"" + hashes) || text.contains("\\" + hashes) { hashes += "#" }
        return hashes + "\"\"\"\n" + text + "\n\"\"\"" + hashes
    }

    /// Whether a literal of several lines keeps the bytes as they are: Swift turns `\r\n` into `\n` and warns of
    /// control characters.
    static func canBeText(_ bytes: [UInt8]) -> Bool {
        bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x09 }
            && String(validating: bytes, as: UTF8.self) != nil
    }

    /// An array literal, a few bytes a line.
    static func bytes(_ bytes: [UInt8]) -> String {
        var text = "[\n"
        for start in stride(from: 0, to: bytes.count, by: 32) {
            text += "    " + bytes[start..<min(start + 32, bytes.count)].map { "\($0)," }.joined() + "\n"
        }
        return text + "]"
    }
}
