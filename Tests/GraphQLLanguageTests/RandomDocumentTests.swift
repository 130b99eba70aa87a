import GraphQLLanguage
import Testing

/// Documents with random damage: never a trap, never a hang, and what is a document is printed stably.
@Suite("Random documents")
struct RandomDocumentTests {
    /// SplitMix64: the same numbers on every machine.
    struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }

    /// What damage is made of.
    private static let pieces: [String] = [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "@", "$", "...", ",", " ", "\n", "\r", "\"", "\"\"\"",
        "\\",
        "\\\"\"\"", "\\u", "\\u{1F600}", "\\uD83D", "#", "\u{FEFF}", "ü", "😀", "\u{0}", "0", "1", "-", ".", "1.5e3",
        "e",
        "query", "fragment", "on", "extend", "type", "schema", "directive", "true", "null", "a", "_", "\"a b\"",
        "\"\"\" a\n  b \"\"\"", "$a", "{ a }", "(a: [1])", "\t",
    ]

    private func damaged(_ source: [UInt8], _ random: inout Random) -> [UInt8] {
        var bytes = source
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.removeSubrange(place..<end)
            case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
            case 3: bytes.removeSubrange(place...)
            default: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random)!.utf8, at: place)
            }
        }
        return bytes
    }

    /// A short text of pieces: a string's inside, a value or a selection is often whole.
    private func assembled(_ random: inout Random) -> [UInt8] {
        let count = Int.random(in: 0...8, using: &random)
        let inside = (0..<count).map { _ in Self.pieces.randomElement(using: &random)! }.joined()
        let frames = [
            ("{ a(b: \"", "\") }"), ("{ a(b: \"\"\"", "\"\"\") }"), ("{ a(b: ", ") }"), ("{ a ", " }"), ("", ""),
        ]
        let frame = frames.randomElement(using: &random)!
        return Array((frame.0 + inside + frame.1).utf8)
    }

    private func check(_ bytes: [UInt8]) -> Bool {
        guard let document = try? Document.parse(bytes) else {
            let error = syntaxError(bytes)!
            #expect(0...bytes.count ~= error.offset)
            #expect(!error.message.isEmpty)
            return false
        }
        let printed = document.printed()
        #expect((try? Document.parse(printed).printed()) == printed, "\(String(decoding: bytes, as: UTF8.self))")
        return true
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `damaged documents are refused or printed stably`(seed: UInt64) {
        var random = Random(state: seed)
        let parts = everything.split(separator: "\n").map { Array($0.utf8) }
        var accepted = 0
        for round in 0..<400 {
            let source = round % 8 == 0 ? Array(everything.utf8) : parts.randomElement(using: &random)!
            if check(damaged(source, &random)) { accepted += 1 }
        }
        #expect(accepted > 0)
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `assembled documents are refused or printed stably`(seed: UInt64) {
        var random = Random(state: seed)
        var accepted = 0
        for _ in 0..<2_000 where check(assembled(&random)) { accepted += 1 }
        #expect(accepted > 100)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `bytes without any sense are refused`(seed: UInt64) {
        var random = Random(state: seed)
        for length in 0..<500 {
            _ = check((0..<length).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
    }
}
