import Batches
import SQLite
import Secrets

/// Another master key for a database that nobody serves.
///
/// The key itself seals nothing but the keys of the accounts: these are wrapped anew, all in one transaction, and what
/// they seal stays as it is.
public struct KeyRotation {
    private let path: String
    private let lock: StoreLock
    private let cipher = Cipher()

    /// - Throws: `StoreError.alreadyOpen` while a server has the database, and for one of a version that is not known.
    public init(of path: String) throws {
        self.path = path
        lock = try StoreLock(besides: path)
        _ = try Database(path: path, .readOnly).knownVersion()
    }

    /// Wraps the keys of all accounts with another master key. When it returns, that is on the disk.
    ///
    /// - Returns: How many there are.
    /// - Throws: `StoreError.otherMasterKey` when one of them does not open. Then all are as they were.
    public func rewrap(from old: MasterKey, to new: MasterKey) throws -> Int {
        let connection = try Database(path: path, .readWrite)
        let count = try connection.transaction(.immediate) {
            // Of all accounts, but those whose key was destroyed.
            let accounts = try connection.rows(
                "SELECT id, wrapped_key FROM account WHERE wrapped_key <> zeroblob(length(wrapped_key))"
            ) { (id: $0[0] as AccountID, wrapped: $0[1] as [UInt8]) }
            for account in accounts {
                guard let key = try? old.unwrap(account.wrapped, owner: account.id.bytes, with: cipher) else {
                    throw StoreError.otherMasterKey
                }
                let wrapped = try new.wrap(key, owner: account.id.bytes, with: cipher)
                try connection.run("UPDATE account SET wrapped_key = \(wrapped) WHERE id = \(account.id)")
            }
            return accounts.count
        }
        // What was wrapped with the old key is not left lying in the log.
        try connection.checkpoint(.truncate)
        return count
    }

    /// Ends a rotation that was interrupted: the database knows which of the two keys it wants.
    ///
    /// - Throws: `StoreError.otherMasterKey` when it wants neither. Then both stay.
    public func settle(_ file: KeyFileRotation) throws {
        guard let new = try file.pending() else { return }
        if try opens(file.current()) ?? true {
            try file.cancel()
        } else if try opens(new) == true {
            try file.finish()
        } else {
            throw StoreError.otherMasterKey
        }
    }

    /// Whether a key is the database's; nil where nothing is sealed.
    private func opens(_ key: MasterKey) throws -> Bool? {
        let connection = try Database(path: path, .readOnly)
        return try connection.userVersion == 0 ? nil : key.opens(connection, with: cipher)
    }
}
