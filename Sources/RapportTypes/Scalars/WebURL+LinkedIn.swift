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
            isSecure: true, host: "www.linkedin.com", port: nil, path: linkedInPath, query: nil, fragment: nil)
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
