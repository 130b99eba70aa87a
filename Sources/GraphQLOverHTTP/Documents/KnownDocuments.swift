import GraphQLLanguage

/// The documents that can be named instead of being sent. Shared by all workers.
public final class KnownDocuments: Sendable {
    let persisted: PersistedDocuments
    let trusted: TrustedDocuments?
    /// Whether nothing runs but what is trusted.
    let onlyTrusted: Bool

    public init(
        persisted: PersistedDocuments, trusted: TrustedDocuments? = nil, onlyTrusted: Bool = false
    ) {
        self.persisted = persisted
        self.trusted = trusted
        self.onlyTrusted = onlyTrusted
    }
}
