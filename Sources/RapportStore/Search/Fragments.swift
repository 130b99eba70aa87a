import RapportTypes

/// Cuts the pieces out of a text in which the words of a search stand.
struct Fragments {
    /// Of one text.
    static let maximum = 3
    /// Bytes on either side of a word; to the next space.
    static let around = 80
    /// Bytes of a text that is short enough to be shown whole.
    static let whole = 200
    /// Places of a word that are looked at.
    private static let placesOfWord = 8

    private let words: [[UInt8]]

    init(_ query: SearchQuery) { words = query.words.map { Array($0.utf8) } }

    /// Pieces of a text, in its order, as they stand there. None if it has none of the words.
    func fragments(of text: String) -> [String] {
        let source = Array(text.utf8)
        let places = places(in: source)
        if places.isEmpty { return [] }
        if source.count <= Fragments.whole { return [text] }
        return pieces(of: source, around: places).map { Text.trimmed(String(decoding: source[$0], as: UTF8.self)) }
    }

    /// Those texts of a list in which a word stands.
    func fragments(ofList texts: some Sequence<Substring>) -> [String] {
        Array(texts.lazy.filter { !places(in: Array($0.utf8)).isEmpty }.map(String.init).prefix(Fragments.maximum))
    }

    // MARK: Places

    /// Where the words are: the first place of each, then their other places.
    private func places(in source: [UInt8]) -> [Range<Int>] {
        let folded = FoldedSource(source)
        var first: [Range<Int>] = []
        var others: [Range<Int>] = []
        for (index, word) in words.enumerated() {
            let places = folded.places(
                of: word, isPrefix: index == words.count - 1, maximum: Fragments.placesOfWord)
            first += places.prefix(1)
            others += places.dropFirst()
        }
        return first + others
    }

    // MARK: Pieces

    private func pieces(of source: [UInt8], around places: [Range<Int>]) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        for place in places {
            let piece = start(before: place.lowerBound, in: source)..<end(behind: place.upperBound, in: source)
            if let overlapped = pieces.firstIndex(where: { $0.overlaps(piece) }) {
                // Shown already, or nearly: the piece grows only while it is short.
                let joined =
                    min(
                        pieces[overlapped].lowerBound, piece.lowerBound)..<max(
                        pieces[overlapped].upperBound, piece.upperBound)
                if joined.count <= 4 * Fragments.around { pieces[overlapped] = joined }
            } else if pieces.count < Fragments.maximum {
                pieces.append(piece)
            }
        }
        return Fragments.withoutOverlaps(pieces.sorted { $0.lowerBound < $1.lowerBound })
    }

    /// Pieces that have grown into each other are one.
    private static func withoutOverlaps(_ pieces: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for piece in pieces {
            if let last = result.last, last.upperBound >= piece.lowerBound {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, piece.upperBound)
            } else {
                result.append(piece)
            }
        }
        return result
    }

    /// Behind a space, or where no space is near between two characters.
    private func start(before place: Int, in source: [UInt8]) -> Int {
        guard place > Fragments.around else { return 0 }
        var start = place - Fragments.around
        while source[start] & 0xC0 == 0x80 { start += 1 }
        return source[start..<place].firstIndex(where: Fragments.isSpace).map { $0 + 1 } ?? start
    }

    private func end(behind place: Int, in source: [UInt8]) -> Int {
        guard place + Fragments.around < source.count else { return source.count }
        var end = place + Fragments.around
        while source[end] & 0xC0 == 0x80 { end -= 1 }
        return source[place..<end].lastIndex(where: Fragments.isSpace) ?? end
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

/// A text without case and accents, that knows where each byte came from.
private struct FoldedSource {
    private let folded: [UInt8]
    /// Where the character of each byte begins; nil if folding moves nothing. One more, for the end.
    private let origins: [Int]?

    init(_ source: [UInt8]) {
        if source.allSatisfy({ $0 < 0x80 }) {
            folded = source.withUnsafeBufferPointer { Folding.fold(utf8: $0) }
            origins = nil
            return
        }
        var folded: [UInt8] = []
        var origins: [Int] = []
        var offset = 0
        for scalar in String(decoding: source, as: UTF8.self).unicodeScalars {
            for byte in Folding.fold(String(scalar)).utf8 {
                folded.append(byte)
                origins.append(offset)
            }
            offset += UTF8.width(scalar)
        }
        origins.append(offset)
        self.folded = folded
        self.origins = origins
    }

    /// Where a word is in the text that was folded.
    func places(of word: [UInt8], isPrefix: Bool, maximum: Int) -> [Range<Int>] {
        var places: [Range<Int>] = []
        folded.withUnsafeBytes { text in
            word.withUnsafeBytes { word in
                var offset = 0
                while places.count < maximum,
                    let found = FoldedWords.range(of: word, in: text, from: offset, isPrefix: isPrefix)
                {
                    places.append(origin(of: found))
                    offset = found.upperBound
                }
            }
        }
        return places
    }

    private func origin(of range: Range<Int>) -> Range<Int> {
        guard let origins else { return range }
        return origins[range.lowerBound]..<origins[range.upperBound]
    }
}
