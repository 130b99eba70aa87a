extension Lexer {
    /// Reads a number.
    ///
    /// ```
    /// IntValue :: IntegerPart [lookahead != {Digit, `.`, NameStart}]
    /// IntegerPart ::
    ///   - NegativeSign? 0
    ///   - NegativeSign? NonZeroDigit Digit*
    /// FloatValue ::
    ///   - IntegerPart FractionalPart ExponentPart [lookahead != {Digit, `.`, NameStart}]
    ///   - IntegerPart FractionalPart [lookahead != {Digit, `.`, NameStart}]
    ///   - IntegerPart ExponentPart [lookahead != {Digit, `.`, NameStart}]
    /// FractionalPart :: . Digit+
    /// ExponentPart :: ExponentIndicator Sign? Digit+
    /// ```
    ///
    /// Spec: 2.9.1 Int Value, 2.9.2 Float Value.
    mutating func number(from start: Int) throws(Failure) {
        var place = start
        var kind = TokenKind.int
        if self[place] == UInt8(ascii: "-") { place += 1 }
        if self[place] == UInt8(ascii: "0") {
            place += 1
            guard !Lexer.isDigit(self[place]) else { throw invalidNumber(at: place) }
        } else {
            place = try endOfDigits(from: place)
        }
        if self[place] == UInt8(ascii: ".") {
            kind = .float
            place = try endOfDigits(from: place + 1)
        }
        if self[place] | 0x20 == UInt8(ascii: "e") {
            kind = .float
            place += 1
            if self[place] == UInt8(ascii: "+") || self[place] == UInt8(ascii: "-") { place += 1 }
            place = try endOfDigits(from: place)
        }
        guard self[place] != UInt8(ascii: "."), !Lexer.startsName(self[place]) else {
            throw invalidNumber(at: place)
        }
        try accept(kind, from: start, to: place)
    }

    /// Skips one digit or more.
    private mutating func endOfDigits(from start: Int) throws(Failure) -> Int {
        guard Lexer.isDigit(self[start]) else { throw invalidNumber(at: start) }
        var place = start + 1
        while Lexer.isDigit(self[place]) { place += 1 }
        return place
    }

    private mutating func invalidNumber(at place: Int) -> Failure {
        failure(.invalidNumber(found: place < count ? character(at: place) ?? "\u{FFFD}" : nil), at: place)
    }
}
