import RapportTypes

/// Words of folded text: runs of letters and digits.
///
/// Scripts that are written without spaces (Han, Kana, Thai and their neighbours) have a word wherever one is looked
/// for.
enum FoldedWords {
    /// The words of a search.
    static func split(_ text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in Folding.fold(text).unicodeScalars {
            if isPartOfWord(scalar) {
                word.append(scalar)
            } else if !word.isEmpty {
                words.append(String(word))
                word = .init()
            }
        }
        return word.isEmpty ? words : words + [String(word)]
    }

    /// Whether folded text has a word, or one that begins so.
    ///
    /// - Complexity: linear in the text, but for words that nearly match everywhere.
    static func contains(
        _ text: UnsafeRawBufferPointer, _ word: UnsafeRawBufferPointer, isPrefix: Bool
    ) -> Bool {
        range(of: word, in: text, from: 0, isPrefix: isPrefix) != nil
    }

    /// Where folded text has a word, or one that begins so, for the first time from a byte on.
    static func range(
        of word: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer, from offset: Int, isPrefix: Bool
    ) -> Range<Int>? {
        guard let first = word.first, offset + word.count <= text.count else { return nil }
        for start in offset...(text.count - word.count) where text[start] == first {
            let end = start + word.count
            guard text[start..<end].elementsEqual(word), isBoundary(text, start) else { continue }
            if isPrefix || isBoundary(text, end) { return start..<end }
        }
        return nil
    }

    /// Whether a word can begin or end before the byte at `index`.
    private static func isBoundary(_ text: UnsafeRawBufferPointer, _ index: Int) -> Bool {
        guard index > 0, index < text.count else { return true }
        let (before, after) = (scalar(text, endingAt: index), scalar(text, at: index))
        guard isPartOfWord(before), isPartOfWord(after) else { return true }
        return isUnspaced(before) || isUnspaced(after)
    }

    static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else {
            let value = scalar.value
            return (0x61...0x7A).contains(value) || (0x30...0x39).contains(value) || (0x41...0x5A).contains(value)
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
            return true
        default: return false
        }
    }

    /// Thai, Lao, Burmese, Khmer, Kana and Han. Hangul is written with spaces.
    static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }

    // MARK: UTF-8

    static func scalar(_ text: UnsafeRawBufferPointer, at index: Int) -> Unicode.Scalar {
        var iterator = text[index...].makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return "\u{FFFD}" }
        return scalar
    }

    private static func scalar(_ text: UnsafeRawBufferPointer, endingAt end: Int) -> Unicode.Scalar {
        var start = end - 1
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        return scalar(text, at: start)
    }
}
