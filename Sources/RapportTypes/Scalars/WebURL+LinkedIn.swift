extension WebURL {
    /// The one form of an address at LinkedIn, so that a profile is recognised however its address was copied:
    /// https, `www.linkedin.com`, the profile's identifier in lower case, no closing slash, no query.
    ///
    /// - Throws: `notLinkedIn` if the host is neither linkedin.com nor below it.
    public func linkedIn() throws(ScalarFault) -> WebURL {
        guard host == "linkedin.com" || host.hasSuffix(".linkedin.com") else {
            throw ScalarFault(.url, .notLinkedIn)
        }
        return try WebURL(
            isSecure: true, host: WebURL.host, port: nil, path: linkedInPath, query: nil, fragment: nil)
    }

    /// Reads the address of a profile, in its one form.
    ///
    /// Nearly all are in that form already, and the general way takes 8 µs: too much for each of 60,000 in a file.
    public static func linkedIn(_ text: String) throws(ScalarFault) -> WebURL {
        let bytes = text.utf8
        guard bytes.starts(with: profiles.utf8), bytes.count > profiles.utf8.count, bytes.count < 256,
            bytes.dropFirst(profiles.utf8.count).allSatisfy(isPlain)
        else { return try WebURL(text).linkedIn() }
        return try WebURL(
            isSecure: true, host: host, port: nil, path: String(text.dropFirst(origin.utf8.count)), query: nil,
            fragment: nil)
    }

    private static let host = "www.linkedin.com"
    private static let origin = "https://www.linkedin.com"
    private static let profiles = "https://www.linkedin.com/in/"

    /// What stands for itself in an address and has no upper case.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "-")
    }

    /// The part of a profile's address after `/in/`, decoded; nil if this is not a profile's address.
    public var linkedInIdentifier: String? {
        let segments = path.split(separator: "/")
        guard segments.count >= 2, segments[0].lowercased() == "in" else { return nil }
        let encoded = String(segments[1])
        return (encoded.percentDecoded() ?? encoded).lowercased()
    }

    /// What follows a profile's identifier (`/details/experience`, `/de`) is a page of it, not another profile.
    private var linkedInPath: String {
        if let identifier = linkedInIdentifier { return "/in/" + identifier.percentEncoded(.unreserved) }
        let trimmed = path.split(separator: "/").joined(separator: "/")
        return "/" + trimmed
    }
}
