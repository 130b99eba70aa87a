import Batches
import RapportTypes
import SQLite
import Secrets

/// Whether what is sealed opens.
extension DatabaseCheck {
    /// The master key, and who is sealed with another one.
    func keys() throws -> (String, [String]) {
        guard let masterKey else { return ("no master key", ["the master key is missing: nothing sealed was opened"]) }
        var count = 0
        var unknown: [UInt8: Int] = [:]
        var damaged: [String] = []
        try forEachWrappedKey { account, wrapped in
            count += 1
            do {
                _ = try masterKey.unwrap(wrapped, owner: account.bytes, with: cipher)
            } catch SecretsError.unknownKey(let id) {
                unknown[id, default: 0] += 1
            } catch {
                damaged.append("the key of account \(account) is damaged")
            }
        }
        let others = unknown.sorted { $0.key < $1.key }.map { id, count in
            "\(DatabaseCheck.counted(count, "account")) sealed with master key \(id), which is not there"
        }
        return ("\(DatabaseCheck.counted(count, "account")), master key \(masterKey.id)", others + damaged)
    }

    /// Every sealed value of every account whose key opens.
    func sealed() throws -> (String, [String]) {
        guard let masterKey else { return ("nothing", []) }
        var counter = SealedCounter()
        try forEachWrappedKey { account, wrapped in
            guard let key = try? masterKey.unwrap(wrapped, owner: account.bytes, with: cipher) else { return }
            for values in SealedValues.all { try open(values, of: account, with: key, &counter) }
        }
        return ("\(counter.count) values", counter.faults)
    }

    private func forEachWrappedKey(_ body: (AccountID, [UInt8]) throws -> Void) throws {
        // Of all accounts, but those whose key was destroyed when they were deleted.
        try connection.forEach(
            "SELECT id, wrapped_key FROM account WHERE wrapped_key <> zeroblob(length(wrapped_key)) ORDER BY id"
        ) { try body($0[0], $0[1]) }
    }

    private func open(
        _ values: SealedValues, of account: AccountID, with key: DataKey, _ counter: inout SealedCounter
    ) throws {
        try connection.forEach(values.rows(account)) { row in
            guard let sealed: [UInt8] = row[2] else { return }
            counter.count += 1
            let place = SealedPlace(row: (row[0] as UUID).bytes, column: row[1])
            guard (try? cipher.open(sealed, with: key.sealing, bound: place)) == nil else { return }
            counter.faults.append("\(values.name) of \(row[0] as UUID) does not open")
        }
    }
}

private struct SealedCounter {
    var count = 0
    var faults: [String] = []
}

/// Values that are sealed with the key of an account: the row that each is bound to, its place there, and itself.
struct SealedValues: Sendable {
    let name: String
    let rows: @Sendable (AccountID) -> SQL

    /// All but the files that wait to be fetched: these open by their addresses alone.
    static let all: [SealedValues] =
        ["email", "phone", "linked_in_url", "notes", "linked_in_profile"].map(contact) + [importSlices, searchWords]

    private static func contact(_ column: String) -> SealedValues {
        SealedValues(name: "contact.\(column)") { account in
            "SELECT id, \(column), \(SQL(name: column)) FROM contact WHERE owner_id = \(account)"
        }
    }

    private static let importSlices = SealedValues(name: "import_slice.records") { account in
        "SELECT job_id, 'import_slice.records.' || position, records FROM import_slice WHERE owner_id = \(account)"
    }

    /// Of those kinds alone of which some texts are sealed.
    private static let searchWords = SealedValues(name: "search_entry.words") { account in
        let ranges = SearchedKinds.all.filter(\.isSealed).map { kind -> SQL in
            "entry.number >> 32 = search_account.number << 4 | \(kind.code)"
        }
        return """
            SELECT entry.item_id, \(SealedWords.column), entry.words
            FROM search_account CROSS JOIN search_entry AS entry
                ON entry.number BETWEEN search_account.number << 36 AND (search_account.number + 1 << 36) - 1
            WHERE search_account.owner_id = \(account) AND (\(ranges.joined(separator: " OR ")))
            """
    }
}
