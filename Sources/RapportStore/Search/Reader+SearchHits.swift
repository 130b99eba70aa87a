import Batches
import RapportTypes
import SQLite
import Secrets

extension Reader {
    /// What a search finds: one statement, and two for each kind that is looked for.
    ///
    /// - Parameter types: The kinds to look for; nil is all.
    func search(_ query: SearchQuery, types: [SearchType]?, for viewer: Viewer) throws -> SearchResults {
        let kinds = SearchedKinds.all.filter { types?.contains($0.type) ?? true }
        if query.terms.isEmpty || kinds.isEmpty { return SearchResults([:]) }
        let account = try searchAccount(of: viewer)
        var found: [SearchType: [SearchHit]] = [:]
        for kind in kinds {
            var hits: [SearchHit] = []
            let score = SearchScore(query, of: kind)
            _ = try forEachHit(
                query, score, kind, account: account, maximum: SearchResults.maximum, for: viewer
            ) { id, points in hits.append(SearchHit(type: kind.type, id: id, score: points)) }
            found[kind.type] = Array(hits.sorted(by: SearchHit.comesBefore).prefix(SearchResults.maximum))
        }
        return SearchResults(found)
    }

    /// What the viewer is called in the index. Who has nothing there has a number that nobody has, so that the
    /// statements of a search are always the same.
    func searchAccount(of viewer: Viewer) throws -> Int64 { try connection.searchAccount(of: viewer.id) ?? 0 }

    /// The records of a kind that have all words, in no order: all of a kind with sealed words, else the latest. Two
    /// statements.
    ///
    /// - Parameter maximum: How many the index is asked for, at most.
    /// - Returns: Whether these are all.
    func forEachHit(
        _ query: SearchQuery, _ score: SearchScore, _ kind: SearchedKind, account: Int64, maximum: Int,
        for viewer: Viewer, _ body: (UUID, _ score: Int) -> Void
    ) throws -> Bool {
        let waiting = try connection.searchedTexts(
            waitingOf: kind, maximum: Reader.maximumWaiting, owner: viewer.id, key: viewer.dataKey.sealing,
            cipher: cipher)
        for (id, texts) in waiting {
            let points = WordDigest(of: texts).bytes.withUnsafeBytes { score.score($0) }
            if let points { body(id, points) }
        }
        var count = 0
        let number = SearchNumber(account: account, kind: kind)
        if kind.isSealed {
            try forEachSealedWords(number, for: viewer) { id, words in
                guard let points = score.score(words), waiting[id] == nil else { return }
                body(id, points)
            }
        } else {
            try connection.forEach(searchStatement(query, kind, number, maximum: maximum, for: viewer)) { row in
                count += 1
                if let points = score.score(row.bytes(1)) { body(row[0], points) }
            }
        }
        return waiting.count < Reader.maximumWaiting && count < maximum
    }

    /// Records of a kind that are looked into one by one at most. There are as many only while the index is brought up
    /// to date with thousands of changes; what comes behind them is found when it is.
    private static let maximumWaiting = 5000

    /// The latest records that the index has with all words. What waits for the index is found elsewhere.
    func searchStatement(
        _ query: SearchQuery, _ kind: SearchedKind, _ number: SearchNumber, maximum: Int, for viewer: Viewer
    ) -> SQL {
        """
        SELECT entry.item_id, entry.words FROM search_index CROSS JOIN search_entry AS entry
        WHERE search_index MATCH \(query.expression(number)) AND entry.number = search_index.rowid
            AND NOT EXISTS (SELECT 1 FROM search_change AS change WHERE change.account_id = \(viewer)
                AND change.kind = \(kind.code) AND change.item_id = entry.item_id)
        ORDER BY search_index.rowid DESC LIMIT \(maximum)
        """
    }

    // MARK: Sealed words

    /// The words of all records of a kind, which lie together.
    static func sealedWordsStatement(_ number: SearchNumber) -> SQL {
        """
        SELECT item_id, words FROM search_entry
        WHERE number BETWEEN \(number.range.lowerBound) AND \(number.range.upperBound)
        """
    }

    /// Opens the words of every record of a kind: 1 to 2 µs for each. They are all that is opened, a fifth of what the
    /// texts have.
    private func forEachSealedWords(
        _ number: SearchNumber, for viewer: Viewer, _ body: (UUID, UnsafeRawBufferPointer) -> Void
    ) throws {
        var place = SealedPlace(row: [UInt8](repeating: 0, count: 16), column: SealedWords.column)
        var plain: [UInt8] = []
        try connection.forEach(Reader.sealedWordsStatement(number)) { row in
            let (id, sealed) = (row.bytes(0), row.bytes(1))
            guard id.count == 16 else { return }
            place.move(toRow: id.baseAddress!)
            if plain.count < sealed.count { plain = [UInt8](repeating: 0, count: 2 * sealed.count) }
            try plain.withUnsafeMutableBufferPointer { plain in
                let count = try place.withContiguousBytes {
                    try cipher.open(sealed, with: viewer.dataKey.sealing, bound: $0, into: plain.baseAddress!)
                }
                body(
                    UUID(bytes: id.baseAddress!),
                    UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(plain)[..<count]))
            }
        }
    }
}

extension SearchQuery {
    /// All words, as FTS5 is asked for them: in quotes, so that none is an operator.
    ///
    /// SQLite: https://www.sqlite.org/fts5.html#full_text_query_syntax
    fileprivate func expression(_ number: SearchNumber) -> String {
        terms.map { term in
            "\"" + String(decoding: number.wordPrefix + term.bytes, as: UTF8.self) + "\"" + (term.isPrefix ? " *" : "")
        }.joined(separator: " AND ")
    }
}
