import GraphQLLanguage
import Testing

@Suite("Syntax errors")
struct SyntaxErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let source: String
        let line: Int
        let column: Int
        let message: String

        init(_ source: String, _ line: Int, _ column: Int, _ message: String) {
            (self.source, self.line, self.column, self.message) = (source, line, column, message)
        }

        var testDescription: String { source.debugDescription }
    }

    private func check(_ expected: Case) throws {
        let error = try #require(syntaxError(expected.source))
        #expect(error.location == SourceLocation(line: expected.line, column: expected.column))
        #expect(error.message == expected.message)
    }

    @Test(arguments: [
        Case("", 1, 1, #"Expected a definition, found <EOF>."#),
        Case("{", 1, 2, #"Expected a selection, found <EOF>."#),
        Case("{}", 1, 2, #"Expected a selection, found "}"."#),
        Case("{ a", 1, 4, #"Expected "}", found <EOF>."#),
        Case("{ a: }", 1, 6, #"Expected Name, found "}"."#),
        Case("{ a() }", 1, 5, #"Expected an argument, found ")"."#),
        Case("{ a(b) }", 1, 6, #"Expected ":", found ")"."#),
        Case("{ a(b: ) }", 1, 8, #"Expected a value, found ")"."#),
        Case("{ a(b: [1) }", 1, 10, #"Expected a value, found ")"."#),
        Case("{ a(b: {c 1}) }", 1, 11, #"Expected ":", found Int "1"."#),
        Case("{ a(b: 1 2) }", 1, 10, #"Expected ")", found Int "2"."#),
        Case("{ ...on }", 1, 9, #"Expected Name, found "}"."#),
        Case("{ ... }", 1, 7, #"Expected "{", found "}"."#),
        Case("{ a @ }", 1, 7, #"Expected Name, found "}"."#),
        Case("query { a } }", 1, 13, #"Expected a definition, found "}"."#),
        Case("query() { a }", 1, 7, #"Expected "$", found ")"."#),
        Case("query($a) { a }", 1, 9, #"Expected ":", found ")"."#),
        Case("query($a: ) { a }", 1, 11, #"Expected a type, found ")"."#),
        Case("query($a: [B) { a }", 1, 13, #"Expected "]", found ")"."#),
        Case("query($a: B = $b) { a }", 1, 15, #"Unexpected variable "$b" in a constant value."#),
        Case("query($a: B = { c: [$dd] }) { a }", 1, 21, #"Unexpected variable "$dd" in a constant value."#),
        Case("fragment on on A { a }", 1, 10, #"Unexpected Name "on"."#),
        Case("fragment A { a }", 1, 12, #"Expected "on", found "{"."#),
        Case("fragment A($b: C) on D { a }", 1, 11, #"Expected "on", found "("."#),
        Case("hello", 1, 1, #"Expected a definition, found Name "hello"."#),
    ])
    func `an operation or fragment that goes wrong`(expected: Case) throws { try check(expected) }

    @Test(arguments: [
        Case("type", 1, 5, #"Expected Name, found <EOF>."#),
        Case("type A {}", 1, 9, #"Expected Name, found "}"."#),
        Case("type A { b }", 1, 12, #"Expected ":", found "}"."#),
        Case("type A implements { b: C }", 1, 19, #"Expected Name, found "{"."#),
        Case("type A { b(): C }", 1, 12, #"Expected Name, found ")"."#),
        Case("union A = B |", 1, 14, #"Expected Name, found <EOF>."#),
        Case("enum A { B true }", 1, 12, #"Unexpected Name "true"."#),
        Case("schema { other: A }", 1, 10, #"Expected an operation type, found Name "other"."#),
        Case("schema A { query: B }", 1, 8, #"Expected "{", found Name "A"."#),
        Case("directive @a on FIELD | FIELDS", 1, 25, #"Expected a directive location, found Name "FIELDS"."#),
        Case("directive @a FIELD", 1, 14, #"Expected "on", found Name "FIELD"."#),
        Case("extend type A", 1, 14, "Expected what the extension adds, found <EOF>."),
        Case("extend schema type B", 1, 15, #"Expected what the extension adds, found Name "type"."#),
        Case(
            "extend directive @a on FIELD", 1, 8, #"Expected something that can be extended, found Name "directive"."#),
        Case("\"a\" { b }", 1, 1, "Unexpected description, only definitions can have one."),
        Case(" \"a\" extend type A { b: C }", 1, 2, "Unexpected description, only definitions can have one."),
        Case(" \"a\" hello", 1, 2, "Unexpected description, only definitions can have one."),
        Case("\"a\" 1", 1, 5, #"Expected a definition, found Int "1"."#),
        Case("\"a\" \"b\" type A", 1, 5, #"Expected a definition, found String "b"."#),
        Case("{ \"a\" b }", 1, 3, #"Expected a selection, found String "a"."#),
    ])
    func `a type system document that goes wrong`(expected: Case) throws { try check(expected) }

    @Test(arguments: [
        Case("{ a ? }", 1, 5, #"Unexpected character: "?"."#),
        Case("{ a \u{0} }", 1, 5, "Unexpected character: U+0000."),
        Case("{ a\u{A0}}", 1, 4, "Unexpected character: U+00A0."),
        Case("{ a 😀 }", 1, 5, "Unexpected character: U+1F600."),
        Case("{ .. }", 1, 3, #"Unexpected character: "."."#),
        Case("{ a(b: .5) }", 1, 8, #"Unexpected character: "."."#),
        Case("{ a(b: 01) }", 1, 9, #"Invalid number, unexpected "1"."#),
        Case("{ a(b: -x) }", 1, 9, #"Invalid number, unexpected "x"."#),
        Case("{ a(b: 1.) }", 1, 10, #"Invalid number, unexpected ")"."#),
        Case("{ a(b: 1e", 1, 10, "Invalid number, unexpected <EOF>."),
        Case("{ a(b: 1.5.5) }", 1, 11, #"Invalid number, unexpected "."."#),
        Case("{ a(b: 0x1) }", 1, 9, #"Invalid number, unexpected "x"."#),
        Case("{ a(b: \"c) }", 1, 13, "Unterminated string."),
        Case("{ a(b: \"c\n\") }", 1, 10, "Unterminated string."),
        Case("{ a(b: \"\"\"c\n\"\") }", 2, 6, "Unterminated string."),
        Case(#"{ a(b: "c\x41") }"#, 1, 10, #"Invalid character escape sequence: "\x"."#),
        Case(#"{ a(b: "\u12G4") }"#, 1, 9, #"Invalid character escape sequence: "\u12G4"."#),
        Case(#"{ a(b: "\uD83D") }"#, 1, 9, #"Invalid character escape sequence: "\uD83D"."#),
        Case(#"{ a(b: "\uDE00\uD83D") }"#, 1, 9, #"Invalid character escape sequence: "\uDE00"."#),
        Case(#"{ a(b: "\u{110000}") }"#, 1, 9, #"Invalid character escape sequence: "\u{110000}"."#),
        Case(#"{ a(b: "\u{}") }"#, 1, 9, #"Invalid character escape sequence: "\u{}"."#),
        Case(#"{ a(b: "\"#, 1, 9, #"Invalid character escape sequence: "\"."#),
    ])
    func `a token that goes wrong`(expected: Case) throws { try check(expected) }

    @Test(arguments: [
        Case("{\n  a\n  ?\n}", 3, 3, #"Unexpected character: "?"."#),
        Case("{\r\n  a\r\n  ?\r\n}", 3, 3, #"Unexpected character: "?"."#),
        Case("{\r\r  ?", 3, 3, #"Unexpected character: "?"."#),
        Case("\n\n", 3, 1, #"Expected a definition, found <EOF>."#),
        Case("{ a(b: \"äöü\") ? }", 1, 15, #"Unexpected character: "?"."#),
        Case("{ a(b: \"\"\"\n\n\"\"\") ? }", 3, 6, #"Unexpected character: "?"."#),
    ])
    func `lines end with any line end, and columns count characters`(expected: Case) throws { try check(expected) }

    @Test(
        arguments: [
            ([0x7B, 0x80, 0x7D], 1),
            ([0x22, 0xC0, 0x80, 0x22], 1),  // NUL in two bytes
            ([0x23, 0xED, 0xA0, 0x80], 1),  // a surrogate
            ([0x23, 0xF4, 0x90, 0x80, 0x80], 1),  // after the last character
            ([0x22, 0x22, 0x22, 0xE2, 0x82], 3),  // cut off
        ] as [([UInt8], Int)])
    func `bytes that are not UTF-8 are refused`(source: [UInt8], offset: Int) throws {
        let error = try #require(syntaxError(source))
        #expect(error.reason == .invalidEncoding)
        #expect(error.offset == offset)
        #expect(error.message == "The document is not valid UTF-8.")
    }

    @Test func `a long token is cut short in the message`() throws {
        let error = try #require(syntaxError("{ a \"" + String(repeating: "ü", count: 100_000) + "\" }"))
        #expect(error.message == "Expected \"}\", found String \"" + String(repeating: "ü", count: 39) + "….")
    }

    @Test func `a request hears of it as GRAPHQL_PARSE_FAILED`() throws {
        let error = try #require(syntaxError("{ a(b: }")).requestError
        #expect(error.code == .graphQLParseFailed)
        #expect(error.message == #"Expected a value, found "}"."#)
        #expect(error.locations == [SourceLocation(line: 1, column: 8)])
    }
}
