/// Words that look like those of a language.
enum SampleWords {
    /// The word of a rank: the lower, the more frequent in texts. Some ranks have the same.
    static func word(_ rank: Int) -> String {
        var words = SplitMix(state: UInt64(rank) &* 7919)
        let syllables = ["ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu"]
        return (0..<(2 + Int(words.next() % 3))).map { _ in syllables[Int(words.next() % 15)] }.joined()
    }
}

/// Numbers that look random and are the same in every run.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
