import GraphQLSchema

/// A well-formed GraphQL-over-HTTP request: its parameters have their types. Nobody has looked into the document yet.
///
/// GraphQL over HTTP, section 5.1 Request Parameters.
struct GraphQLRequest {
    var query: QueryText
    /// Nil for the empty name, too.
    var operationName: String?
    var variables: [InputValue.Field] = []
    var extensions: [InputValue.Field] = []

    /// `"extensions": {"cost": true}`: the response says what the operation can cost, and what it may.
    var wantsCost: Bool { extensions.contains { $0.name == "cost" && $0.value == .boolean(true) } }
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
