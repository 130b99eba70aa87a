import Batches
import RapportTypes
import SQLite
import Secrets

/// An account goes at once and for good, but its rows go in slices: a million of them in one transaction would keep
/// every other writer waiting for a minute.
extension WriteTransaction {
    /// Rows that go with the call; what is left goes between the writes of others.
    static let deletedAtOnce = 500

    /// Deletes the account with everything that it owns.
    ///
    /// The data key goes first, overwritten where it lies: whatever copies of sealed fields remain on the disk, in the
    /// log or in backups of it, can no longer be opened. Then everything goes by which somebody could find the account:
    /// its sessions, its tokens, its files to download, its address and its name.
    ///
    /// - Returns: False if the password has changed since it was verified.
    public func deleteAccount(of viewer: Viewer, verified: PasswordHash) throws -> Bool {
        try connection.run(
            """
            UPDATE account SET wrapped_key = zeroblob(length(wrapped_key))
            WHERE id = \(viewer) AND password_hash = \(verified.text)
            """)
        guard connection.changes == 1 else { return false }
        try erase(viewer.id)
        return true
    }

    /// What follows when the data key is gone.
    func erase(_ account: AccountID) throws {
        try endAllSessions(of: account)
        try connection.run("DELETE FROM access_token WHERE owner_id = \(account)")
        try closeExports(of: account)
        // No address is the text of an id.
        try connection.run(
            """
            UPDATE account SET email = '', email_folded = \(account.description), name = '', password_hash = '',
                deleted_at = \(now), updated_at = \(now)
            WHERE id = \(account)
            """)
        if try sweep(account: account, limit: WriteTransaction.deletedAtOnce) >= WriteTransaction.deletedAtOnce {
            hasLeftRows = true
        }
    }

    /// Whether rows of deleted accounts are left, since the program was ended before they were gone.
    func hasDeletedAccounts() throws -> Bool { try nextDeletedAccount() != nil }

    /// Removes rows of accounts that were deleted.
    ///
    /// - Returns: How many; as many as the limit and more may remain.
    func sweepDeletedAccounts(limit: Int) throws -> Int {
        var count = 0
        while count < limit, let account = try nextDeletedAccount() {
            count += try sweep(account: account, limit: limit - count)
        }
        return count
    }

    private func nextDeletedAccount() throws -> AccountID? {
        // Of all accounts: those that are nobody's any more.
        try connection.value("SELECT id FROM account WHERE deleted_at IS NOT NULL ORDER BY deleted_at LIMIT 1")
    }

    /// Removes rows of an account, those first that others do not refer to, so that no row takes thousands with it; at
    /// last the account, if there is room for it.
    private func sweep(account: AccountID, limit: Int) throws -> Int {
        // Pieces of files are large: some of them take as long as all those rows.
        if try deleteSomeExport(of: account) { return limit }
        let keys = try foreignKeys()
        let owners = Dictionary(
            keys.references(to: "account").map { ($0.table, $0.column) }, uniquingKeysWith: { first, _ in first })
        var count = 0
        for table in keys.childrenFirst(owners.keys.sorted()) {
            guard let owner = owners[table], let primaryKey = keys.primaryKeys[table] else { continue }
            try deleteRows(
                of: SQL(name: table), by: primaryKey.map { SQL(name: $0) }.joined(separator: ", "),
                owner: SQL(name: owner), account, limit: limit - count)
            count += connection.changes
            if count >= limit { return count }
        }
        try connection.run("DELETE FROM account WHERE id = \(account)")
        return count + 1
    }

    private func deleteRows(
        of table: SQL, by primaryKey: SQL, owner: SQL, _ account: AccountID, limit: Int
    ) throws {
        try connection.run(
            """
            DELETE FROM \(table) WHERE (\(primaryKey)) IN (
                SELECT \(primaryKey) FROM \(table) WHERE \(owner) = \(account) LIMIT \(limit))
            """)
    }
}
