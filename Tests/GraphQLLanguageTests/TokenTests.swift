import GraphQLLanguage
import Testing

@Suite("Tokens")
struct TokenTests {
    @Test(arguments: ["0", "-0", "7", "-12", "9007199254740993", "123456789012345678901234567890"])
    func `an integer has any number of digits and keeps its text`(text: String) throws {
        guard case .int(let number) = try value(text) else { throw NotThere() }
        #expect(number.text == text)
    }

    @Test(arguments: ["0.0", "-1.5", "1e10", "1E+3", "1.25e-7", "-0.0e0"])
    func `a float has a fraction or an exponent and keeps its text`(text: String) throws {
        guard case .float(let number) = try value(text) else { throw NotThere() }
        #expect(number.text == text)
    }

    @Test func `true, false and null are no enum values, other cases of them are`() throws {
        guard case .boolean(let yes) = try value("true"), case .boolean(let no) = try value("false") else {
            throw NotThere()
        }
        #expect(yes.value)
        #expect(!no.value)
        guard case .null = try value("null") else { throw NotThere() }
        guard case .enumeration(let name) = try value("True") else { throw NotThere() }
        #expect(name.text == "True")
    }

    @Test(arguments: ["a", "_", "__typename", "a1", "Z_9", "query", "on", "fragment", "true"])
    func `a field may have any name`(name: String) throws {
        #expect(try field(Document.parse("{\(name)}")).name.text == name)
    }

    @Test(arguments: [" ", "\t", "\n", "\r\n", "\r", ",", ",,", "\u{FEFF}", "# note, with } and \" \u{7} ü\n", "#\r"])
    func `what is ignored may stand between any two tokens`(ignored: String) throws {
        let tokens = ["query", "A", "(", "$a", ":", "[", "Int", "!", "]", "=", "[", "1", "]", ")", "@d", "{", "b", "}"]
        let document = try Document.parse(ignored + tokens.joined(separator: ignored) + ignored)
        #expect(document.printed() == "query A($a: [Int!] = [1]) @d {\n  b\n}")
    }

    @Test func `punctuators need nothing between them`() throws {
        let document = try Document.parse("query($a:[I!]!=[]@d){a:b(c:$a,d:{e:[1,{}]})@f{...g@h...{i}}}")
        #expect(document.definitions.count == 1)
    }

    @Test func `tokens are counted without comments and the end`() throws {
        #expect(try Document.parse("{ a(b: \"c\") ...d } # e").tokenCount == 10)
    }

    @Test func `a name can be compared without making a string`() throws {
        let name = try field(Document.parse("{ name }")).name
        #expect(name.matches("name" as StaticString))
        #expect(name.matches("name" as String))
        #expect(!name.matches("nam" as StaticString))
        #expect(!name.matches("names" as String))
        #expect(try name.matches(field(Document.parse("{ other: name }")).name))
    }
}
