import Batches
import RapportTypes
import Secrets

/// What a client gets when it signs in: shown once, stored as hashes only.
public struct SessionTokens: Hashable, Sendable {
    public let account: AccountID
    public let access: Token
    public let accessExpiresAt: DateTime
    public let refresh: Token
}
