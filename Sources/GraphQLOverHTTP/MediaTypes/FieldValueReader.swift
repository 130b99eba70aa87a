import HTTPServer

/// Reads the value of a header field by the grammar of RFC 9110: tokens, quoted strings, parameters.
struct FieldValueReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(_ value: HeadText) { bytes = value.bytes }

    var isAtEnd: Bool { position == bytes.count }

    /// Goes past this character if it comes next.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// `OWS = *( SP / HTAB )`. RFC 9110, section 5.6.3.
    mutating func skipBlanks() {
        while skip(" ") || skip("\t") {}
    }

    /// `token = 1*tchar`. RFC 9110, section 5.6.2.
    mutating func token() -> HeadText? {
        let start = position
        while position < bytes.count, FieldValueReader.isTokenCharacter(bytes[position]) { position += 1 }
        guard position > start else { return nil }
        return HeadText(UnsafeRawBufferPointer(rebasing: bytes[start..<position]))
    }

    /// ```
    /// parameter = parameter-name "=" parameter-value
    /// parameter-value = ( token / quoted-string )
    /// ```
    ///
    /// RFC 9110, section 5.6.6.
    mutating func parameter() -> (name: HeadText, value: String)? {
        guard let name = token(), skip("=") else { return nil }
        if skip("\"") { return quotedString().map { (name, $0) } }
        return token().map { (name, $0.text) }
    }

    /// `quoted-string = DQUOTE *( qdtext / quoted-pair ) DQUOTE`, behind its first quote.
    ///
    /// RFC 9110, section 5.6.4.
    private mutating func quotedString() -> String? {
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard position < bytes.count else { return nil }
                text.append(bytes[position])
                position += 1
            default: text.append(byte)
            }
        }
        return nil
    }

    /// Goes past the next comma that is in no quoted string, or to the end.
    mutating func skipListMember() {
        while position < bytes.count, !skip(",") {
            if skip("\"") { _ = quotedString() } else { position += 1 }
        }
    }

    private static func isTokenCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
