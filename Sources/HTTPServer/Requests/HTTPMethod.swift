/// What a request wants done, RFC 9110 section 9. Names are case-sensitive.
public enum HTTPMethod: UInt8, Sendable {
    case get, head, post, put, delete, connect, options, trace, patch
    /// A token that none of the above is.
    case other

    init(_ name: HeadText) {
        self =
            switch name.bytes.count {
            case 3: name == "GET" ? .get : name == "PUT" ? .put : .other
            case 4: name == "POST" ? .post : name == "HEAD" ? .head : .other
            case 5: name == "PATCH" ? .patch : name == "TRACE" ? .trace : .other
            case 6: name == "DELETE" ? .delete : .other
            case 7: name == "OPTIONS" ? .options : name == "CONNECT" ? .connect : .other
            default: .other
            }
    }
}
