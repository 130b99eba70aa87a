import Batches
public import RapportTypes
import SQLite

/// What an operator may know of the accounts: who they are and how they are signed in, and nothing that they have
/// written. Only reads, and needs no key, so that it works beside a server.
public final class AccountRegister {
    private let connection: Database

    public struct Account: Hashable, Sendable {
        public let email: String
        public let name: String
        public let createdAt: DateTime
        /// Sessions that can still be renewed.
        public let sessions: Int
        public let accessTokens: Int
    }

    /// One way in that somebody has.
    public struct SignIn: Hashable, Sendable {
        public enum Kind: Hashable, Sendable {
            case session
            case accessToken(name: String, readOnly: Bool)
        }

        public let kind: Kind
        public let createdAt: DateTime
        /// Nil for a token that goes on working.
        public let expiresAt: DateTime?
        public let lastUsedAt: DateTime?
    }

    /// - Throws: `SQLiteError`, or `StoreError` for a database of another version.
    public init(path: String) throws {
        connection = try Database(path: path, .readOnly)
        let (version, known) = (try connection.knownVersion(), Migrations.all.count)
        if version < known { throw StoreError.olderDatabase(version: version, known: known) }
    }

    /// All accounts, the oldest first.
    public func accounts(now: DateTime = WallClock.system.now) throws -> [Account] {
        // Of all accounts: that is what an operator asks.
        try connection.rows(
            """
            SELECT email, name, created_at,
                (SELECT count(DISTINCT family_id) FROM session
                    WHERE owner_id = account.id AND refreshed_at IS NULL AND refresh_expires_at > \(now)),
                (SELECT count(*) FROM access_token
                    WHERE owner_id = account.id AND (expires_at IS NULL OR expires_at > \(now)))
            FROM account WHERE deleted_at IS NULL ORDER BY created_at, id
            """
        ) { row in
            Account(email: row[0], name: row[1], createdAt: row[2], sessions: row[3], accessTokens: row[4])
        }
    }

    /// How an account is signed in, the newest first; nil if there is no such account.
    public func signIns(of email: EmailAddress, now: DateTime = WallClock.system.now) throws -> [SignIn]? {
        let account: AccountID? = try connection.value(
            "SELECT id FROM account WHERE email_folded = \(email.folded) AND deleted_at IS NULL")
        guard let account else { return nil }
        let sessions = try connection.rows(
            """
            SELECT created_at, refresh_expires_at FROM session
            WHERE owner_id = \(account) AND refreshed_at IS NULL AND refresh_expires_at > \(now)
            """
        ) { SignIn(kind: .session, createdAt: $0[0], expiresAt: $0[1], lastUsedAt: nil) }
        let tokens = try connection.rows(
            """
            SELECT name, read_only, created_at, expires_at, last_used_at FROM access_token
            WHERE owner_id = \(account) AND (expires_at IS NULL OR expires_at > \(now))
            """
        ) {
            SignIn(
                kind: .accessToken(name: $0[0], readOnly: $0[1]), createdAt: $0[2], expiresAt: $0[3], lastUsedAt: $0[4])
        }
        return (sessions + tokens).sorted { $1.createdAt < $0.createdAt }
    }
}
