import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON

/// From what a request says of its document to the document, and to the plan of an operation.
extension GraphQLService {
    /// The document that a request sends or names.
    func document(of request: GraphQLRequest) throws(RequestFailure) -> CachedDocument {
        guard let identifier = request.documentIdentifier else { return try document(for: try request.sentQuery) }
        guard let text = request.query else { return try document(named: identifier) }
        let document = try document(for: text)
        try persist(document, as: identifier)
        return document
    }

    /// The plan of an operation for its variables: from the cache, else made.
    func plan(
        _ operation: CachedOperation, of document: CachedDocument, variables: VariableValues
    ) throws(RequestFailure) -> Plan {
        if let known = document.plan(operation, variables: variables) { return known }
        let plan = try document.makePlan(operation, variables: variables, planner: planner)
        cache.grew(document)
        return plan
    }

    // MARK: Texts

    /// The document of a text: from the cache, else parsed and validated. Failures are not kept.
    private func document(for text: QueryText) throws(RequestFailure) -> CachedDocument {
        if let known = cache.document(for: text) { return known }
        let source = try decoded(text)
        guard source.count <= limits.queryText else { throw .queryTooLong(limit: limits.queryText) }
        let document = known.onlyTrusted ? try trustedDocument(with: source) : try newDocument(source)
        cache.insert(document, for: text)
        return document
    }

    private func newDocument(_ source: [UInt8]) throws(RequestFailure) -> CachedDocument {
        CachedDocument(try validated(try parsed(source)))
    }

    private func parsed(_ source: [UInt8]) throws(RequestFailure) -> Document {
        do throws(SyntaxError) {
            return try Document.parse(source, limits: limits.parser)
        } catch {
            throw .requestErrors([error.requestError])
        }
    }

    private func validated(_ document: Document) throws(RequestFailure) -> ValidatedDocument {
        do throws(ValidationErrors) {
            return try validate(
                document, against: schema, limits: limits.document, scalars: scalars, hidesSchema: hidesSchema)
        } catch {
            throw .requestErrors(error.requestErrors)
        }
    }

    /// The text itself. Of a JSON string it is not known before whether it is one.
    private func decoded(_ text: QueryText) throws(RequestFailure) -> [UInt8] {
        guard !text.isValidated else { return Array(text.bytes) }
        // The quotes around the bytes are part of the body.
        let string = UnsafeRawBufferPointer(start: text.bytes.baseAddress! - 1, count: text.bytes.count + 2)
        do throws(JSONError) {
            let value = try JSONParser.parse(string.bindMemory(to: UInt8.self))
            return Array((value.stringValue ?? "").utf8)
        } catch {
            throw .malformed(.invalidJSON(JSONError(error.reason, at: text.offset - 1 + error.offset)))
        }
    }

    // MARK: Names of documents

    private func document(named identifier: DocumentIdentifier) throws(RequestFailure) -> CachedDocument {
        if let trusted = trusted.document(identifier) { return trusted }
        guard !known.onlyTrusted, case .sha256(let hash) = identifier, let text = known.persisted.text(hash) else {
            throw .requestErrors([.persistedQueryNotFound])
        }
        return try text.withUnsafeBufferPointer { bytes throws(RequestFailure) in
            try document(for: QueryText(bytes: UnsafeRawBufferPointer(bytes), isValidated: true))
        }
    }

    /// A document that came with its name is found by the name from then on.
    private func persist(_ document: CachedDocument, as identifier: DocumentIdentifier) throws(RequestFailure) {
        if trusted.document(identifier)?.hash == document.hash { return }
        guard identifier == .sha256(document.hash) else { throw .malformed(.wrongDocumentHash) }
        known.persisted.insert(document.source, document.hash)
    }

    private func trustedDocument(with source: [UInt8]) throws(RequestFailure) -> CachedDocument {
        guard let document = trusted.document(.sha256(DocumentHash(of: source))) else {
            throw .requestErrors([.untrustedDocument])
        }
        return document
    }
}

extension RequestError {
    /// The message is Apollo's word for it: many of its clients go by that, and send the text then.
    fileprivate static let persistedQueryNotFound = RequestError(
        message: "PersistedQueryNotFound", code: .persistedQueryNotFound)

    fileprivate static let untrustedDocument = RequestError(
        message: "Only trusted documents are executed here.", code: .persistedQueryNotFound)
}
