import Testing

@testable import HTTPServer

private let long = String(repeating: "é", count: 40_000)

@Suite("Frames of a WebSocket's client")
struct WebSocketReaderTests {
    private static let messages: [(bytes: [UInt8], told: [Told])] = [
        (frame(1, "hello"), [.text("hello")]),
        (frame(1, ""), [.text("")]),
        (frame(2, [0, 0xFF]), [.binary([0, 0xFF])]),
        (frame(1, [UInt8](repeating: 0x61, count: 126)), [.text(String(repeating: "a", count: 126))]),
        (frame(1, "hel", final: false) + frame(0, "lo"), [.text("hello")]),
        (frame(1, "", final: false) + frame(0, "", final: false) + frame(0, ""), [.text("")]),
        // Characters may be split between frames.
        (frame(1, [0xE2, 0x82], final: false) + frame(0, [0xAC]), [.text("€")]),
        // Control frames come in between.
        (
            frame(1, "a", final: false) + frame(9, "are you there") + frame(0, "b", final: false) + frame(0xA, "")
                + frame(0, "c"),
            [.ping(Array("are you there".utf8)), .pong, .text("abc")]
        ),
        (frame(1, "one") + frame(1, "two"), [.text("one"), .text("two")]),
        (frame(8, []), [.close(nil)]),
        (closeFrame(1000, "bye"), [.close(1000)]),
        (closeFrame(3000), [.close(3000)]),
        (closeFrame(4999), [.close(4999)]),
        // Behind a Close frame nothing is read.
        (closeFrame(1001) + frame(1, "more"), [.close(1001)]),
    ]

    @Test(arguments: messages.indices) func `they are the same wherever they are split`(index: Int) {
        let (bytes, expected) = Self.messages[index]
        #expect(told(of: [bytes]) == expected)
        #expect(told(of: bytes.map { [$0] }) == expected)
        for split in 0...bytes.count {
            #expect(told(of: [Array(bytes[..<split]), Array(bytes[split...])]) == expected)
        }
    }

    private static let faults: [(bytes: [UInt8], fault: WebSocketFault)] = [
        ([0xC1, 0x80], .reservedBits),
        ([0xA1, 0x80], .reservedBits),
        ([0x91, 0x80], .reservedBits),
        ([0x83, 0x80], .reservedOpcode),
        ([0x8B, 0x80], .reservedOpcode),
        (frame(1, Array("hello".utf8), mask: nil), .notMasked),
        ([0x09, 0x80], .fragmentedControlFrame),
        (frame(9, [UInt8](repeating: 0, count: 126)), .longControlFrame),
        // The length in more bytes than it takes, or in more bits than there are.
        ([0x81, 0xFE, 0x00, 0x7D, 0, 0, 0, 0], .malformedLength),
        ([0x81, 0xFF, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0], .malformedLength),
        ([0x81, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], .malformedLength),
        (frame(0, "more"), .unexpectedContinuation),
        (frame(1, "a", final: false) + frame(1, "b"), .unfinishedMessage),
        (frame(1, "a", final: false) + frame(2, "b"), .unfinishedMessage),
        (frame(8, [0x03]), .malformedClose),
        (closeFrame(999), .malformedClose),
        (closeFrame(1004), .malformedClose),
        (closeFrame(1005), .malformedClose),
        (closeFrame(1006), .malformedClose),
        (closeFrame(1015), .malformedClose),
        (closeFrame(2999), .malformedClose),
        (closeFrame(5000), .malformedClose),
        (frame(8, [0x03, 0xE8, 0xFF]), .invalidText),
        (frame(8, [0x03, 0xE8, 0xC3]), .invalidText),
        (frame(1, [0xC0, 0x80]), .invalidText),
        (frame(1, [0xED, 0xA0, 0x80]), .invalidText),
        (frame(1, [0xF4, 0x90, 0x80, 0x80]), .invalidText),
        (frame(1, [0xE2, 0x82]), .invalidText),
        // It is known before the message is whole.
        (frame(1, [0xFF], final: false), .invalidText),
    ]

    @Test(arguments: faults.indices) func `what the protocol forbids is a fault, wherever it is split`(index: Int) {
        let (bytes, fault) = Self.faults[index]
        #expect(told(of: [bytes + frame(1, "more")]) == [.fault(fault)])
        #expect(told(of: bytes.map { [$0] }) == [.fault(fault)])
        for split in 0...bytes.count {
            #expect(told(of: [Array(bytes[..<split]), Array(bytes[split...])]) == [.fault(fault)])
        }
    }

    @Test func `a message may have as many bytes as the limit, and no more, however many frames it has`() {
        let whole = [UInt8](repeating: 0x61, count: 1000)
        #expect(told(of: [frame(1, whole)], maximumMessage: 1000) == [.text(whole)])
        #expect(told(of: [frame(1, whole)], maximumMessage: 999) == [.fault(.messageTooBig(limit: 999))])
        let parts = (0..<10).flatMap { frame($0 == 0 ? 1 : 0, Array(whole[..<100]), final: $0 == 9) }
        #expect(told(of: [parts], maximumMessage: 1000) == [.text(whole)])
        #expect(told(of: [parts], maximumMessage: 999) == [.fault(.messageTooBig(limit: 999))])
    }

    @Test func `a message that is too big is refused by its length, not by its bytes`() {
        let head: [UInt8] = [0x81, 0xFF, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]
        #expect(told(of: [head], maximumMessage: 1000) == [.fault(.messageTooBig(limit: 1000))])
    }

    @Test func `control frames are not counted with the message that they come in`() {
        let bytes = frame(1, "abc", final: false) + frame(9, "0123456789") + frame(0, "d")
        #expect(told(of: [bytes], maximumMessage: 4) == [.ping(Array("0123456789".utf8)), .text("abcd")])
    }

    @Test func `long messages have their length in two or eight bytes`() {
        #expect(told(of: [frame(1, long)]) == [.text(long)])
        let middle = [UInt8](repeating: 7, count: 0xFFFF)
        #expect(told(of: [frame(2, middle)]) == [.binary(middle)])
        #expect(told(of: [frame(2, middle + [7])]) == [.binary(middle + [7])])
    }

    @Test func `of a message what has arrived is kept, and not what was announced`() {
        var reader = WebSocketReader(maximumMessage: 1000)
        // Eight bytes of head.
        var bytes = Array(frame(1, [UInt8](repeating: 0x61, count: 500), final: false).prefix(10))
        bytes.withUnsafeMutableBytes { input in
            var input = input
            #expect(reader.next(&input) == nil)
        }
        #expect(reader.arrivedMessage == 2)
        #expect(reader.isInside)
    }
}

extension WebSocketReader.Event? {
    fileprivate static func == (event: WebSocketReader.Event?, other: Told?) -> Bool { event.map(Told.init) == other }
}
