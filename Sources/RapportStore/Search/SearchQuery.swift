import Batches
import RapportTypes
import Secrets

/// What somebody searches for: words, each of which has to be found, the last one also as the beginning of a word. Case
/// and accents do not matter, and nothing is an operator.
public struct SearchQuery: Hashable, Sendable {
    /// Characters.
    public static let length = 1...200

    /// The words without case and accents, as they stand in texts.
    let words: [String]
    /// The words of the index that these come to.
    let terms: [SearchTerm]

    /// - Throws: `SearchError` for a text that is blank or too long. A text without any word finds nothing.
    public init(_ text: String) throws(SearchError) {
        let text = Text.trimmed(text)
        guard !text.isEmpty else { throw .blankQuery }
        guard text.unicodeScalars.count <= SearchQuery.length.upperBound else {
            throw .queryTooLong(maximum: SearchQuery.length.upperBound)
        }
        self.init(words: FoldedWords.split(text))
    }

    /// - Parameter words: Folded.
    init(words: [String]) {
        self.words = words
        var terms: [SearchTerm] = []
        for (index, word) in words.enumerated() {
            let isLast = index == words.count - 1
            var word = word
            word.withUTF8 { bytes in
                let bytes = UnsafeRawBufferPointer(bytes)
                IndexedWords.forEachNeeded(in: bytes) { range, isUnspaced in
                    let isPrefix = isLast && !isUnspaced && range.upperBound == bytes.count
                    terms.append(SearchTerm(bytes: Array(bytes[range]), isPrefix: isPrefix))
                }
            }
        }
        self.terms = terms
    }

    /// Whether a text that has all the terms has all the words: characters without spaces can be elsewhere in pairs,
    /// and of long words the index has the beginning only.
    var isExact: Bool {
        terms.count == words.count && zip(terms, words).allSatisfy { $0.bytes.elementsEqual($1.utf8) }
    }
}

/// A word that the index is asked for.
struct SearchTerm: Hashable, Sendable {
    var bytes: [UInt8]
    /// Whether words that begin so are found, too.
    var isPrefix: Bool
}

/// Why there is no such search.
public enum SearchError: Error, Hashable, Sendable {
    case blankQuery
    case queryTooLong(maximum: Int)
}

extension SearchError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .blankQuery: "\"query\" must not be blank."
        case .queryTooLong(let maximum): "\"query\" can have at most \(maximum) characters."
        }
    }
}
