/// The trusted documents as one worker uses them. Nothing pushes them out.
final class TrustedDocumentCache {
    private let trusted: TrustedDocuments?
    private var documents: [DocumentHash: CachedDocument] = [:]

    init(_ trusted: TrustedDocuments?) { self.trusted = trusted }

    func document(_ identifier: DocumentIdentifier) -> CachedDocument? {
        guard let document = trusted?.documents[identifier] else { return nil }
        if let known = documents[document.hash] { return known }
        let new = CachedDocument(document)
        documents[document.hash] = new
        return new
    }
}
