import JSON
import Testing

@Suite("JSONWriter")
struct JSONWriterTests {
    static let texts: [(JSONValue, String)] = [
        (nil, "null"),
        (false, "false"),
        (0, "0"),
        (-7, "-7"),
        (.int(.max), "9223372036854775807"),
        (.int(.min), "-9223372036854775808"),
        (1.0, "1.0"),
        (-0.1, "-0.1"),
        (1e16, "1e+16"),
        (.double(.leastNonzeroMagnitude), "5e-324"),
        (.double(.greatestFiniteMagnitude), "1.7976931348623157e+308"),
        (.double(.infinity), "null"),
        (.double(.nan), "null"),
        ("", #""""#),
        ("plain text, longer than eight bytes", #""plain text, longer than eight bytes""#),
        ("a\"b\\c/d", #""a\"b\\c/d""#),
        ("\u{8}\t\n\u{c}\r", #""\b\t\n\f\r""#),
        ("\u{0}\u{b}\u{1f}\u{7f}", "\"\\u0000\\u000b\\u001f\u{7f}\""),
        ("é🐢\u{2028}", "\"é🐢\u{2028}\""),
        ([1, "a", nil, []], #"[1,"a",null,[]]"#),
        (["b": 1, "a": ["c": true]], #"{"b":1,"a":{"c":true}}"#),
    ]

    @Test(arguments: texts)
    func `writes`(value: JSONValue, text: String) {
        #expect(value.text == text)
    }

    @Test func `finds what to escape at every place of a word`() throws {
        for place in 0..<24 {
            for special in ["\"", "\\", "\n", "\u{1}"] {
                let text = String(repeating: "é", count: place / 2) + String(repeating: "!", count: place % 2) + special
                let expected = JSONValue.string(text + "#zz zz zz zz")
                #expect(try JSONParser.parse(expected.text) == expected)
            }
        }
    }

    @Test func `appends to what is there`() {
        let writer = JSONWriter()
        writer.write("{\"data\":")
        writer.write(int: 12)
        writer.write("}")
        #expect(writer.string == #"{"data":12}"#)
    }

    @Test func `what was written is taken back by counting back`() {
        let writer = JSONWriter()
        writer.write("[1")
        let count = writer.count
        writer.write(string: String(repeating: "é\n", count: 100))
        writer.count = count
        writer.write("]")
        #expect(writer.string == "[1]")
    }

    @Test func `objects and lists have commas between what they have`() {
        let writer = JSONWriter()
        writer.object { object in
            object.member("none") { writer.list([]) }
            object.member("texts") { writer.list(["a", "\"b\""]) }
            object.member("objects") {
                writer.list([1, nil]) { number in
                    writer.object { $0.member("number", number) }
                }
            }
            object.member("text", "c")
            object.member("no text", String?.none)
        }
        writer.object { _ in }
        #expect(
            writer.string
                == #"{"none":[],"texts":["a","\"b\""],"objects":[{"number":1},{"number":null}],"text":"c","no text":null}{}"#
        )
    }
}
