import Testing

@testable import RapportTypes

@Suite("Text")
struct TextTests {
    @Test(arguments: [
        ("  Ada Lovelace \u{A0}\u{3000}", "Ada Lovelace"), ("a  b", "a  b"), ("e\u{301}", "e\u{301}"),
        ("\tAda\n", "Ada"), ("👩‍💻", "👩‍💻"),
    ])
    func `one line is trimmed and otherwise kept`(given: String, cleaned: String) throws {
        #expect(try Array(Text.oneLine(given, maximum: 200).unicodeScalars) == Array(cleaned.unicodeScalars))
    }

    @Test(arguments: ["", "   ", "\n\t\u{2003}"])
    func `white space alone is empty`(given: String) {
        #expect(throws: TextFault.empty) { try Text.oneLine(given, maximum: 200) }
        #expect(throws: TextFault.empty) { try Text.long(given, maximum: 200) }
    }

    @Test(arguments: ["\n", "\r", "\t", "\u{7}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}"] as [Unicode.Scalar])
    func `one line has no line breaks and no control characters`(scalar: Unicode.Scalar) {
        #expect(throws: TextFault.controlCharacter(scalar)) { try Text.oneLine("a\(scalar)b", maximum: 200) }
    }

    @Test func `long text keeps line breaks and tabs, and nothing else of the kind`() throws {
        #expect(try Text.long(" a\n\tb\r\nc\u{2028}d ", maximum: 200) == "a\n\tb\r\nc\u{2028}d")
        #expect(throws: TextFault.controlCharacter("\u{B}")) { try Text.long("a\u{B}b", maximum: 200) }
    }

    @Test func `both refuse NUL by its own name`() {
        #expect(throws: TextFault.nul) { try Text.oneLine("a\0b", maximum: 200) }
        #expect(throws: TextFault.nul) { try Text.long("a\0b", maximum: 200) }
    }

    @Test func `a character is a Unicode scalar value, counted after trimming`() throws {
        #expect(try Text.oneLine(" " + String(repeating: "é", count: 3) + " ", maximum: 3) == "ééé")
        #expect(throws: TextFault.tooLong(maximum: 3, actual: 4)) { try Text.oneLine("aaaa", maximum: 3) }
        #expect(throws: TextFault.tooLong(maximum: 1, actual: 2)) { try Text.oneLine("e\u{301}", maximum: 1) }
        #expect(throws: TextFault.tooLong(maximum: 2, actual: 3)) { try Text.oneLine("👩‍💻", maximum: 2) }
    }
}
