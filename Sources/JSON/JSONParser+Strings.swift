extension JSONParser {
    /// `string = quotation-mark *char quotation-mark`. RFC 8259, section 7.
    mutating func string() throws(JSONError) -> String {
        try expect(UInt8(ascii: "\""))
        let start = position
        try skipPlainCharacters()
        guard bytes[position] == UInt8(ascii: "\"") else { return try stringWithEscapes(from: start) }
        position += 1
        return try text(UnsafeBufferPointer(rebasing: bytes[start..<position - 1]).span, readFrom: start)
    }

    /// Goes to the next quotation mark or backslash.
    private mutating func skipPlainCharacters() throws(JSONError) {
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
            guard byte >= 0x20 else { throw JSONError(.unescapedControlCharacter, at: position) }
            position += 1
        }
        throw JSONError(.unexpectedEnd, at: position)
    }

    /// Reads on at the first escape of a string that began at `start`.
    private mutating func stringWithEscapes(from start: Int) throws(JSONError) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(2 * (position - start) + 64)
        var plain = start
        while true {
            result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[plain..<position]))
            if bytes[position] == UInt8(ascii: "\"") { break }
            result.append(contentsOf: String(try escape()).utf8)
            plain = position
            try skipPlainCharacters()
        }
        position += 1
        return try text(result.span, readFrom: start)
    }

    /// The characters of a string that was read from `start` on.
    ///
    /// `String(validating:as:)` is generic, and took a third of the time of a small document.
    private func text(_ characters: Span<UInt8>, readFrom start: Int) throws(JSONError) -> String {
        do throws(UTF8.ValidationError) {
            return String(copying: try UTF8Span(validating: characters))
        } catch {
            throw JSONError(.invalidUTF8, at: firstInvalidByte(from: start))
        }
    }

    /// Where the string that begins at `start` stops being UTF-8. Escapes are ASCII and stand for whole characters, so
    /// what is wrong with the characters is wrong with the bytes as they were sent.
    private func firstInvalidByte(from start: Int) -> Int {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: UnsafeBufferPointer(rebasing: bytes[start..<position]).span)
            return start
        } catch {
            return start + error.byteOffsets.lowerBound
        }
    }

    /// ```
    /// escape ( %x22 / %x5C / %x2F / %x62 / %x66 / %x6E / %x72 / %x74 / %x75 4HEXDIG )
    /// ```
    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        let start = position
        position += 1
        let byte = try current()
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try escapedScalar(from: start)
        default: throw JSONError(.invalidEscape, at: start)
        }
    }

    /// The character of `\uXXXX`, or of two of them: a surrogate pair. RFC 8259, section 7.
    private mutating func escapedScalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let first = try fourHexadecimalDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { throw JSONError(.loneSurrogate, at: start) }
        position += 2
        let second = try fourHexadecimalDigits()
        guard 0xDC00...0xDFFF ~= second, let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + second - 0xDC00)
        else { throw JSONError(.loneSurrogate, at: start) }
        return scalar
    }

    private mutating func fourHexadecimalDigits() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            switch try current() {
            case let byte where UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte:
                value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
            case let byte where UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20:
                value = value << 4 | UInt32((byte | 0x20) - UInt8(ascii: "a") + 10)
            default: throw JSONError(.invalidEscape, at: position)
            }
            position += 1
        }
        return value
    }
}
