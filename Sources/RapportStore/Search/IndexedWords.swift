/// The words of folded text as the index has them: runs of letters and digits.
///
/// Scripts that are written without spaces have each character as a word, and each two that follow each other: so a
/// search for one character or for several looks up words, like every other.
enum IndexedWords {
    /// Bytes of a word; what is longer is cut. Nobody types more, and what somebody pastes is found by its beginning.
    static let longest = 64

    /// The words of a text, in their order.
    static func forEach(in text: UnsafeRawBufferPointer, _ body: (Range<Int>) -> Void) {
        forEachRun(in: text) { run, isUnspaced in
            guard isUnspaced else { return body(run.lowerBound..<end(of: run, in: text)) }
            forEachScalar(of: run, in: text) { scalar, next in
                body(scalar)
                if let next { body(scalar.lowerBound..<next.upperBound) }
            }
        }
    }

    /// The words that a text has if it has all of these: of characters without spaces, each two.
    static func forEachNeeded(in text: UnsafeRawBufferPointer, _ body: (Range<Int>, _ isUnspaced: Bool) -> Void) {
        forEachRun(in: text) { run, isUnspaced in
            guard isUnspaced else { return body(run.lowerBound..<end(of: run, in: text), false) }
            var isFirst = true
            forEachScalar(of: run, in: text) { scalar, next in
                if let next {
                    body(scalar.lowerBound..<next.upperBound, true)
                } else if isFirst {
                    body(scalar, true)
                }
                isFirst = false
            }
        }
    }

    // MARK: Runs

    private enum Class { case other, spaced, unspaced }

    private static func forEachRun(
        in text: UnsafeRawBufferPointer, _ body: (Range<Int>, _ isUnspaced: Bool) -> Void
    ) {
        var (start, current) = (0, Class.other)
        var index = 0
        while index < text.count {
            let (kind, length) = classify(text, index)
            if kind != current {
                if current != .other { body(start..<index, current == .unspaced) }
                (start, current) = (index, kind)
            }
            index += length
        }
        if current != .other { body(start..<text.count, current == .unspaced) }
    }

    private static func classify(_ text: UnsafeRawBufferPointer, _ index: Int) -> (Class, length: Int) {
        let byte = text[index]
        if byte < 0x80 {
            // Folded: no capitals.
            let isWord = (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
            return (isWord ? .spaced : .other, 1)
        }
        let scalar = FoldedWords.scalar(text, at: index)
        let length = length(of: byte)
        guard FoldedWords.isPartOfWord(scalar) else { return (.other, length) }
        return (FoldedWords.isUnspaced(scalar) ? .unspaced : .spaced, length)
    }

    private static func forEachScalar(
        of run: Range<Int>, in text: UnsafeRawBufferPointer, _ body: (Range<Int>, _ next: Range<Int>?) -> Void
    ) {
        var scalar = run.lowerBound..<(run.lowerBound + length(of: text[run.lowerBound]))
        while true {
            guard scalar.upperBound < run.upperBound else { return body(scalar, nil) }
            let next = scalar.upperBound..<(scalar.upperBound + length(of: text[scalar.upperBound]))
            body(scalar, next)
            scalar = next
        }
    }

    /// Where a word ends in the index: between two characters.
    private static func end(of run: Range<Int>, in text: UnsafeRawBufferPointer) -> Int {
        guard run.count > longest else { return run.upperBound }
        var end = run.lowerBound + longest
        while text[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }

    private static func length(of first: UInt8) -> Int {
        first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    }
}
