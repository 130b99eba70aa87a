extension Lexer {
    /// Reads a string or a block string.
    ///
    /// ```
    /// StringValue ::
    ///   - `""` [lookahead != `"`]
    ///   - `"` StringCharacter+ `"`
    ///   - `"""` BlockStringCharacter* `"""`
    /// StringCharacter ::
    ///   - SourceCharacter but not `"` or `\` or LineTerminator
    ///   - `\u` EscapedUnicode
    ///   - `\` EscapedCharacter
    /// ```
    ///
    /// Spec: 2.9.4 String Value.
    mutating func string(from start: Int) throws(Failure) {
        if startsQuotes(at: start) { return try blockString(from: start) }
        var place = start + 1
        var hasEscapes = false
        while place < count {
            let byte = base[place]
            switch byte {
            case UInt8(ascii: "\""):
                return try accept(.string, hasEscapes: hasEscapes, from: start, to: place + 1)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                place += try lengthOfEscape(at: place)
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                throw failure(.unterminatedString, at: place)
            default:
                place += byte < 0x80 ? 1 : try lengthOfCharacter(at: place)
            }
        }
        throw failure(.unterminatedString, at: count)
    }

    /// ```
    /// BlockStringCharacter ::
    ///   - SourceCharacter but not `"""` or `\"""`
    ///   - `\"""`
    /// ```
    private mutating func blockString(from start: Int) throws(Failure) {
        var place = start + 3
        var hasEscapes = false
        while place < count {
            let byte = base[place]
            if byte == UInt8(ascii: "\""), startsQuotes(at: place) {
                return try accept(.blockString, hasEscapes: hasEscapes, from: start, to: place + 3)
            }
            if byte == UInt8(ascii: "\\"), startsQuotes(at: place + 1) {
                hasEscapes = true
                place += 4
            } else {
                place += byte < 0x80 ? 1 : try lengthOfCharacter(at: place)
            }
        }
        throw failure(.unterminatedString, at: count)
    }

    private func startsQuotes(at place: Int) -> Bool {
        let quote = UInt8(ascii: "\"")
        return self[place] == quote && self[place + 1] == quote && self[place + 2] == quote
    }

    private mutating func lengthOfEscape(at place: Int) throws(Failure) -> Int {
        let rest = UnsafeBufferPointer(start: base + place, count: count - place)
        guard let escape = EscapeSequence(rest) else {
            throw failure(.invalidEscape(text(of: rest)), at: place)
        }
        return escape.length
    }

    /// The backslash and what looks like belonging to it.
    private func text(of escape: UnsafeBufferPointer<UInt8>) -> String {
        var end = min(2, escape.count)
        if escape.dropFirst().first == UInt8(ascii: "u") {
            while end < min(12, escape.count), Lexer.continuesName(escape[end]) || escape[end] == UInt8(ascii: "{") {
                end += 1
            }
            if end < escape.count, escape[end] == UInt8(ascii: "}") { end += 1 }
        }
        // A character of several bytes after the backslash is shown whole.
        while end < escape.count, escape[end] & 0xC0 == 0x80 { end += 1 }
        return String(decoding: escape[..<end], as: UTF8.self)
    }
}
