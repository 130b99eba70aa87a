/// Takes a file of vCards apart, card after card: lines, folding, and what lies between BEGIN and END.
///
/// RFC 6350 (version 4.0), RFC 2426 (3.0), and the vCard 2.1 specification of the Internet Mail Consortium.
struct VCardReader {
    struct Card {
        /// The line that it begins on, from 1.
        var line: Int
        var properties: [VCardProperty]
    }

    /// Of a card: what follows is passed over, so that a card of a million lines takes no longer than to read them.
    private static let maximumProperties = 5000

    private let bytes: [UInt8]
    private var position: Int
    /// Of the line that comes next.
    private var line = 1

    init(_ text: String) {
        bytes = Array(text.utf8)
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The next card, nil after the last.
    ///
    /// - Throws: `textOutsideCard`, `unclosedCard`.
    mutating func next() throws(ImportFault) -> Card? {
        while let text = nextLine() {
            if text.isBlank { continue }
            guard text.says("BEGIN:VCARD") else { throw .textOutsideCard(line: line - 1) }
            let start = line - 1
            return Card(line: start, properties: VCardReader.properties(of: try lines(ofCardAt: start)))
        }
        return nil
    }

    /// The lines up to the card's END. A card inside of it, which version 2.1 allows for an AGENT, is passed over.
    private mutating func lines(ofCardAt start: Int) throws(ImportFault) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var depth = 1
        while let text = nextLine() {
            if text.says("BEGIN:VCARD") {
                depth += 1
            } else if text.says("END:VCARD") {
                depth -= 1
                if depth == 0 { return lines }
            } else if depth == 1 {
                lines.append(text)
            }
        }
        throw .unclosedCard(line: start)
    }

    /// The next line without its end: CRLF, LF or CR.
    private mutating func nextLine() -> ArraySlice<UInt8>? {
        guard position < bytes.count else { return nil }
        let start = position
        while position < bytes.count, !bytes[position].isLineEnd { position += 1 }
        let text = bytes[start..<position]
        if position < bytes.count {
            let isPair = bytes[position] == 13 && position + 1 < bytes.count && bytes[position + 1] == 10
            position += isPair ? 2 : 1
        }
        line += 1
        return text
    }

    // MARK: Properties

    private static func properties(of lines: [ArraySlice<UInt8>]) -> [VCardProperty] {
        let isOld = lines.contains { $0.hasPrefix("VERSION:2") }
        return unfolded(lines, isOld: isOld).compactMap { VCardProperty($0, isOld: isOld) }
    }

    /// Joins what was folded: a line that begins with a space or a tab goes on with the one before, without that
    /// character. Version 2.1 folds where there is one, so there it stays. Quoted-printable has its own way: an equals
    /// sign at the end of a line, and nothing at the beginning of the next.
    ///
    /// RFC 6350, section 3.2; RFC 2045, section 6.7, rule 5.
    private static func unfolded(_ lines: [ArraySlice<UInt8>], isOld: Bool) -> [[UInt8]] {
        var result: [[UInt8]] = []
        var isQuotedPrintable = false
        for line in lines {
            if isQuotedPrintable, let last = result.last?.last, last == UInt8(ascii: "=") {
                result[result.count - 1].removeLast()
                result[result.count - 1] += line
            } else if let first = line.first, first == 32 || first == 9, !result.isEmpty {
                result[result.count - 1] += isOld ? line : line.dropFirst()
            } else {
                if result.count == maximumProperties { break }
                result.append(Array(line))
                isQuotedPrintable = VCardProperty.isQuotedPrintable(line)
            }
        }
        return result
    }
}

extension UInt8 {
    fileprivate var isLineEnd: Bool { self == 10 || self == 13 }
}

extension ArraySlice<UInt8> {
    fileprivate var isBlank: Bool { allSatisfy { $0 == 32 || $0 == 9 } }

    /// Whether the line is this, in any case, with white space at its ends or without.
    fileprivate func says(_ text: StaticString) -> Bool {
        let start = firstIndex { $0 != 32 && $0 != 9 } ?? endIndex
        let rest = self[start...]
        return rest.hasPrefix(text) && rest.dropFirst(text.utf8CodeUnitCount).isBlank
    }

    /// Compared without the case of ASCII letters; `text` is in upper case.
    fileprivate func hasPrefix(_ text: StaticString) -> Bool {
        guard count >= text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { text in
            zip(self, text).allSatisfy { byte, other in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 == other : byte == other
            }
        }
    }
}
