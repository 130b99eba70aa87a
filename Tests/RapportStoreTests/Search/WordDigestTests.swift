import Testing

@testable import RapportStore

@Suite("Digests of words")
struct WordDigestTests {
    private func words(_ text: String) -> [String] {
        WordDigest(of: [text]).words().map { String(decoding: $0, as: UTF8.self) }.sorted()
    }

    private func place(_ word: String, _ text: String, isPrefix: Bool = true) -> WordDigest.Place {
        var place = WordDigest.Place.nowhere
        WordDigest(of: [text]).bytes.withUnsafeBytes { digest in
            WordDigest.forEachSection(of: digest) { _, section in
                place = Array(word.utf8).withUnsafeBytes { WordDigest.place(of: $0, in: section, isPrefix: isPrefix) }
            }
        }
        return place
    }

    @Test(arguments: [
        ("", []), ("… -- !", []), ("one", ["one"]), ("One ONE one", ["one"]),
        ("dana@harbor-labs.example", ["dana", "example", "harbor", "labs"]),
        ("C++ 17, Straße №5", ["17", "5", "c", "strasse"]),
        ("東京都", ["京", "京都", "東", "東京", "都"]), ("iPhone東", ["iphone", "東"]),
        ("interview interviewer interviewing inter", ["inter", "interview", "interviewer", "interviewing"]),
    ])
    func `a text has its words, each once`(text: String, expected: [String]) {
        #expect(words(text) == expected.sorted())
    }

    @Test func `words are found whole, by their beginning, and not otherwise`() {
        let text = "interview interviewer salary sal internationalization internationalizations zebra"
        #expect(place("sal", text) == .whole)
        #expect(place("sala", text) == .beginning)
        #expect(place("sala", text, isPrefix: false) == .nowhere)
        #expect(place("salaryman", text) == .nowhere)
        #expect(place("interviewer", text) == .whole)
        #expect(place("internationalization", text) == .whole)
        #expect(place("internationalizations", text) == .whole)
        #expect(place("internationalizationx", text) == .nowhere)
        #expect(place("internationaliz", text) == .beginning)
        #expect(place("z", text) == .beginning)
        #expect(place("a", text) == .nowhere)
        #expect(place("zz", text) == .nowhere)
    }

    /// Words of few letters, so that many begin alike.
    @Test(arguments: 0..<200)
    func `what is looked for in a digest is what is looked for in the words`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        func word() -> String {
            String((0..<Int.random(in: 1...40, using: &random)).map { _ in "ab".randomElement(using: &random)! })
        }
        let all = (0..<Int.random(in: 1...40, using: &random)).map { _ in word() }
        let text = all.joined(separator: " ")
        #expect(words(text) == Set(all).sorted())
        for _ in 0..<50 {
            let wanted = Bool.random(using: &random) ? word() : String(all.randomElement(using: &random)!.dropLast())
            if wanted.isEmpty { continue }
            let expected: WordDigest.Place =
                all.contains(wanted) ? .whole : all.contains { $0.hasPrefix(wanted) } ? .beginning : .nowhere
            #expect(place(wanted, text) == expected)
        }
    }

    @Test func `a digest keeps fields apart, and knows those without a word`() {
        var fields: [Int] = []
        WordDigest(of: ["one", nil, "", "!", String(repeating: "word ", count: 3)]).bytes.withUnsafeBytes { digest in
            WordDigest.forEachSection(of: digest) { field, _ in fields.append(field) }
        }
        #expect(fields == [0, 4])
        #expect(WordDigest(of: [nil, "?"]).isEmpty)
    }
}

/// The same numbers for the same seed.
private struct SeededRandom: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
