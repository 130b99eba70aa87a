import JSON
import Testing

/// The same numbers in every run (SplitMix64).
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

@Suite("JSON at random")
struct JSONRandomTests {
    @Test func `what is written reads as the same value`() throws {
        var random = Seeded(state: 1)
        for _ in 0..<2_000 {
            let value = JSONRandomTests.value(depth: 0, &random)
            #expect(try JSONParser.parse(value.text) == value)
        }
    }

    @Test func `bytes at random are a value or an error`() {
        var random = Seeded(state: 2)
        let alphabet = [UInt8](#"{}[]:,"\/u0019d8eE+-.tfnrl "#.utf8) + [0x00, 0x0A, 0x80, 0xC3, 0xA9, 0xED, 0xF0, 0xFF]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0..<24, using: &random)
            let text = (0..<count).map { _ in alphabet.randomElement(using: &random)! }
            JSONRandomTests.readsOrRefuses(text)
        }
    }

    @Test func `a document with a wrong byte is a value or an error`() {
        var random = Seeded(state: 3)
        for _ in 0..<5_000 {
            var text = [UInt8](JSONRandomTests.value(depth: 0, &random).text.utf8)
            text[Int.random(in: 0..<text.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            JSONRandomTests.readsOrRefuses(text)
            JSONRandomTests.readsOrRefuses(Array(text.prefix(Int.random(in: 0...text.count, using: &random))))
        }
    }

    /// A value reads the same again; an error lies in the text.
    private static func readsOrRefuses(_ text: [UInt8]) {
        do throws(JSONError) {
            let value = try JSONParser.parse(text)
            #expect((try? JSONParser.parse(value.text)) == value)
        } catch {
            #expect(0...text.count ~= error.offset)
        }
    }

    private static func value(depth: Int, _ random: inout Seeded) -> JSONValue {
        switch Int.random(in: 0..<(depth < 4 ? 8 : 6), using: &random) {
        case 0: .null
        case 1: .bool(Bool.random(using: &random))
        case 2: .int(Int(truncatingIfNeeded: random.next() >> UInt64.random(in: 0..<64, using: &random)))
        case 3: .double(Double.random(in: -1e6...1e6, using: &random))
        case 4, 5: .string(text(&random))
        case 6: .array((0..<3).map { _ in value(depth: depth + 1, &random) })
        default: .object((0..<3).map { _ in JSONValue.Member(text(&random), value(depth: depth + 1, &random)) })
        }
    }

    private static func text(_ random: inout Seeded) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0..<20, using: &random) {
            let limit: UInt32 = Bool.random(using: &random) ? 0x7F : 0x10FFFF
            text.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: 0...limit, using: &random)) ?? "?")
        }
        return text
    }
}
