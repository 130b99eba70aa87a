import Batches
import RapportTypes
import SQLite
import Secrets

extension Reader {
    /// Whom a token speaks for; nil if it does not work, or no longer. One statement.
    public func viewer(for token: Token) throws -> Viewer? {
        switch token.kind {
        case .session: try sessionViewer(token)
        case .personal: try accessTokenViewer(token)
        case .refresh: nil
        }
    }

    // The token is what names the viewer, in both statements.

    private func sessionViewer(_ token: Token) throws -> Viewer? {
        try connection.first(
            """
            SELECT account.id, account.time_zone, account.wrapped_key, session.id, session.family_id
            FROM session CROSS JOIN account ON account.id = session.owner_id
            WHERE session.access_hash = \(token.hash) AND session.access_expires_at > \(clock.now)
            """
        ) { row in
            Viewer(
                id: row[0], credential: .session(id: row[3], family: row[4]), isReadOnly: false, timeZone: row[1],
                dataKey: try dataKey(of: row[0], wrapped: row[2]), wantsUseNoted: false)
        }
    }

    private func accessTokenViewer(_ token: Token) throws -> Viewer? {
        let now = clock.now
        return try connection.first(
            """
            SELECT account.id, account.time_zone, account.wrapped_key, token.id, token.read_only,
                ifnull(token.last_used_at, 0)
            FROM access_token AS token CROSS JOIN account ON account.id = token.owner_id
            WHERE token.hash = \(token.hash) AND (token.expires_at IS NULL OR token.expires_at > \(now))
            """
        ) { row in
            let lastUse: DateTime = row[5]
            return Viewer(
                id: row[0], credential: .accessToken(id: row[3]), isReadOnly: row[4], timeZone: row[1],
                dataKey: try dataKey(of: row[0], wrapped: row[2]), wantsUseNoted: now > lastUse.adding(minutes: 1))
        }
    }

    /// The account that has an address, and what its password is verified against.
    public func credentials(of email: EmailAddress) throws -> (account: AccountID, passwordHash: PasswordHash)? {
        // Of all accounts: the address is how somebody says who he is.
        try connection.first("SELECT id, password_hash FROM account WHERE email_folded = \(email.folded)") { row in
            (row[0], PasswordHash(stored: row[1]))
        }
    }

    /// What the viewer's password is verified against.
    public func passwordHash(of viewer: Viewer) throws -> PasswordHash? {
        try connection.first("SELECT password_hash FROM account WHERE id = \(viewer)") { PasswordHash(stored: $0[0]) }
    }

    // MARK: Entities

    /// The viewer's account, if it is among the ids.
    public func users(_ ids: [UUID], _ columns: ColumnSet, for viewer: Viewer) throws -> RowBatch {
        try rows(
            "FROM account AS item WHERE item.id = \(viewer) AND item.id IN \(ids)", of: User.index, columns, for: viewer
        )
    }

    /// Personal access tokens by id.
    public func accessTokens(_ ids: [UUID], _ columns: ColumnSet, for viewer: Viewer) throws -> RowBatch {
        try load(ids, from: "access_token", of: AccessToken.index, columns, for: viewer)
    }

    /// The viewer's personal access tokens, newest first; at most 50.
    public func accessTokens(_ columns: ColumnSet, for viewer: Viewer) throws -> RowBatch {
        try rows(
            "FROM access_token AS item WHERE item.owner_id = \(viewer) ORDER BY item.created_at DESC, item.id DESC",
            of: AccessToken.index, columns, for: viewer)
    }
}
