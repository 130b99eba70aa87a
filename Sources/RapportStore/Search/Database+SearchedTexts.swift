import Batches
import SQLite
import Secrets

extension Database {
    /// The texts of records of a kind, for each field, as they are now: one statement for any number. Records that are
    /// gone, or somebody else's, are not among them.
    ///
    /// - Parameter key: What opens sealed texts. One that does not open is none: nobody should miss all the others for
    ///   a value that was damaged.
    func searchedTexts(
        of ids: [UUID], _ kind: SearchedKind, owner: AccountID, key: SecretKey?, cipher: Cipher
    ) throws -> [UUID: [String?]] {
        try searchedTexts(
            from: "\(table: ids) AS wanted CROSS JOIN \(kind.table) AS item",
            where: "item.id = wanted.key AND +item.owner_id = \(owner)", kind, key, cipher)
    }

    /// The same of the records that have changed since they were indexed; of as many as the maximum.
    func searchedTexts(
        waitingOf kind: SearchedKind, maximum: Int, owner: AccountID, key: SecretKey?, cipher: Cipher
    ) throws -> [UUID: [String?]] {
        try searchedTexts(
            from: "search_change AS change CROSS JOIN \(kind.table) AS item",
            where: """
                change.account_id = \(owner) AND change.kind = \(kind.code) AND item.id = change.item_id
                AND +item.owner_id = \(owner) LIMIT \(maximum)
                """, kind, key, cipher)
    }

    private func searchedTexts(
        from tables: SQL, where condition: SQL, _ kind: SearchedKind, _ key: SecretKey?, _ cipher: Cipher
    ) throws -> [UUID: [String?]] {
        let columns = kind.fields.map(\.value).joined(separator: ", ")
        var texts: [UUID: [String?]] = [:]
        try forEach("SELECT item.id, \(columns) FROM \(tables) WHERE \(condition)") { row in
            let id: UUID = row[0]
            texts[id] = kind.fields.enumerated().map { index, field in
                guard case .sealed(let column, let text) = field.source else { return row[index + 1] }
                guard let key, let sealed: [UInt8] = row[index + 1] else { return nil }
                let place = SealedPlace(row: id.bytes, column: column)
                let opened = try? cipher.open(sealed, with: key, bound: place)
                return opened.flatMap { text.read(String(decoding: $0, as: UTF8.self)) }
            }
        }
        return texts
    }

    /// What an account is called in the search index; nil if it has nothing there.
    func searchAccount(of owner: AccountID) throws -> Int64? {
        try value("SELECT number FROM search_account WHERE owner_id = \(owner)")
    }
}

/// Where the sealed words of a record belong.
enum SealedWords {
    static let column = "search_entry.words"
}
