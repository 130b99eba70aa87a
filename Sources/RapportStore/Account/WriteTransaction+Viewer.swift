import RapportTypes
import SQLite
import Secrets

extension WriteTransaction {
    /// An account as the viewer of what the server does on its behalf while nobody asks; nil if it is gone.
    func viewer(of account: AccountID) throws -> Viewer? {
        try connection.first(
            "SELECT time_zone, wrapped_key FROM account WHERE id = \(account) AND deleted_at IS NULL"
        ) { row in
            Viewer(
                id: account, credential: .server, isReadOnly: false, timeZone: row[0],
                dataKey: try masterKey.unwrap(row[1], owner: account.bytes, with: cipher), wantsUseNoted: false)
        }
    }

    /// The session may have been ended while a write waited, or by an earlier field of the same operation. That it had
    /// not expired was found when the request came.
    ///
    /// - Throws: `StoreError.signedOut`.
    public func checkSignedIn(_ viewer: Viewer) throws {
        guard try isSignedIn(viewer) else { throw StoreError.signedOut }
    }

    private func isSignedIn(_ viewer: Viewer) throws -> Bool {
        switch viewer.credential {
        case .server:
            true
        case .session(let id, _):
            try connection.exists("SELECT 1 FROM session WHERE id = \(id) AND owner_id = \(viewer)")
        case .accessToken(let id):
            try connection.exists("SELECT 1 FROM access_token WHERE id = \(id) AND owner_id = \(viewer)")
        }
    }
}

extension MasterKey {
    /// Whether the data keys of a database's accounts are wrapped with this one; nil where there are none.
    func opens(_ connection: Database, with cipher: Cipher) throws -> Bool? {
        // Of all accounts: any of them tells, but those whose key was destroyed. Runs before migrations, too, so that
        // it looks at the columns of the first one only.
        try connection.first(
            "SELECT id, wrapped_key FROM account WHERE wrapped_key <> zeroblob(length(wrapped_key)) LIMIT 1"
        ) { row in
            let account: AccountID = row[0]
            return (try? unwrap(row[1], owner: account.bytes, with: cipher)) != nil
        }
    }
}
