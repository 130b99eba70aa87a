import Testing

@testable import SchemaCompiler

@Suite("Names and literals of Swift")
struct SwiftTests {
    @Test(arguments: [
        ("OTHER", "other"), ("FORMER_COLLEAGUE", "formerColleague"), ("LINKEDIN_IMPORT", "linkedinImport"),
        ("IN", "`in`"), ("A1_B2", "a1B2"), ("camelCase", "camelcase"), ("_", "_"),
    ])
    func `an enum value is a case`(value: String, name: String) {
        #expect(SwiftNames.enumCase(value) == name)
    }

    @Test(arguments: [
        ("ValidationError", "validationError"), ("URLCheck", "urlCheck"), ("URL", "url"), ("A", "a"),
        ("Protocol", "`protocol`"), ("Switch", "`switch`"),
    ])
    func `a type is the name of a case`(type: String, name: String) {
        #expect(SwiftNames.lowerCamel(type) == name)
    }

    @Test func `text is a raw literal, whatever it contains`() {
        #expect(SwiftLiteral.text("a \"b\" \\n") == "#\"\"\"\na \"b\" \\n\n\"\"\"#")
        #expect(SwiftLiteral.text("\\#(x)") == "##\"\"\"\n\\#(x)\n\"\"\"##")
        #expect(SwiftLiteral.text("\"\"\"#") == "##\"\"\"\n\"\"\"#\n\"\"\"##")
    }

    @Test func `files of the playground are text where Swift keeps their bytes, else numbers`() {
        let text = playgroundFile([
            PlaygroundSource(path: "index.html", bytes: Array("<p>\n".utf8)),
            PlaygroundSource(path: "icons/a.png", bytes: [0x89, 0x50, 0x0D]),
        ])
        #expect(
            text.contains(
                """
                        PlaygroundFile(path: "index.html", mediaType: "text/html; charset=utf-8", bytes: bytes0()),
                        PlaygroundFile(path: "icons/a.png", mediaType: "image/png", bytes: bytes1()),
                """))
        #expect(text.contains("    Array(#\"\"\"\n<p>\n\n\"\"\"#.utf8)\n"))
        #expect(text.contains("137,80,13,"))
    }
}
