/// How well a record fits a search.
///
/// Every term counts by the weightiest field that has it, with a tenth of what the others weigh; the whole word counts
/// for more than one that only begins so. Nothing else: how frequent a word is, among whatever records, tells of
/// records that somebody else may have, and a search that goes on behind a cursor finds the same scores.
struct SearchScore {
    private static let whole = 10
    private static let beginning = 7

    private let weights: [Int]
    private let terms: [SearchTerm]

    /// - Parameter fields: The fields that count; nil is all.
    init(_ query: SearchQuery, of kind: SearchedKind, in fields: [String]? = nil) {
        weights = kind.fields.map { fields?.contains($0.name) ?? true ? $0.weight : 0 }
        terms = query.terms
    }

    /// The score of a record with these words; nil if a term is missing.
    func score(_ digest: UnsafeRawBufferPointer) -> Int? {
        var score = 0
        for term in terms {
            guard let part = self.score(digest, term) else { return nil }
            score += part
        }
        return score
    }

    private func score(_ digest: UnsafeRawBufferPointer, _ term: SearchTerm) -> Int? {
        var (best, sum) = (0, 0)
        term.bytes.withUnsafeBytes { word in
            WordDigest.forEachSection(of: digest) { field, section in
                let place = WordDigest.place(of: word, in: section, isPrefix: term.isPrefix)
                guard place != .nowhere, field < weights.count else { return }
                let points = weights[field] * (place == .whole ? SearchScore.whole : SearchScore.beginning)
                best = max(best, points)
                sum += points
            }
        }
        return best == 0 ? nil : best + (sum - best) / 10
    }
}

extension WordDigest {
    enum Place {
        case nowhere, whole, beginning
    }

    /// Whether a section has a word, or one that begins so.
    ///
    /// Of most words two bytes are looked at: a word that has more in common with the one before than that one has
    /// with the word that is looked for, is as far from it. Words behind it in the alphabet are not read.
    static func place(
        of word: UnsafeRawBufferPointer, in section: Slice<UnsafeRawBufferPointer>, isPrefix: Bool
    ) -> Place {
        /// How many bytes of `word` the current word begins with.
        var matched = 0
        var index = section.startIndex
        while index < section.endIndex {
            let entry = Entry(section, &index)
            if entry.shared > matched { continue }
            if entry.shared < matched {
                if entry.shared < longestShared { return .nowhere }
                // More may be shared than an entry says.
                matched = longestShared
            }
            var offset = entry.rest.lowerBound
            while offset < entry.rest.upperBound, matched < word.count, section.base[offset] == word[matched] {
                offset += 1
                matched += 1
            }
            if matched == word.count {
                if offset == entry.rest.upperBound { return .whole }
                return isPrefix ? .beginning : .nowhere
            }
            if offset < entry.rest.upperBound, section.base[offset] > word[matched] { return .nowhere }
        }
        return .nowhere
    }
}
