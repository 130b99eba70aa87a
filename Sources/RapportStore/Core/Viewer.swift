import Batches
import Secrets

/// The account on whose behalf something is read or written. Every statement names it.
///
/// An object, because it goes with a request through all layers, and with some of them as a value of any type.
public final class Viewer: Sendable {
    /// By what the caller has shown who he is.
    public enum Credential: Hashable, Sendable {
        case session(id: UUID, family: UUID)
        case accessToken(id: UUID)
        /// Nobody asks: the server goes on with something that the account has begun.
        case server
    }

    public let id: UUID
    public let credential: Credential
    /// Whether mutations are refused.
    public let isReadOnly: Bool
    /// The zone of buckets and reminders where none is given, by its IANA name.
    public let timeZone: String
    /// Opens and seals the account's fields.
    public let dataKey: DataKey
    /// Whether the use of an access token is to be noted: the last note is older than a minute. A write for every
    /// request would cost more than the request.
    public let wantsUseNoted: Bool

    init(
        id: UUID, credential: Credential, isReadOnly: Bool, timeZone: String, dataKey: DataKey, wantsUseNoted: Bool
    ) {
        self.id = id
        self.credential = credential
        self.isReadOnly = isReadOnly
        self.timeZone = timeZone
        self.dataKey = dataKey
        self.wantsUseNoted = wantsUseNoted
    }
}
