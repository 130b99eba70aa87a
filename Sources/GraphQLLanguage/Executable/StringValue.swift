/// A string or a block string; descriptions are strings too.
///
/// Spec: 2.9.4 String Value.
public struct StringValue: Syntax {
    public let node: SyntaxNode

    public init(_ node: SyntaxNode) { self.node = node }

    /// Whether it is written between `"""`.
    public var isBlock: Bool { node.record.flags.contains(.blockString) }

    /// What the string stands for: escapes replaced, a block string's indentation removed.
    ///
    /// - Complexity: O(length), each time.
    public var value: String { String(decoding: bytes, as: UTF8.self) }

    /// The value in UTF-8.
    var bytes: [UInt8] {
        let quotes = isBlock ? 3 : 1
        let text = document.source[sourceRange.dropFirst(quotes).dropLast(quotes)]
        let hasEscapes = node.record.flags.contains(.hasEscapes)
        guard isBlock else { return hasEscapes ? StringValue.unescaped(text) : Array(text) }
        return blockStringValue(hasEscapes ? StringValue.unescapedBlock(text)[...] : text)
    }

    /// The text with its escape sequences replaced. The lexer has seen that they are ones.
    private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var value: [UInt8] = []
        value.reserveCapacity(text.count)
        var rest = text
        while let byte = rest.first {
            if byte == UInt8(ascii: "\\"), let escape = EscapeSequence(rest) {
                value.append(contentsOf: UTF8.encode(escape.character)!)
                rest = rest.dropFirst(escape.length)
            } else {
                value.append(byte)
                rest = rest.dropFirst()
            }
        }
        return value
    }

    /// The text with `"""` for `\"""`.
    private static func unescapedBlock(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var value: [UInt8] = []
        value.reserveCapacity(text.count)
        for place in text.indices {
            let isEscape = text[place] == UInt8(ascii: "\\") && text[(place + 1)...].starts(with: "\"\"\"".utf8)
            if !isEscape { value.append(text[place]) }
        }
        return value
    }
}
