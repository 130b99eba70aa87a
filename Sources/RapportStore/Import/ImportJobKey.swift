import Batches

/// An import, and whose it is.
public struct ImportJobKey: Hashable, Sendable {
    public let id: UUID
    public let owner: AccountID
}

public enum ImportStart: Hashable, Sendable {
    /// The first slice is done.
    case started(ImportJobKey, isFinished: Bool)
    /// The same call was made before: the import that it began.
    case repeated(UUID)
    /// The idempotency key came with another input before.
    case keyReused
}
