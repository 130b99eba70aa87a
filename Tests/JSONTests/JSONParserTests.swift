import JSON
import Testing

@Suite("JSONParser")
struct JSONParserTests {
    static let values: [(String, JSONValue)] = [
        ("null", nil),
        (" true\n", true),
        ("\t[ ]\r\n", []),
        ("{}", [:]),
        ("0", 0),
        ("-0", 0),
        ("-12", -12),
        ("9223372036854775807", .int(.max)),
        ("-9223372036854775808", .int(.min)),
        ("9223372036854775808", .double(9_223_372_036_854_775_808)),
        ("1.0", 1.0),
        ("-0.5e+2", -50.0),
        ("1E3", 1000.0),
        ("1e-999", 0.0),
        (#""""#, ""),
        (#""Zoë 🐢""#, "Zoë 🐢"),
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (#""a\u00e9\ud83d\udc22z""#, "aé🐢z"),
        (#"[1,[true,null],{"a":{"b":[]}}]"#, [1, [true, nil], ["a": ["b": []]]]),
    ]

    @Test(arguments: values)
    func `reads`(text: String, value: JSONValue) throws {
        #expect(try JSONParser.parse(text) == value)
    }

    @Test(arguments: [
        ("", JSONError(.unexpectedEnd, at: 0)),
        ("  ", JSONError(.unexpectedEnd, at: 2)),
        ("[1", JSONError(.unexpectedEnd, at: 2)),
        ("[1,]", JSONError(.unexpectedByte(UInt8(ascii: "]")), at: 3)),
        ("[,1]", JSONError(.unexpectedByte(UInt8(ascii: ",")), at: 1)),
        ("[1 2]", JSONError(.unexpectedByte(UInt8(ascii: "2")), at: 3)),
        (#"{"a" 1}"#, JSONError(.unexpectedByte(UInt8(ascii: "1")), at: 5)),
        (#"{"a":1,}"#, JSONError(.unexpectedByte(UInt8(ascii: "}")), at: 7)),
        ("{a:1}", JSONError(.unexpectedByte(UInt8(ascii: "a")), at: 1)),
        ("nul", JSONError(.unexpectedEnd, at: 3)),
        ("nulL", JSONError(.unexpectedByte(UInt8(ascii: "L")), at: 3)),
        ("\u{FEFF}1", JSONError(.unexpectedByte(0xEF), at: 0)),
        ("1 1", JSONError(.trailingBytes, at: 2)),
        ("01", JSONError(.leadingZero, at: 0)),
        ("-01", JSONError(.leadingZero, at: 1)),
        ("-", JSONError(.unexpectedEnd, at: 1)),
        ("1.", JSONError(.unexpectedEnd, at: 2)),
        (".5", JSONError(.unexpectedByte(UInt8(ascii: ".")), at: 0)),
        ("1e+", JSONError(.unexpectedEnd, at: 3)),
        ("+1", JSONError(.unexpectedByte(UInt8(ascii: "+")), at: 0)),
        ("NaN", JSONError(.unexpectedByte(UInt8(ascii: "N")), at: 0)),
        ("[1e999]", JSONError(.numberTooLarge, at: 1)),
        (#""a"#, JSONError(.unexpectedEnd, at: 2)),
        ("\"a\nb\"", JSONError(.unescapedControlCharacter, at: 2)),
        (#""\x""#, JSONError(.invalidEscape, at: 1)),
        (#""\u12g4""#, JSONError(.invalidEscape, at: 5)),
        (#""\ud83d""#, JSONError(.loneSurrogate, at: 1)),
        (#""\ud83d\u0041""#, JSONError(.loneSurrogate, at: 1)),
        (#""\udc22\ud83d""#, JSONError(.loneSurrogate, at: 1)),
        ("'a'", JSONError(.unexpectedByte(UInt8(ascii: "'")), at: 0)),
    ])
    func `refuses`(text: String, error: JSONError) {
        #expect(throws: error) { try JSONParser.parse(text) }
    }

    @Test func `names the first byte that is not UTF-8`() {
        let overlong: [UInt8] = Array("[\"ab".utf8) + [0xC0, 0xAF] + Array("\"]".utf8)
        #expect(throws: JSONError(.invalidUTF8, at: 4)) { try JSONParser.parse(overlong) }
        let surrogate: [UInt8] = Array(#""\n"#.utf8) + [0xED, 0xA0, 0x80] + Array("\"".utf8)
        #expect(throws: JSONError(.invalidUTF8, at: 3)) { try JSONParser.parse(surrogate) }
    }

    @Test func `nests as deep as the limit and no deeper`() throws {
        let fits = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        _ = try JSONParser.parse(fits)
        #expect(throws: JSONError(.tooDeep(limit: 64), at: 64)) { try JSONParser.parse("[" + fits + "]") }
        #expect(throws: JSONError(.tooDeep(limit: 64), at: 320)) {
            try JSONParser.parse(String(repeating: #"{"a":"#, count: 100_000))
        }
    }

    @Test func `the last of repeated members wins, and all are kept`() throws {
        let value = try JSONParser.parse(#"{"a":1,"b":2,"a":3}"#)
        #expect(value["a"] == 3)
        #expect(value.members?.map(\.name) == ["a", "b", "a"])
        #expect(value["c"] == nil)
    }

    @Test func `an error is a sentence`() {
        #expect(
            JSONError(.unexpectedByte(UInt8(ascii: "}")), at: 7).description
                == "Invalid JSON at byte 7: unexpected character '}'.")
        #expect(JSONError(.unexpectedByte(1), at: 0).description == "Invalid JSON at byte 0: unexpected byte 0x01.")
    }
}
