import HTTPServer
import Testing

@testable import rapport

@Suite("Ids of requests")
struct RequestIDTests {
    private func id(_ text: String) -> String? {
        Array(text.utf8).withUnsafeBytes { RequestID(HeadText($0))?.text }
    }

    @Test(arguments: ["a", "7f9c-11.2_3:4/5+6=7@x", String(repeating: "a", count: 64)])
    func `a short id of harmless characters is taken over`(text: String) {
        #expect(id(text) == text)
    }

    @Test(arguments: ["", String(repeating: "a", count: 65), "a b", "a\"b", "a\\b", "ä", "a,b", "<a>", "a\u{7f}"])
    func `any other is not`(text: String) {
        #expect(id(text) == nil)
    }

    @Test func `ids of our own have 16 digits, and none comes twice`() {
        var ids = RequestIDs()
        let texts = (0..<1000).map { _ in ids.next().text }
        #expect(Set(texts).count == 1000)
        #expect(texts.allSatisfy { $0.count == 16 && $0.allSatisfy(\.isHexDigit) })
        #expect(RequestID.own(0xAB).text == "00000000000000ab")
    }
}

@Suite("Trace parents")
struct TraceParentTests {
    private func parent(_ text: String) -> TraceParent? {
        Array(text.utf8).withUnsafeBytes { TraceParent(HeadText($0)) }
    }

    @Test func `the example of the specification is read`() {
        let parent = parent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        #expect(parent?.traceID == "4bf92f3577b34da6a3ce929d0e0e4736")
        #expect(parent?.parentID == "00f067aa0ba902b7")
    }

    @Test(arguments: ["", "-", "-what-comes-later"])
    func `of a later version is read what is known of it`(rest: String) {
        let parent = parent("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\(rest)")
        #expect(parent?.text == "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
    }

    @Test(arguments: [
        "", "00", "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
    ])
    func `what is malformed is ignored`(text: String) {
        #expect(parent(text) == nil)
    }
}
