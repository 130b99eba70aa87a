import Batches
import RapportTypes
import SQLite
import Secrets

/// A new account. The password has been hashed on the hashing thread.
public struct NewAccount: Sendable {
    public var email: EmailAddress
    public var name: String
    public var timeZone: String
    public var passwordHash: PasswordHash

    public init(email: EmailAddress, name: String, timeZone: String, passwordHash: PasswordHash) {
        self.email = email
        self.name = name
        self.timeZone = timeZone
        self.passwordHash = passwordHash
    }
}

public enum SignUpOutcome: Hashable, Sendable {
    case created(SessionTokens)
    /// Another account has the address.
    case emailIsTaken
}

public enum PasswordChangeOutcome: Hashable, Sendable {
    case changed(SessionTokens)
    /// The hash that the current password was compared with is no longer the account's.
    case changedMeanwhile
}

extension WriteTransaction {
    /// Makes an account with a data key of its own, and signs it in.
    public func signUp(_ new: NewAccount) throws -> SignUpOutcome {
        guard let id = try createAccount(new) else { return .emailIsTaken }
        return .created(try startSession(of: id))
    }

    /// Makes an account with a data key of its own; nil if another one has the address.
    func createAccount(_ new: NewAccount) throws -> AccountID? {
        // Of all accounts: addresses are unique among them.
        guard try !connection.exists("SELECT 1 FROM account WHERE email_folded = \(new.email.folded)") else {
            return nil
        }
        let id = newID()
        let wrapped = try masterKey.wrap(DataKey(), owner: id.bytes, with: cipher)
        try connection.run(
            """
            INSERT INTO account(
                id, email, email_folded, name, time_zone, password_hash, wrapped_key, created_at, updated_at)
            VALUES(\(id), \(new.email.text), \(new.email.folded), \(new.name), \(new.timeZone),
                \(new.passwordHash.text), \(wrapped), \(now), \(now))
            """)
        return id
    }

    /// Changes name or zone; nil leaves them.
    public func updateAccount(
        of viewer: Viewer, name: String? = nil, timeZone: String? = nil, expectedVersion: Int? = nil
    ) throws -> UpdateOutcome {
        let current = try connection.first(
            "SELECT version, name, time_zone FROM account WHERE id = \(viewer)"
        ) { (version: $0[0] as Int, name: $0[1] as String, timeZone: $0[2] as String) }
        guard let current else { return .notFound }
        guard expectedVersion == nil || expectedVersion == current.version else { return .versionConflict }
        let name = name ?? current.name
        let timeZone = timeZone ?? current.timeZone
        guard name != current.name || timeZone != current.timeZone else { return .unchanged }
        try connection.run(
            """
            UPDATE account SET name = \(name), time_zone = \(timeZone), updated_at = \(now), version = version + 1
            WHERE id = \(viewer)
            """)
        return .updated
    }

    /// Sets another password and ends every session; this client gets a new one.
    ///
    /// - Parameter verified: The hash that the current password was found to match, before this ran.
    public func changePassword(
        of viewer: Viewer, from verified: PasswordHash, to hash: PasswordHash
    ) throws -> PasswordChangeOutcome {
        try connection.run(
            """
            UPDATE account SET password_hash = \(hash.text), updated_at = \(now), version = version + 1
            WHERE id = \(viewer) AND password_hash = \(verified.text)
            """)
        guard connection.changes == 1 else { return .changedMeanwhile }
        try endAllSessions(of: viewer.id)
        return .changed(try startSession(of: viewer.id))
    }

    /// Sets another password without the old one, and ends every session: for the operator.
    /// - Returns: False if no account has the address.
    public func resetPassword(of email: EmailAddress, to hash: PasswordHash) throws -> Bool {
        let account: AccountID? = try connection.value("SELECT id FROM account WHERE email_folded = \(email.folded)")
        guard let account else { return false }
        try connection.run(
            """
            UPDATE account SET password_hash = \(hash.text), updated_at = \(now), version = version + 1
            WHERE id = \(account)
            """)
        try endAllSessions(of: account)
        return true
    }

    /// Deletes the account with everything that it owns.
    ///
    /// The data key goes first, overwritten where it lies: whatever copies of sealed fields remain on the disk, in
    /// the log or in backups of it, can no longer be opened.
    ///
    /// - Returns: False if the password has changed since it was verified.
    public func deleteAccount(of viewer: Viewer, verified: PasswordHash) throws -> Bool {
        try connection.run(
            """
            UPDATE account SET wrapped_key = zeroblob(length(wrapped_key))
            WHERE id = \(viewer) AND password_hash = \(verified.text)
            """)
        guard connection.changes == 1 else { return false }
        try connection.run("DELETE FROM account WHERE id = \(viewer)")
        return true
    }
}
