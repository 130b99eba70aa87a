/// What a request names a document by instead of sending it.
///
/// GraphQL over HTTP, appendix A: Persisted Documents.
enum DocumentIdentifier: Hashable, Sendable {
    /// `sha256:` and 64 hexadecimal digits, or the hash in Apollo's extension.
    case sha256(DocumentHash)
    /// What a manifest calls a document in another way.
    case custom(String)

    /// The value of the parameter `documentId`.
    init(documentID text: String) {
        let hash = text.hasPrefix("sha256:") ? DocumentHash(hexadecimal: text.utf8.dropFirst(7)) : nil
        self = hash.map { .sha256($0) } ?? .custom(text)
    }

    /// `sha256Hash` of `extensions.persistedQuery`, where clients with a manifest put any identifier of theirs.
    init(apolloHash text: String) {
        self = DocumentHash(hexadecimal: text.utf8[...]).map { .sha256($0) } ?? .custom(text)
    }
}
