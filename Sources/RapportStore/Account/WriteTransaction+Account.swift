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
    ) throws -> Written<UUID> {
        let current = try connection.first(
            "SELECT version, name, time_zone FROM account WHERE id = \(viewer)"
        ) { (version: $0[0] as Int, name: $0[1] as String, timeZone: $0[2] as String) }
        guard let current else { throw StoreError.signedOut }
        var refusals = Refusals()
        refusals.check(version: current.version, expected: expectedVersion, of: Key<User>(viewer.id))
        return try refusals.unless {
            let name = name ?? current.name
            let timeZone = timeZone ?? current.timeZone
            guard name != current.name || timeZone != current.timeZone else { return viewer.id }
            try connection.run(
                """
                UPDATE account SET name = \(name), time_zone = \(timeZone), updated_at = \(now), version = version + 1
                WHERE id = \(viewer)
                """)
            return viewer.id
        }
    }

    /// Sets another password and ends every session; this client gets a new one.
    ///
    /// - Parameter verified: The hash that the current password was found to match, before this ran.
    /// - Returns: Nil if that is no longer the account's.
    public func changePassword(
        of viewer: Viewer, from verified: PasswordHash, to hash: PasswordHash
    ) throws -> SessionTokens? {
        try connection.run(
            """
            UPDATE account SET password_hash = \(hash.text), updated_at = \(now), version = version + 1
            WHERE id = \(viewer) AND password_hash = \(verified.text)
            """)
        guard connection.changes == 1 else { return nil }
        try endAllSessions(of: viewer.id)
        return try startSession(of: viewer.id)
    }

    /// Sets another password without the old one, and ends every session: for the operator.
    ///
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
}
