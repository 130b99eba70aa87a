extension Lexer {
    /// How many bytes the character outside of ASCII at `place` has.
    mutating func lengthOfCharacter(at place: Int) throws(Failure) -> Int {
        guard let character = character(at: place) else { throw failure(.invalidEncoding, at: place) }
        return UTF8.width(character)
    }

    /// The character at `place`, nil if the bytes there are not UTF-8.
    ///
    /// Unicode 16, table 3-7: no longer forms than needed, no surrogates, nothing after U+10FFFF.
    func character(at place: Int) -> Unicode.Scalar? {
        let first = self[place]
        switch first {
        case ..<0x80:
            return Unicode.Scalar(first)
        case 0xC2...0xDF:
            return character(at: place, bits: UInt32(first & 0x1F), continuations: 1, from: 0x80)
        case 0xE0...0xEF:
            return character(at: place, bits: UInt32(first & 0x0F), continuations: 2, from: 0x800)
        case 0xF0...0xF4:
            return character(at: place, bits: UInt32(first & 0x07), continuations: 3, from: 0x10000)
        default:
            return nil
        }
    }

    private func character(
        at place: Int, bits: UInt32, continuations: Int, from minimum: UInt32
    ) -> Unicode.Scalar? {
        var value = bits
        for offset in 1...continuations {
            let byte = self[place + offset]
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return value >= minimum ? Unicode.Scalar(value) : nil
    }

    mutating func unexpectedCharacter(at place: Int) -> Failure {
        guard let character = character(at: place) else { return failure(.invalidEncoding, at: place) }
        return failure(.unexpectedCharacter(character), at: place)
    }
}
