import RapportTypes
import SQLite

extension FilterCompiler {
    /// Words, each of which has to be in one of the texts; the last one may be the beginning of a word, since it may
    /// still be being typed. No words are no condition.
    ///
    /// One comparison for each word. Texts are looked through in their order, so those that have to be opened come
    /// last.
    mutating func search(_ search: Omittable<String>, in texts: [ComparedText]) throws(FilterError) -> SQL? {
        guard let search = search.value else { return nil }
        try count()
        let words = FoldedWords.split(search)
        guard words.count <= FilterCompiler.maximumConditions else {
            throw .tooManyConditions(maximum: FilterCompiler.maximumConditions)
        }
        return FilterCompiler.all(
            words.enumerated().map { index, word in
                let isPrefix = index == words.count - 1
                let places = texts.map { SQL.hasWord($0.folded, word, isPrefix: isPrefix) }
                return "(\(places.joined(separator: " OR ")))"
            })
    }
}
