import Batches
import RapportTypes
import SQLite
import Secrets

extension WriteTransaction {
    /// Notes a record that is new, where no trigger does.
    func noteForSearch(_ id: UUID, _ kind: SearchedKind, for viewer: Viewer) throws {
        try connection.run(
            "INSERT OR IGNORE INTO search_change(account_id, kind, item_id) VALUES(\(viewer), \(kind.code), \(id))")
    }

    /// How many records wait for the index; counted up to a maximum.
    func waitingSearchChanges(atMost maximum: Int) throws -> Int {
        try connection.value("SELECT count(*) FROM (SELECT 1 FROM search_change LIMIT \(maximum))") ?? 0
    }

    /// Brings the search index up to date with records that have changed.
    ///
    /// Many at once, because that is what the index is good at: alone a record costs it 0.2 ms, among sixty a fifth of
    /// that. What was indexed for a record is what its entry says, so that exactly that is removed, whatever has become
    /// of the record and of the rules for words.
    ///
    /// - Returns: How many records were seen to; as many as the limit and more may wait.
    @discardableResult
    func indexSearchChanges(limit: Int) throws -> Int {
        let changes = try connection.rows("SELECT account_id, kind, item_id FROM search_change LIMIT \(limit)") { row in
            SearchChange(owner: row[0], kind: row[1], item: row[2])
        }
        // They come in the order of owner and kind.
        for group in changes.chunked(by: { $0.owner == $1.owner && $0.kind == $1.kind }) {
            let items = group.map(\.item)
            if let kind = SearchedKinds.kind(code: group[0].kind) { try index(items, kind, of: group[0].owner) }
            try connection.run(
                """
                DELETE FROM search_change
                WHERE account_id = \(group[0].owner) AND kind = \(group[0].kind) AND item_id IN \(items)
                """)
        }
        return changes.count
    }

    private func index(_ items: [UUID], _ kind: SearchedKind, of owner: AccountID) throws {
        let key = try sealingKey(of: owner)
        let texts = try connection.searchedTexts(of: items, kind, owner: owner, key: key, cipher: cipher)
        let entries = try searchEntries(of: items)
        var numbers = NewNumbers(of: owner, kind, in: connection)
        for item in items {
            let old = entries[item]
            let digest = WordDigest(of: texts[item] ?? [])
            if digest.isEmpty {
                if let old { try remove(old, kind) }
            } else if kind.isSealed {
                guard let key else { continue }
                let place = SealedPlace(row: item.bytes, column: SealedWords.column)
                let sealed = try cipher.seal(digest.bytes, with: key, bound: place)
                try write(sealed, of: item, old?.number ?? numbers.next())
            } else if digest.bytes != old?.words {
                if let old { try removeWords(of: old, kind) }
                let number = try old?.number ?? numbers.next()
                try write(digest.bytes, of: item, number)
                try addWords(digest, of: number)
            }
        }
    }

    private func write(_ words: [UInt8], of item: UUID, _ number: Int64) throws {
        try connection.run(
            """
            INSERT INTO search_entry(number, item_id, words) VALUES(\(number), \(item), \(words))
            ON CONFLICT(number) DO UPDATE SET words = excluded.words
            """)
    }

    private func remove(_ entry: SearchEntry, _ kind: SearchedKind) throws {
        try removeWords(of: entry, kind)
        try connection.run("DELETE FROM search_entry WHERE number = \(entry.number)")
    }

    private func addWords(_ digest: WordDigest, of number: Int64) throws {
        try connection.run(
            "INSERT INTO search_index(rowid, words) VALUES(\(number), \(SearchWords.text(digest, number)))")
    }

    /// SQLite: an index without contents has to be told what it had.
    /// https://www.sqlite.org/fts5.html#the_delete_command
    private func removeWords(of entry: SearchEntry, _ kind: SearchedKind) throws {
        if kind.isSealed { return }
        let words = SearchWords.text(WordDigest(bytes: entry.words), entry.number)
        try connection.run(
            "INSERT INTO search_index(search_index, rowid, words) VALUES('delete', \(entry.number), \(words))")
    }

    private func searchEntries(of items: [UUID]) throws -> [UUID: SearchEntry] {
        let entries = try connection.rows(
            """
            SELECT entry.item_id, entry.number, entry.words
            FROM \(table: items) AS wanted CROSS JOIN search_entry AS entry WHERE entry.item_id = wanted.key
            """
        ) { (item: $0[0] as UUID, entry: SearchEntry(number: $0[1], words: $0[2])) }
        return Dictionary(uniqueKeysWithValues: entries.map { ($0.item, $0.entry) })
    }

    /// Nil for an account that is gone, or whose key was damaged: the others' records are indexed nevertheless.
    private func sealingKey(of owner: AccountID) throws -> SecretKey? {
        let wrapped: [UInt8]? = try connection.value("SELECT wrapped_key FROM account WHERE id = \(owner)")
        return wrapped.flatMap { try? masterKey.unwrap($0, owner: owner.bytes, with: cipher).sealing }
    }
}

private struct SearchChange {
    var owner: AccountID
    var kind: Int
    var item: UUID
}

private struct SearchEntry {
    var number: Int64
    var words: [UInt8]
}

/// The words of an entry as the full-text index takes them.
enum SearchWords {
    static func text(_ digest: WordDigest, _ number: Int64) -> String {
        let prefix = SearchNumber(of: number).wordPrefix
        var text: [UInt8] = []
        for word in digest.words() {
            text += prefix
            text += word
            text.append(UInt8(ascii: " "))
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// The numbers of new entries of one account and kind.
private struct NewNumbers {
    private let owner: AccountID
    private let kind: SearchedKind
    private let connection: Database
    private var last: Int64?

    init(of owner: AccountID, _ kind: SearchedKind, in connection: Database) {
        self.owner = owner
        self.kind = kind
        self.connection = connection
    }

    mutating func next() throws -> Int64 {
        let number = try (last ?? lastStored()) + 1
        last = number
        return number
    }

    private func lastStored() throws -> Int64 {
        let range = SearchNumber(account: try account(), kind: kind).range
        return try connection.value(
            """
            SELECT ifnull(max(number), \(range.lowerBound)) FROM search_entry
            WHERE number BETWEEN \(range.lowerBound) AND \(range.upperBound)
            """)!
    }

    private func account() throws -> Int64 {
        if let known = try connection.searchAccount(of: owner) { return known }
        return try connection.value("INSERT INTO search_account(owner_id) VALUES(\(owner)) RETURNING number")!
    }
}

extension Array {
    /// Runs of neighbours that belong together.
    fileprivate func chunked(by belongTogether: (Element, Element) -> Bool) -> [[Element]] {
        var runs: [[Element]] = []
        for element in self {
            if let last = runs.last?.last, belongTogether(last, element) {
                runs[runs.count - 1].append(element)
            } else {
                runs.append([element])
            }
        }
        return runs
    }
}
