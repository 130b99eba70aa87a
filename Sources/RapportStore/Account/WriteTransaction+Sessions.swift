import Batches
import RapportTypes
import SQLite
import Secrets

public enum RefreshOutcome: Hashable, Sendable {
    case renewed(SessionTokens)
    /// The token is unknown or has expired.
    case refused
    /// The token has been used before: somebody else has a copy. All sessions of the family have ended, and that has
    /// to stay although the call fails.
    case reused

    /// For `Writer.submit`.
    public var keepsWrites: Bool { self != .refused }
}

extension WriteTransaction {
    /// Signs an account in whose password has been verified.
    /// - Returns: Nil if the password has changed since, or the account is gone.
    public func signIn(to account: AccountID, verified: PasswordHash) throws -> SessionTokens? {
        let isCurrent = try connection.exists(
            "SELECT 1 FROM account WHERE id = \(account) AND password_hash = \(verified.text)")
        return isCurrent ? try startSession(of: account) : nil
    }

    /// Gives the next session for a refresh token, which works once.
    public func refreshSession(_ token: Token) throws -> RefreshOutcome {
        // The token is what names the viewer.
        let session = try connection.first(
            """
            SELECT id, owner_id, family_id, refresh_expires_at, refreshed_at IS NOT NULL
            FROM session WHERE refresh_hash = \(token.hash)
            """
        ) {
            (
                id: $0[0] as UUID, owner: $0[1] as UUID, family: $0[2] as UUID, end: $0[3] as DateTime,
                used: $0[4] as Bool
            )
        }
        guard let session, token.kind == .refresh else { return .refused }
        guard !session.used else {
            try endSessions(of: session.owner, family: session.family)
            return .reused
        }
        guard session.end > now else { return .refused }
        try connection.run(
            "UPDATE session SET refreshed_at = \(now) WHERE id = \(session.id) AND owner_id = \(session.owner)")
        return .renewed(try startSession(of: session.owner, family: session.family))
    }

    /// Ends the caller's session, or all of the account's.
    /// - Returns: Whether there was one: a personal access token belongs to no session.
    public func signOut(_ viewer: Viewer, everywhere: Bool) throws -> Bool {
        if everywhere {
            try endAllSessions(of: viewer.id)
            return true
        }
        guard case .session(_, let family) = viewer.credential else { return false }
        try endSessions(of: viewer.id, family: family)
        return true
    }

    func startSession(of account: AccountID, family: UUID? = nil) throws -> SessionTokens {
        let id = newID()
        let tokens = SessionTokens(
            account: account, access: Token(.session), accessExpiresAt: now.adding(minutes: lifetimes.accessMinutes),
            refresh: Token(.refresh))
        try connection.run(
            """
            INSERT INTO session(
                id, owner_id, family_id, access_hash, access_expires_at, refresh_hash, refresh_expires_at, created_at)
            VALUES(\(id), \(account), \(family ?? id), \(tokens.access.hash), \(tokens.accessExpiresAt),
                \(tokens.refresh.hash), \(now.adding(days: lifetimes.refreshDays)), \(now))
            """)
        return tokens
    }

    func endAllSessions(of account: AccountID) throws {
        try connection.run("DELETE FROM session WHERE owner_id = \(account)")
    }

    private func endSessions(of account: AccountID, family: UUID) throws {
        try connection.run("DELETE FROM session WHERE owner_id = \(account) AND family_id = \(family)")
    }
}
