import Batches
import RapportTypes
import SQLite
import Secrets

/// A personal access token that was made.
public struct NewAccessToken: Hashable, Sendable {
    public let id: UUID
    /// Shown this once.
    public let secret: Token
}

extension WriteTransaction {
    /// Personal access tokens of an account, as the schema says.
    public static let maximumAccessTokens = 50

    /// Makes a personal access token.
    public func createAccessToken(
        named name: String, readOnly: Bool, expiresAt: DateTime?, for viewer: Viewer
    ) throws -> Written<NewAccessToken> {
        let count = try connection.value("SELECT count(*) FROM access_token WHERE owner_id = \(viewer)") ?? 0
        guard count < WriteTransaction.maximumAccessTokens else {
            return .refused([.tooMany("access tokens", maximum: WriteTransaction.maximumAccessTokens)])
        }
        let id = newID()
        let token = Token(.personal)
        try connection.run(
            """
            INSERT INTO access_token(id, owner_id, name, hash, read_only, created_at, expires_at)
            VALUES(\(id), \(viewer), \(name), \(token.hash), \(readOnly), \(now), \(expiresAt))
            """)
        return .written(NewAccessToken(id: id, secret: token))
    }

    /// Has a personal access token work no longer.
    public func revokeAccessToken(_ id: NodeID, of viewer: Viewer) throws -> Written<UUID> {
        try connection.run("DELETE FROM access_token WHERE id = \(id.uuidOrNil) AND owner_id = \(viewer)")
        return connection.changes == 1 ? .written(id.uuidOrNil) : .refused([.notFound(id, at: ["id"])])
    }

    /// Notes that the caller's access token is in use. See `Viewer.wantsUseNoted`.
    public func noteUse(of viewer: Viewer) throws {
        guard case .accessToken(let id) = viewer.credential else { return }
        try connection.run(
            "UPDATE access_token SET last_used_at = \(now) WHERE id = \(id) AND owner_id = \(viewer)")
    }
}
