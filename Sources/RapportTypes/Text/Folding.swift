/// Makes text comparable without case and accents: `José Álvarez` and `JOSE ALVAREZ` become `jose alvarez`.
///
/// Used for order, filters, search and the comparison of names, always on both sides. Composed and decomposed text
/// become the same. Marks that make another letter (vowel signs of Indic scripts, the voiced kana) stay.
public enum Folding {
    /// The folded text. ASCII costs one pass over its bytes; other text a table look-up for each character.
    public static func fold(_ text: String) -> String {
        var text = text
        return text.withUTF8 { String(decoding: fold(utf8: $0), as: UTF8.self) }
    }

    /// The folded text of UTF-8 bytes, for callers that have no `String`. Bytes that are not UTF-8 become U+FFFD.
    public static func fold(utf8 source: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard source.allSatisfy({ $0 < 0x80 }) else { return fold(unicode: String(decoding: source, as: UTF8.self)) }
        return source.map(lowercased)
    }

    private static func fold(unicode text: String) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { append(scalar, to: &folded) }
        return folded
    }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
        if scalar.isASCII {
            folded.append(lowercased(UInt8(scalar.value)))
        } else if let replacement = replacements[scalar] {
            folded += replacement
        } else if isLeftOut(scalar) {
            return
        } else if hangulSyllables.contains(scalar.value) {
            for jamo in jamos(of: scalar.value) { folded += UTF8.encode(jamo)! }
        } else if scalar.isWhiteSpace {
            folded.append(UInt8(ascii: " "))
        } else if scalar.properties.changesWhenLowercased {
            folded += scalar.properties.lowercaseMapping.utf8
        } else {
            folded += UTF8.encode(scalar)!
        }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private static let replacements = FoldingReplacements()
}

// MARK: What is left out

extension Folding {
    /// Accents and points on top of letters, and characters that nobody sees.
    private static func isLeftOut(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Combining diacritical marks and their supplements.
        case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
        // Cyrillic.
        case 0x0483...0x0489, 0x2DE0...0x2DFF: true
        // Hebrew points and accents.
        case 0x0591...0x05BD, 0x05BF, 0x05C1...0x05C2, 0x05C4...0x05C5, 0x05C7: true
        // Arabic vowel signs, and the stroke that makes words longer.
        case 0x0610...0x061A, 0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E4, 0x06E7...0x06E8,
            0x06EA...0x06ED:
            true
        // Soft hyphen, joiners, directions, variation selectors.
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}

// MARK: Hangul

extension Folding {
    private static let hangulSyllables: ClosedRange<UInt32> = 0xAC00...0xD7A3

    /// The two or three letters of a syllable (Unicode, section 3.12, "Hangul Syllable Decomposition"), so that the
    /// beginning of a word is found while it is being typed.
    private static func jamos(of syllable: UInt32) -> [Unicode.Scalar] {
        let index = syllable - 0xAC00
        let (leading, vowel, trailing) = (index / 588, index % 588 / 28, index % 28)
        let jamos = [0x1100 + leading, 0x1161 + vowel] + (trailing == 0 ? [] : [0x11A7 + trailing])
        return jamos.compactMap(Unicode.Scalar.init)
    }
}
