import Testing

@testable import RapportStore

@Suite("EventPayload")
struct EventPayloadTests {
    private func value(of name: String, in payload: String) -> String? {
        let bytes = Array(payload.utf8)
        return bytes.withUnsafeBytes { buffer in
            EventPayload.value(of: Array(name.utf8), in: buffer).map {
                String(decoding: buffer[$0], as: UTF8.self)
            }
        }
    }

    @Test(arguments: [
        ("a", #""text""#), ("b", "30"), ("c", "null"), ("d", "true"), ("e", #"["x","y, \"z\"]"]"#), ("f", #""a\\""#),
        ("g", #"{"a":1,"h":[2]}"#), ("i", #""\",\"a\":1""#), ("j", #""ä\n""#), ("h", nil), ("", nil), ("k", nil),
    ])
    func `a member is found with all of its value`(name: String, found: String?) {
        let payload = #"""
            {"a":"text","b":30,"c":null,"d":true,"e":["x","y, \"z\"]"],"f":"a\\","g":{"a":1,"h":[2]},"i":"\",\"a\":1","j":"ä\n"}
            """#
        #expect(value(of: name, in: payload) == found)
    }

    @Test func `an object without members has none`() {
        #expect(value(of: "a", in: "{}") == nil)
        #expect(value(of: "a", in: "") == nil)
    }

    @Test func `what JSONText writes is found as it was written`() {
        let text = "A \"note\"\n\u{1}\\ with, {everything}: [in] it"
        let payload = JSONText.object([
            "first": JSONText.string(text), "second": JSONText.list([text, ""]), "third": "[]",
        ])
        #expect(value(of: "first", in: payload) == JSONText.string(text))
        #expect(value(of: "second", in: payload) == JSONText.list([text, ""]))
        #expect(value(of: "third", in: payload) == "[]")
    }

    @Test func `whatever the bytes are, nothing outside of them is looked at`() {
        let payload = #"{"a":"\"\\","b":["x",{"c":"}"}],"d":-1.5e3}"#
        let bytes = Array(payload.utf8)
        for end in 0...bytes.count {
            for name in ["a", "b", "c", "d", "e", ""] {
                _ = value(of: name, in: String(decoding: bytes[..<end], as: UTF8.self))
            }
        }
        for seed in 0..<2000 {
            var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15
            let noise = (0..<32).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1
                return Array(#"{}[]",:\ab1"#.utf8)[Int(state >> 33) % 11]
            }
            _ = value(of: "a", in: String(decoding: noise, as: UTF8.self))
        }
    }
}
