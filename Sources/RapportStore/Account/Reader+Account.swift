import Batches
import RapportTypes
import SQLite
import Secrets

extension Reader {
    /// Whom a token speaks for; nil if it does not work, or no longer. Reads from the snapshot, which it begins; one
    /// statement, unless the token was looked up before and nothing was committed since.
    ///
    /// - Parameter text: As a client sent it.
    public func viewer(forToken text: UnsafeRawBufferPointer) throws -> Viewer? {
        try beginSnapshot()
        let now = clock.now
        if let known = knownTokens.viewer(for: text, commits: snapshotCommits, at: now) { return known }
        guard let token = Token(String(decoding: text, as: UTF8.self)), let found = try lookUp(token, at: now) else {
            return nil
        }
        knownTokens.insert(found.viewer, for: text, until: found.end)
        return found.viewer
    }

    /// Whom a token speaks for; nil if it does not work, or no longer. One statement.
    public func viewer(for token: Token) throws -> Viewer? { try lookUp(token, at: clock.now)?.viewer }

    /// - Returns: The viewer, and until when it stays the same if nothing is written.
    private func lookUp(_ token: Token, at now: DateTime) throws -> (viewer: Viewer, end: DateTime)? {
        switch token.kind {
        case .session: try sessionViewer(token, at: now)
        case .personal: try accessTokenViewer(token, at: now)
        case .refresh: nil
        }
    }

    // The token is what names the viewer, in both statements.

    private func sessionViewer(_ token: Token, at now: DateTime) throws -> (viewer: Viewer, end: DateTime)? {
        try connection.first(
            """
            SELECT account.id, account.time_zone, account.wrapped_key, session.id, session.family_id,
                session.access_expires_at
            FROM session CROSS JOIN account ON account.id = session.owner_id
            WHERE session.access_hash = \(token.hash) AND session.access_expires_at > \(now)
            """
        ) { row in
            let viewer = Viewer(
                id: row[0], credential: .session(id: row[3], family: row[4]), isReadOnly: false, timeZone: row[1],
                dataKey: try dataKey(of: row[0], wrapped: row[2]), wantsUseNoted: false)
            return (viewer, row[5])
        }
    }

    private func accessTokenViewer(_ token: Token, at now: DateTime) throws -> (viewer: Viewer, end: DateTime)? {
        try connection.first(
            """
            SELECT account.id, account.time_zone, account.wrapped_key, token.id, token.read_only,
                ifnull(token.last_used_at, 0), ifnull(token.expires_at, 9223372036854775807)
            FROM access_token AS token CROSS JOIN account ON account.id = token.owner_id
            WHERE token.hash = \(token.hash) AND (token.expires_at IS NULL OR token.expires_at > \(now))
            """
        ) { row in
            let lastUse: DateTime = row[5]
            let nextNote = lastUse.adding(minutes: 1)
            let viewer = Viewer(
                id: row[0], credential: .accessToken(id: row[3]), isReadOnly: row[4], timeZone: row[1],
                dataKey: try dataKey(of: row[0], wrapped: row[2]), wantsUseNoted: now > nextNote)
            // Whose use is to be noted is nobody to remember: the note is a commit.
            return (viewer, min(row[6], nextNote))
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
