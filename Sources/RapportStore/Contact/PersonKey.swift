import RapportTypes

/// What the spellings of one person's name at one company have in common: a text that is found in an index.
///
/// `Dr. Anna Maria Müller` at `ACME Inc.` and `Mueller, Anna` at `Acme` have the same. Of the name it has the first and
/// the last word in alphabetical order, without titles, of the company all words but its legal form; case, accents,
/// umlauts written as two letters and doubled letters make no difference.
struct PersonKey: Hashable, Sendable {
    let text: String

    /// Nil without a company: there are too many people of one name.
    init?(name: String, company: String?) {
        guard let company = company.flatMap(PersonKey.company) else { return nil }
        let name = PersonKey.name(name)
        guard !name.isEmpty else { return nil }
        // Words have no comma.
        text = name.joined(separator: " ") + "," + company
    }

    // MARK: Names

    private static func name(_ name: String) -> [String] {
        let words = words(inOrder: name)
        guard let first = words.first, let last = words.last else { return [] }
        return words.count == 1 ? [squeezed(first)] : [squeezed(first), squeezed(last)].sorted(by: precedes)
    }

    /// The words of a name, the given name first: what follows a comma is a title, or comes before what precedes it.
    private static func words(inOrder name: String) -> [String] {
        let parts = outsideParentheses(name).split(separator: ",", maxSplits: 1)
        let words = telling(parts.dropFirst().first, titles) + telling(parts.first, titles)
        return words.isEmpty ? FoldedWords.split(name) : words
    }

    /// What stands in parentheses is a nickname, a pronoun or a former name.
    private static func outsideParentheses(_ name: String) -> String {
        var depth = 0
        var kept = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            if scalar == "(" { depth += 1 }
            if depth == 0 { kept.append(scalar) }
            if scalar == ")" { depth = max(0, depth - 1) }
        }
        return String(kept)
    }

    private static let titles: Set<String> = [
        "bsc", "dipl", "dr", "esq", "frau", "herr", "ii", "iii", "ing", "jr", "mag", "mba", "md", "mr", "mrs", "ms",
        "msc", "mx", "phd", "pmp", "prof", "sr",
    ]

    // MARK: Companies

    private static func company(_ company: String) -> String? {
        let telling = telling(company[...], legalForms)
        let words = telling.isEmpty ? FoldedWords.split(company) : telling
        return words.isEmpty ? nil : words.map(squeezed).joined(separator: " ")
    }

    private static let legalForms: Set<String> = [
        "ab", "ag", "as", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated", "kg", "limited",
        "llc", "llp", "ltd", "nv", "ohg", "oy", "oyj", "plc", "pty", "sa", "sarl", "sas", "se", "spa", "srl", "the",
        "ug",
    ]

    // MARK: Words

    /// The folded words of a text but those that say little, which letters that stand alone do, too.
    private static func telling(_ text: Substring?, _ saysLittle: Set<String>) -> [String] {
        FoldedWords.split(String(text ?? "")).filter { $0.utf8.count > 1 && !saysLittle.contains($0) }
    }

    /// A word without what is spelled in two ways: `mueller` and `muller` are one, `philipp` and `philip` too.
    private static func squeezed(_ word: String) -> String {
        var result: [UInt8] = []
        for byte in word.utf8 {
            let isUmlaut = byte == UInt8(ascii: "e") && result.last.map(umlauts.contains) ?? false
            // Only of ASCII is a repeated byte a repeated letter.
            if isUmlaut || (byte < 0x80 && byte == result.last) { continue }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let umlauts = [UInt8(ascii: "a"), UInt8(ascii: "o"), UInt8(ascii: "u")]

    private static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}
