import GraphQLLanguage
import Testing

@Suite("Strings")
struct StringTests {
    private func string(_ text: String) throws -> StringValue {
        guard case .string(let string) = try value(text) else { throw NotThere() }
        return string
    }

    @Test(arguments: [
        (#""""#, ""),
        (#""plain""#, "plain"),
        (#"" a,b # c ""#, " a,b # c "),
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#""\u0041\u00e9\uFFFD""#, "Aé\u{FFFD}"),
        (#""\u{41}\u{1F600}\u{0010ffff}""#, "A😀\u{10FFFF}"),
        (#""\uD83D\uDE00!""#, "😀!"),
        (#""ü 😀 \n ß""#, "ü 😀 \n ß"),
        ("\"control \u{0}\u{1}\u{7F} tab\t\"", "control \u{0}\u{1}\u{7F} tab\t"),
    ])
    func `escapes stand for characters`(text: String, expected: String) throws {
        #expect(try string(text).value == expected)
        #expect(try !string(text).isBlock)
    }

    @Test(arguments: [
        ("\"\"\"\"\"\"", ""),
        ("\"\"\" a \"\"\"", " a "),
        ("\"\"\"\n  a\n\n    b\n  c  \n\n\"\"\"", "a\n\n  b\nc  "),
        ("\"\"\"first\n    second\n      third\"\"\"", "first\nsecond\n  third"),
        ("\"\"\"a\r\nb\rc\n\rd\"\"\"", "a\nb\nc\n\nd"),
        ("\"\"\"\n\t\ta\n \t\tb\"\"\"", "a\n\tb"),
        ("\"\"\" \n \t \n\"\"\"", ""),
    ])
    func `a block string loses its indentation and blank ends`(text: String, expected: String) throws {
        #expect(try string(text).value == expected)
        #expect(try string(text).isBlock)
    }

    @Test func `only three quotes are escaped in a block string`() throws {
        #expect(try string("\"\"\"\\n \\\" \\\"\"\" \"\" \\\\ \"\"\"").value == "\\n \\\" \"\"\" \"\" \\\\ ")
    }

    @Test func `whitespace lines do not count for the indentation but lose it`() throws {
        #expect(try string("\"\"\"\n    a\n  \n      \n    b\n\"\"\"").value == "a\n\n  \nb")
    }

    @Test func `a text is printed as a string or as a block string`() {
        #expect(StringValue.printed("a\n\"b\"") == #""a\n\"b\"""#)
        #expect(StringValue.printed("a\nb", asBlock: true) == "\"\"\"\na\nb\n\"\"\"")
        #expect(StringValue.printed("a", asBlock: true) == "\"\"\"a\"\"\"")
    }
}
