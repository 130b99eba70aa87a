import Batches
import RapportTypes
import SQLite
import Secrets

extension Reader {
    /// What a search finds: a statement for the viewer's number in the index, one for the records that wait for it, one
    /// for each kind that is looked for, and one for each kind of which records wait.
    ///
    /// - Parameter types: The kinds to look for; nil is all.
    func search(_ query: SearchQuery, types: [SearchType]?, for viewer: Viewer) throws -> SearchResults {
        let kinds = SearchedKinds.all.filter { types?.contains($0.type) ?? true }
        if query.terms.isEmpty || kinds.isEmpty { return SearchResults([:]) }
        let account = try connection.searchAccount(of: viewer.id)
        let waiting = try waitingRecords(for: viewer)
        var found: [SearchType: [SearchHit]] = [:]
        for kind in kinds {
            let records = try hits(query, kind, account: account, waiting: waiting[kind.code] ?? [], for: viewer)
            found[kind.type] = Array(
                records.sorted(by: SearchHit.comesBefore).prefix(SearchResults.maximum))
        }
        return SearchResults(found)
    }

    /// All records of a kind that a search finds in sealed words; in the index, the latest ones and those that wait for
    /// it. In no order.
    private func hits(
        _ query: SearchQuery, _ kind: SearchedKind, account: Int64?, waiting: [UUID], for viewer: Viewer
    ) throws -> [SearchHit] {
        let score = SearchScore(query, of: kind)
        var hits: [SearchHit] = []
        let add = { (id: UUID, points: Int) in hits.append(SearchHit(type: kind.type, id: id, score: points)) }
        if let account {
            let number = SearchNumber(account: account, kind: kind)
            if kind.isSealed {
                try forEachHitInSealedWords(score, number, without: Set(waiting), for: viewer, add)
            } else {
                try forEachHitInIndex(query, score, kind, number, maximum: SearchResults.maximum, for: viewer, add)
            }
        }
        try forEachHit(of: waiting, score, kind, for: viewer, add)
        return hits
    }

    // MARK: Waiting for the index

    /// Records that are looked into one by one at most. There are as many only while the index is brought up to date
    /// with thousands of changes; what comes behind them is found when it is.
    static let maximumWaiting = 5000

    /// Looks into records as they are now.
    func forEachHit(
        of waiting: [UUID], _ score: SearchScore, _ kind: SearchedKind, for viewer: Viewer,
        _ body: (UUID, _ score: Int) -> Void
    ) throws {
        if waiting.isEmpty { return }
        let texts = try connection.searchedTexts(
            of: waiting, kind, owner: viewer.id, key: viewer.dataKey.sealing, cipher: cipher)
        for (id, texts) in texts {
            let points = WordDigest(of: texts).bytes.withUnsafeBytes { score.score($0) }
            if let points { body(id, points) }
        }
    }

    /// The viewer's records that have changed since they were indexed, by the kind's code.
    func waitingRecords(for viewer: Viewer) throws -> [Int: [UUID]] {
        var waiting: [Int: [UUID]] = [:]
        try connection.forEach(
            "SELECT kind, item_id FROM search_change WHERE owner_id = \(viewer) LIMIT \(Reader.maximumWaiting)"
        ) { waiting[$0[0], default: []].append($0[1]) }
        return waiting
    }

    // MARK: In the index

    /// The latest that have all words. What waits for the index is found elsewhere.
    func searchStatement(
        _ query: SearchQuery, _ kind: SearchedKind, _ number: SearchNumber, maximum: Int, for viewer: Viewer
    ) -> SQL {
        """
        SELECT entry.item_id, entry.words FROM search_index CROSS JOIN search_entry AS entry
        WHERE search_index MATCH \(query.expression(number)) AND entry.number = search_index.rowid
            AND NOT EXISTS (SELECT 1 FROM search_change AS change WHERE change.owner_id = \(viewer)
                AND change.kind = \(kind.code) AND change.item_id = entry.item_id)
        ORDER BY search_index.rowid DESC LIMIT \(maximum)
        """
    }

    /// - Returns: How many were looked at; as many as the maximum and there may be more.
    @discardableResult
    func forEachHitInIndex(
        _ query: SearchQuery, _ score: SearchScore, _ kind: SearchedKind, _ number: SearchNumber, maximum: Int,
        for viewer: Viewer, _ body: (UUID, _ score: Int) -> Void
    ) throws -> Int {
        var count = 0
        try connection.forEach(searchStatement(query, kind, number, maximum: maximum, for: viewer)) { row in
            count += 1
            if let points = score.score(row.bytes(1)) { body(row[0], points) }
        }
        return count
    }

    // MARK: In sealed words

    /// The words of all records, which lie together. What waits for the index is found elsewhere.
    static func sealedWordsStatement(_ number: SearchNumber) -> SQL {
        """
        SELECT item_id, words FROM search_entry
        WHERE number BETWEEN \(number.range.lowerBound) AND \(number.range.upperBound)
        """
    }

    /// Opens the words of every record of the kind: 1 to 2 µs for each. They are all that is opened, a fifth of what
    /// the texts have.
    func forEachHitInSealedWords(
        _ score: SearchScore, _ number: SearchNumber, without waiting: Set<UUID>, for viewer: Viewer,
        _ body: (UUID, _ score: Int) -> Void
    ) throws {
        try forEachSealedWords(number, for: viewer) { id, words in
            guard let points = score.score(words), !waiting.contains(id) else { return }
            body(id, points)
        }
    }

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
