/// An escape sequence in a string: how many bytes it has, and which character it stands for.
///
/// ```
/// EscapedUnicode ::
///   - `{` HexDigit+ `}`
///   - HexDigit HexDigit HexDigit HexDigit
/// EscapedCharacter :: one of `"` `\` `/` b f n r t
/// ```
///
/// Spec: 2.9.4 String Value.
struct EscapeSequence {
    let length: Int
    let character: Unicode.Scalar

    /// The sequence that begins with the first of these bytes, a backslash. Nil if it is none.
    init?(_ bytes: some RandomAccessCollection<UInt8>) {
        func byte(_ offset: Int) -> UInt8 {
            offset < bytes.count ? bytes[bytes.index(bytes.startIndex, offsetBy: offset)] : 0
        }
        switch byte(1) {
        case UInt8(ascii: "\""): self.init(simple: "\"")
        case UInt8(ascii: "\\"): self.init(simple: "\\")
        case UInt8(ascii: "/"): self.init(simple: "/")
        case UInt8(ascii: "b"): self.init(simple: "\u{8}")
        case UInt8(ascii: "f"): self.init(simple: "\u{C}")
        case UInt8(ascii: "n"): self.init(simple: "\n")
        case UInt8(ascii: "r"): self.init(simple: "\r")
        case UInt8(ascii: "t"): self.init(simple: "\t")
        case UInt8(ascii: "u") where byte(2) == UInt8(ascii: "{"): self.init(braced: byte)
        case UInt8(ascii: "u"): self.init(fourDigits: byte)
        default: return nil
        }
    }

    private init(simple character: Unicode.Scalar) {
        length = 2
        self.character = character
    }

    /// `\u{1F600}`. Eight digits are enough for any character, and more of them are refused as in the reference
    /// implementation, so that no number overflows.
    private init?(braced byte: (Int) -> UInt8) {
        var value: UInt32 = 0
        var offset = 3
        while offset < 11, let digit = EscapeSequence.hexadecimalDigit(byte(offset)) {
            value = value << 4 | digit
            offset += 1
        }
        guard offset > 3, byte(offset) == UInt8(ascii: "}"), let character = Unicode.Scalar(value) else { return nil }
        length = offset + 1
        self.character = character
    }

    /// `\u00E9`, or two of them for a character outside the basic plane: a leading and a trailing surrogate.
    private init?(fourDigits byte: (Int) -> UInt8) {
        guard let first = EscapeSequence.codeUnit(at: 2, byte) else { return nil }
        if let character = Unicode.Scalar(first) {
            length = 6
            self.character = character
            return
        }
        guard 0xD800..<0xDC00 ~= first, byte(6) == UInt8(ascii: "\\"), byte(7) == UInt8(ascii: "u"),
            let second = EscapeSequence.codeUnit(at: 8, byte), 0xDC00..<0xE000 ~= second
        else { return nil }
        length = 12
        character = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))!
    }

    private static func codeUnit(at offset: Int, _ byte: (Int) -> UInt8) -> UInt32? {
        var value: UInt32 = 0
        for place in offset..<(offset + 4) {
            guard let digit = hexadecimalDigit(byte(place)) else { return nil }
            value = value << 4 | digit
        }
        return value
    }

    private static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
