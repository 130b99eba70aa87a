import Batches
import RapportTypes
import SQLite
import Secrets

/// Whether search finds what there is.
extension DatabaseCheck {
    /// The words of every record, against those that its entry has; and how many the index has against them all.
    ///
    /// What has changed since it was indexed waits, and is looked into when somebody searches.
    func search() throws -> (String, [String]) {
        var faults: [String] = []
        for kind in SearchedKinds.all {
            var stale = 0
            try forEachRecord(of: kind) { stored, digest in if (stored ?? []) != digest { stale += 1 } }
            guard stale > 0 else { continue }
            faults.append("\(DatabaseCheck.counted(stale, "row")) of \(kind.table.text) indexed with other words")
        }
        let (indexed, expected) = (try indexedWords(), try expectedWords())
        if indexed != expected { faults.append("the index has \(indexed) words, and should have \(expected)") }
        return ("\(try count("search_entry")) entries, \(try count("search_change")) records wait", faults)
    }

    /// Each record with its entry's words, if it has an entry, and those that it should have. Left out are those of
    /// which that cannot be said: they wait for the index, or their account's key is missing.
    private func forEachRecord(
        of kind: SearchedKind, _ body: (_ stored: [UInt8]?, _ digest: [UInt8]) -> Void
    ) throws {
        let accounts = try connection.rows("SELECT id, wrapped_key FROM account WHERE deleted_at IS NULL") {
            (id: $0[0] as AccountID, wrapped: $0[1] as [UInt8])
        }
        for account in accounts {
            let key = try? masterKey?.unwrap(account.wrapped, owner: account.id.bytes, with: cipher).sealing
            if kind.isSealed, key == nil { continue }
            let items: [UUID] = try connection.values("SELECT id FROM \(kind.table) WHERE owner_id = \(account.id)")
            for start in stride(from: 0, to: items.count, by: 1000) {
                let slice = Array(items[start..<min(start + 1000, items.count)])
                let texts = try connection.searchedTexts(
                    of: slice, kind, owner: account.id, key: key, cipher: cipher)
                let waiting = try Set(
                    connection.values(
                        """
                        SELECT item_id FROM search_change
                        WHERE account_id = \(account.id) AND kind = \(kind.code) AND item_id IN \(slice)
                        """, as: UUID.self))
                let stored = try storedWords(of: slice)
                for item in slice where !waiting.contains(item) {
                    body(
                        stored[item].flatMap { open($0, of: item, kind, key) },
                        WordDigest(of: texts[item] ?? []).bytes)
                }
            }
        }
    }

    private func storedWords(of items: [UUID]) throws -> [UUID: [UInt8]] {
        let entries = try connection.rows("SELECT item_id, words FROM search_entry WHERE item_id IN \(items)") {
            (item: $0[0] as UUID, words: $0[1] as [UInt8])
        }
        return Dictionary(uniqueKeysWithValues: entries.map { ($0.item, $0.words) })
    }

    /// Those that do not open are a fault of another part.
    private func open(_ words: [UInt8], of item: UUID, _ kind: SearchedKind, _ key: SecretKey?) -> [UInt8]? {
        guard kind.isSealed else { return words }
        guard let key else { return nil }
        return try? cipher.open(words, with: key, bound: SealedPlace(row: item.bytes, column: SealedWords.column))
    }

    /// How many words the entries have that the full-text index should have, each as often as records have it.
    private func expectedWords() throws -> Int {
        var count = 0
        try connection.forEach("SELECT number, words FROM search_entry") { row in
            let code = Int((row[0] as Int64) >> 32 & 0xF)
            guard SearchedKinds.kind(code: code)?.isSealed == false else { return }
            count += WordDigest(bytes: row[1]).words().count
        }
        return count
    }

    /// How many it has. To count them, all of it is read.
    ///
    /// SQLite: https://www.sqlite.org/fts5.html#the_fts5vocab_virtual_table_module
    private func indexedWords() throws -> Int {
        try connection.script("CREATE VIRTUAL TABLE temp.search_vocabulary USING fts5vocab(main, search_index, row)")
        return try connection.value("SELECT ifnull(sum(doc), 0) FROM temp.search_vocabulary") ?? 0
    }
}
