/// What a head says about where its request ends and whether another follows.
struct LengthFields {
    /// `Host` fields, which are counted for the same reason: two of them mean two readings of one request.
    var hosts = 0
    private var contentLength: Int?
    private var hasTransferEncoding = false
    private var isChunked = false
    private var hasUnknownCoding = false
    private var closes = false
    private var staysOpen = false

    /// RFC 9112, section 6.3: one decimal number. A list of equal numbers may be taken for one; here it is not.
    mutating func note(contentLength value: HeadText) -> Refusal? {
        guard contentLength == nil, !value.isEmpty, value.bytes.allSatisfy(isDigit) else {
            return .malformedContentLength
        }
        // More digits than any maximum has: large, not malformed.
        let digits = value.bytes.drop { $0 == UInt8(ascii: "0") }
        contentLength = digits.count > 18 ? .max : digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return nil
    }

    /// RFC 9112, section 6.1: `chunked` comes last, and once. The other codings are not understood here.
    mutating func note(transferEncoding value: HeadText) -> Refusal? {
        hasTransferEncoding = true
        var isMalformed = false
        value.forEachListMember { coding in
            if isChunked { isMalformed = true }
            if coding.matches("chunked") { isChunked = true } else { hasUnknownCoding = true }
        }
        return isMalformed || !isChunked && !hasUnknownCoding ? .malformedTransferEncoding : nil
    }

    mutating func note(connectionOption option: HeadText) {
        if option.matches("close") { closes = true }
        if option.matches("keep-alive") { staysOpen = true }
    }

    /// RFC 9112, section 6.3.
    func framing(isHTTP10: Bool) -> Result<BodyFraming, Refusal> {
        guard hasTransferEncoding else { return .success(contentLength.map { .length($0) } ?? .none) }
        // Section 6.1: HTTP/1.0 does not have the field, so one of the two sides is mistaken about the framing.
        if isHTTP10 { return .failure(.malformedTransferEncoding) }
        if contentLength != nil { return .failure(.ambiguousLength) }
        return hasUnknownCoding ? .failure(.unsupportedTransferCoding) : .success(.chunked)
    }

    /// RFC 9112, section 9.3.
    func keepsAlive(isHTTP10: Bool) -> Bool {
        !closes && (!isHTTP10 || staysOpen)
    }
}
