public import HTTPServer

extension RequestHead {
    /// Whether the body is JSON in UTF-8, as the only media type of requests here is.
    ///
    /// Other types would let a page of another origin send requests without being asked about it first (CORS).
    ///
    /// GraphQL over HTTP, section 5.4 POST.
    var hasJSONContent: Bool {
        guard case .value(let value) = only("content-type"), !hasContentCoding else { return false }
        if value == "application/json" { return true }
        var reader = FieldValueReader(value)
        guard let type = MediaRange(&reader), reader.isAtEnd else { return false }
        return type.isExactly("application", "json") && type.isUTF8
    }

    /// What the client says of who it is: the token of `Authorization: Bearer …`.
    ///
    /// RFC 6750, section 2.1. The scheme may be in any case.
    public var bearerToken: BearerToken {
        switch only("authorization") {
        case .missing: .none
        case .value(let value): BearerToken(value)
        // Of two, somebody in between may have meant the other one.
        case .repeated: .unreadable
        }
    }
}

/// The credentials of a request.
public enum BearerToken {
    case none
    /// Credentials that are no bearer token: not valid, whatever they are.
    case unreadable
    case token(UnsafeRawBufferPointer)

    init(_ value: HeadText) {
        var reader = FieldValueReader(value)
        guard let scheme = reader.token(), scheme.matches("bearer") else {
            self = .unreadable
            return
        }
        let token = HeadText(UnsafeRawBufferPointer(rebasing: value.bytes[scheme.bytes.count...])).trimmed
        self = token.isEmpty ? .unreadable : .token(token.bytes)
    }
}
