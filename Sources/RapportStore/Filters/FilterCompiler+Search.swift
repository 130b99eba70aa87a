import RapportTypes
import SQLite

extension FilterCompiler {
    /// Words that have to be in texts of records that the search index has. Where it says which records have them,
    /// these are the condition: a look into a million texts would take seconds. Where that is too many of them, the
    /// texts are looked into, since the first of them are soon found.
    mutating func search(
        _ search: Omittable<String>, of kind: SearchedKind, in texts: [ComparedText], named fields: [String]
    ) throws(FilterError) -> SQL? {
        guard let condition = try self.search(search, in: texts) else { return nil }
        let query = SearchQuery(words: FoldedWords.split(search.value ?? ""))
        guard !query.words.isEmpty, let ids = candidates?(query, kind, fields) else { return condition }
        // With a `+`, rows are compared with the ids, and not looked up by them.
        let isNarrow = ids.count <= FilterCompiler.maximumLookups
        if isNarrow { narrowSearches += 1 }
        let found: SQL = isNarrow ? "item.id IN \(ids)" : "+item.id IN \(ids)"
        return query.isExact ? found : "(\(found) AND \(condition))"
    }

    /// Words, each of which has to be in one of the texts; the last one may be the beginning of a word, since it may
    /// still be being typed. Blank text is no condition: nothing is typed yet. Signs alone are in no text, as in
    /// `SearchQuery`.
    ///
    /// One comparison for each word. Texts are looked through in their order, so those that have to be opened come
    /// last.
    mutating func search(_ search: Omittable<String>, in texts: [ComparedText]) throws(FilterError) -> SQL? {
        guard let search = search.value else { return nil }
        try count()
        guard !Text.trimmed(search).isEmpty else { return nil }
        let words = FoldedWords.split(search)
        guard !words.isEmpty else { return "FALSE" }
        guard words.count <= FilterCompiler.maximumWords else {
            throw .tooManyWords(maximum: FilterCompiler.maximumWords)
        }
        return FilterCompiler.all(
            words.enumerated().map { index, word in
                let isPrefix = index == words.count - 1
                let places = texts.map { SQL.hasWord($0.folded, word, isPrefix: isPrefix) }
                return "(\(places.joined(separator: " OR ")))"
            })
    }
}
