import RapportTypes

/// The words of a record, for every field the ones that it has, in alphabetical order:
///
///     ( field · length of what follows, LEB128 · ( shared · length · the rest of the word )… )…
///
/// where `shared` is how many bytes a word has in common with the one before it, up to 15, and `length` how many
/// follow, in one byte together; a length of 15 stands for one in the next byte. A note of 10,000 characters comes to
/// some 2 KB.
struct WordDigest: Equatable {
    private(set) var bytes: [UInt8] = []

    static let longestShared = 15

    init() {}

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// - Parameter texts: The text of each field, if it has one.
    init(of texts: [String?]) {
        for (field, text) in texts.enumerated() {
            guard var text else { continue }
            let folded = text.withUTF8 { Folding.fold(utf8: $0) }
            folded.withUnsafeBytes { append($0, field: UInt8(field)) }
        }
    }

    var isEmpty: Bool { bytes.isEmpty }

    private mutating func append(_ text: UnsafeRawBufferPointer, field: UInt8) {
        let words = WordDigest.sortedWords(of: text)
        if words.isEmpty { return }
        var section: [UInt8] = []
        section.reserveCapacity(words.count * 6)
        var previous = 0..<0
        for word in words {
            let shared = min(
                WordDigest.commonPrefix(text[previous.lowerBound..<previous.upperBound], text[word]),
                WordDigest.longestShared)
            let length = word.count - shared
            section.append(UInt8(shared) << 4 | UInt8(min(length, 15)))
            if length >= 15 { section.append(UInt8(length)) }
            section += text[(word.lowerBound + shared)..<word.upperBound]
            previous = word
        }
        bytes.append(field)
        var count = section.count
        while count >= 0x80 {
            bytes.append(UInt8(count & 0x7F) | 0x80)
            count >>= 7
        }
        bytes.append(UInt8(count))
        bytes += section
    }

    /// The different words of folded text, in the order of their bytes.
    private static func sortedWords(of text: UnsafeRawBufferPointer) -> [Range<Int>] {
        var words: [Range<Int>] = []
        IndexedWords.forEach(in: text) { words.append($0) }
        words.sort { compare(text[$0], text[$1]) < 0 }
        var different: [Range<Int>] = []
        for word in words {
            if let last = different.last, compare(text[last], text[word]) == 0 { continue }
            different.append(word)
        }
        return different
    }

    private static func compare(_ a: Slice<UnsafeRawBufferPointer>, _ b: Slice<UnsafeRawBufferPointer>) -> Int {
        let shared = commonPrefix(a, b)
        if shared < min(a.count, b.count) {
            return Int(a[a.startIndex + shared]) - Int(b[b.startIndex + shared])
        }
        return a.count - b.count
    }

    private static func commonPrefix(_ a: Slice<UnsafeRawBufferPointer>, _ b: Slice<UnsafeRawBufferPointer>) -> Int {
        let count = min(a.count, b.count)
        var shared = 0
        while shared < count, a[a.startIndex + shared] == b[b.startIndex + shared] { shared += 1 }
        return shared
    }

    // MARK: Reading

    /// The different words of all fields.
    func words() -> Set<[UInt8]> {
        var words: Set<[UInt8]> = []
        bytes.withUnsafeBytes { bytes in
            WordDigest.forEachSection(of: bytes) { _, section in
                var word: [UInt8] = []
                var index = section.startIndex
                while index < section.endIndex {
                    let entry = Entry(section, &index)
                    word.removeLast(word.count - entry.shared)
                    word += section[entry.rest]
                    words.insert(word)
                }
            }
        }
        return words
    }

    /// One word of a section.
    struct Entry {
        /// How many bytes it has of the word before.
        var shared: Int
        /// Where the others are.
        var rest: Range<Int>

        /// Reads the entry at `index`, which then is the next one's.
        @inline(__always)
        init(_ bytes: Slice<UnsafeRawBufferPointer>, _ index: inout Int) {
            let head = bytes.base[index]
            index += 1
            shared = Int(head >> 4)
            var length = Int(head & 0x0F)
            if length == 15 {
                length = Int(bytes.base[index])
                index += 1
            }
            rest = index..<(index + length)
            index += length
        }
    }

    @inline(__always)
    static func forEachSection(
        of bytes: UnsafeRawBufferPointer, _ body: (_ field: Int, Slice<UnsafeRawBufferPointer>) -> Void
    ) {
        var index = 0
        while index < bytes.count {
            let field = Int(bytes[index])
            index += 1
            var (count, shift) = (0, 0)
            while bytes[index] >= 0x80 {
                count |= Int(bytes[index] & 0x7F) << shift
                shift += 7
                index += 1
            }
            count |= Int(bytes[index]) << shift
            index += 1
            body(field, bytes[index..<(index + count)])
            index += count
        }
    }
}
