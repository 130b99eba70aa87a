import Batches
import RapportTypes
import SQLite
import Secrets

public enum AccessTokenOutcome: Hashable, Sendable {
    /// The secret is shown this once.
    case created(id: UUID, secret: Token)
    /// The account has as many as it may have.
    case tooMany(maximum: Int)
}

extension WriteTransaction {
    /// Personal access tokens of an account, as the schema says.
    public static let maximumAccessTokens = 50

    /// Makes a personal access token.
    public func createAccessToken(
        named name: String, readOnly: Bool, expiresAt: DateTime?, for viewer: Viewer
    ) throws -> AccessTokenOutcome {
        let count = try connection.value("SELECT count(*) FROM access_token WHERE owner_id = \(viewer)") ?? 0
        guard count < WriteTransaction.maximumAccessTokens else {
            return .tooMany(maximum: WriteTransaction.maximumAccessTokens)
        }
        let id = newID()
        let token = Token(.personal)
        try connection.run(
            """
            INSERT INTO access_token(id, owner_id, name, hash, read_only, created_at, expires_at)
            VALUES(\(id), \(viewer), \(name), \(token.hash), \(readOnly), \(now), \(expiresAt))
            """)
        return .created(id: id, secret: token)
    }

    /// - Returns: False if the viewer has no such token.
    public func revokeAccessToken(_ id: UUID, of viewer: Viewer) throws -> Bool {
        try connection.run("DELETE FROM access_token WHERE id = \(id) AND owner_id = \(viewer)")
        return connection.changes == 1
    }

    /// Notes that the caller's access token is in use. See `Viewer.wantsUseNoted`.
    public func noteUse(of viewer: Viewer) throws {
        guard case .accessToken(let id) = viewer.credential else { return }
        try connection.run(
            "UPDATE access_token SET last_used_at = \(now) WHERE id = \(id) AND owner_id = \(viewer)")
    }
}
