import Testing

@testable import HTTPServer

@Suite("Random frames")
struct RandomFramesTests {
    @Test(arguments: 0..<200) func `messages arrive as they were sent, however they are fragmented, masked and split`(
        seed: Int
    ) {
        var random = SeededGenerator(state: UInt64(seed))
        var bytes: [UInt8] = []
        var expected: [Told] = []
        for _ in 0..<10 {
            let payload = Array(Self.text(&random).utf8)
            let isText = Bool.random(using: &random)
            var rest = payload[...]
            var opcode: UInt8 = isText ? 1 : 2
            repeat {
                let count = Int.random(in: 0...rest.count, using: &random)
                let isFinal = count == rest.count
                bytes += frame(opcode, Array(rest.prefix(count)), final: isFinal, mask: Self.mask(&random))
                rest = rest.dropFirst(count)
                opcode = 0
                if isFinal { break }
                if Bool.random(using: &random) {
                    let ping = [UInt8](repeating: 0x70, count: .random(in: 0...125, using: &random))
                    bytes += frame(9, ping, mask: Self.mask(&random))
                    expected.append(.ping(ping))
                }
            } while true
            expected.append(isText ? .text(payload) : .binary(payload))
        }
        #expect(told(of: Self.pieces(bytes, &random)) == expected)
    }

    @Test(arguments: 0..<500) func `whatever comes, it means the same wherever it is split`(seed: Int) {
        var random = SeededGenerator(state: UInt64(seed))
        var bytes = frame(1, Self.text(&random), final: .random(using: &random))
        bytes += frame(UInt8.random(in: 0...15, using: &random), Self.text(&random))
        bytes += closeFrame(.random(in: 990...5010, using: &random))
        for _ in 0..<Int.random(in: 0...5, using: &random) {
            bytes[.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
        }
        let whole = told(of: [bytes], maximumMessage: 500)
        #expect(told(of: Self.pieces(bytes, &random), maximumMessage: 500) == whole)
        #expect(told(of: bytes.map { [$0] }, maximumMessage: 500) == whole)
    }

    private static func text(_ random: inout SeededGenerator) -> String {
        let characters = Array("aé€😀 \n")
        let count = Int.random(in: 0...200, using: &random)
        return String((0..<count).map { _ in characters.randomElement(using: &random) ?? "a" })
    }

    private static func mask(_ random: inout SeededGenerator) -> [UInt8] {
        (0..<4).map { _ in .random(in: 0...255, using: &random) }
    }

    private static func pieces(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...min(rest.count, 60), using: &random)
            pieces.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return pieces
    }
}

@Suite("UTF-8 that arrives bit by bit")
struct UTF8CheckTests {
    private func isText(_ pieces: [[UInt8]]) -> Bool {
        var check = UTF8Check()
        for piece in pieces where !piece.withUnsafeBytes({ check.take($0) }) { return false }
        return check.isComplete
    }

    @Test(arguments: 0..<300) func `it is what the standard library takes for UTF-8, wherever it is split`(seed: Int) {
        var random = SeededGenerator(state: UInt64(seed))
        let interesting: [UInt8] = [
            0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF,
        ]
        let bytes = (0..<Int.random(in: 0...20, using: &random)).map { _ in interesting.randomElement(using: &random)! }
        let expected = String(validating: bytes, as: UTF8.self) != nil
        #expect(isText([bytes]) == expected)
        #expect(isText(bytes.map { [$0] }) == expected)
    }

    @Test func `every character is one`() {
        var text = ""
        for value in UInt32(0)...0x10FFFF {
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        #expect(isText([Array(text.utf8)]))
    }

    @Test func `a character that is not ended is known`() {
        #expect(!isText([[0xE2, 0x82]]))
        #expect(isText([[0xE2], [0x82, 0xAC]]))
    }
}
