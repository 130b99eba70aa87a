import GraphQLSchema

/// A well-formed GraphQL-over-HTTP request: its parameters have their types. Nobody has looked into the document yet.
///
/// GraphQL over HTTP, section 5.1 Request Parameters.
struct GraphQLRequest {
    /// The document; nil where it is only named.
    var query: QueryText?
    /// What the document is called. Of a request that has no document, this is not nil.
    var documentIdentifier: DocumentIdentifier?
    /// Nil for the empty name, too.
    var operationName: String?
    /// Nil where there are none, or null.
    var variables: [InputValue.Field]?
    var extensions: [InputValue.Field] = []

    /// The document; only a request without one need have a name for it.
    var sentQuery: QueryText {
        get throws(RequestFailure) {
            guard let query else { throw .malformed(.missingQuery) }
            return query
        }
    }

    /// Finds what the document is called, by the parameter or else by Apollo's extension:
    /// `{"persistedQuery": {"version": 1, "sha256Hash": "…"}}`.
    ///
    /// - Throws: for a request that has no document and names none, too.
    mutating func identifyDocument(by documentID: String?) throws(MalformedRequest) {
        if let documentID {
            documentIdentifier = DocumentIdentifier(documentID: documentID)
        } else if let persisted = extensions.first(where: { $0.name == "persistedQuery" })?.value, persisted != .null {
            guard persisted["version"] == .int(1), case .string(let hash)? = persisted["sha256Hash"] else {
                throw .invalidPersistedQuery
            }
            documentIdentifier = DocumentIdentifier(apolloHash: hash)
        }
        if query == nil, documentIdentifier == nil { throw .missingQuery }
    }
}

/// The document's text as it was sent: a view, good as long as the request.
///
/// It stays coded, because a document that was seen before is found by these bytes and need not be decoded again.
package struct QueryText {
    /// The text; of a JSON string, what is between the quotes.
    var bytes: UnsafeRawBufferPointer
    /// Bytes of the body before them.
    var offset = 0
    /// Whether the bytes have escapes of JSON strings in them, so that they are not the text itself.
    var isEscaped = false
    /// Whether the bytes were found to be a text already; else decoding finds it out.
    var isValidated = false

    package init(bytes: UnsafeRawBufferPointer, offset: Int = 0, isEscaped: Bool = false, isValidated: Bool = false) {
        self.bytes = bytes
        self.offset = offset
        self.isEscaped = isEscaped
        self.isValidated = isValidated
    }
}
