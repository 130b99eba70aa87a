import Batches

/// The scalar `URL`: an absolute http or https address, in the form that the URL standard serialises.
///
/// Stricter than the standard's parser, which repairs: white space, backslashes, user names and hosts that are
/// numbers in disguise (`0x7f.1`) are refused. Names of other scripts stay as they are, in lower case: browsers turn
/// them into `xn--` labels themselves.
public struct WebURL: TextScalar {
    public static var cellKind: CellKind { .text }

    public static let maximumLength = 2048

    public let text: String
    /// In lower case; an IPv6 address with its brackets.
    public let host: String
    /// Nil for the scheme's own, 80 or 443.
    public let port: Int?
    /// Begins with a slash.
    public let path: String
    /// Without its question mark.
    public let query: String?
    /// Without its number sign.
    public let fragment: String?
    public let isSecure: Bool

    /// As browsers call it: scheme, host, and the port unless it is the scheme's own.
    public let origin: String

    public init(_ text: String) throws(ScalarFault) {
        let trimmed = Text.trimmed(text)
        guard trimmed.unicodeScalars.count <= WebURL.maximumLength else { throw .tooLong }
        var rest = Substring(trimmed)
        let isSecure = try WebURL.takeScheme(&rest)
        guard !rest.unicodeScalars.contains(where: WebURL.isForbidden) else {
            throw ScalarFault(.url, .forbiddenCharacter)
        }
        let fragment = WebURL.takeSuffix(&rest, from: "#")
        let query = WebURL.takeSuffix(&rest, from: "?")
        let path = WebURL.takeSuffix(&rest, from: "/") ?? ""
        let (host, port) = try WebURL.hostAndPort(rest)
        try self.init(
            isSecure: isSecure, host: host, port: port == (isSecure ? 443 : 80) ? nil : port,
            path: WebURL.resolved(path), query: query.map { $0.percentEncoded(.query) },
            fragment: fragment.map { $0.percentEncoded(.fragment) })
    }

    /// Puts an address together from parts that are already in their canonical form.
    init(isSecure: Bool, host: String, port: Int?, path: String, query: String?, fragment: String?)
        throws(ScalarFault)
    {
        self.isSecure = isSecure
        self.host = host
        self.port = port
        self.path = path
        self.query = query
        self.fragment = fragment
        origin = (isSecure ? "https://" : "http://") + host + (port.map { ":\($0)" } ?? "")
        text =
            origin + path
            + (query.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? "")
        guard text.utf8.count <= WebURL.maximumLength else { throw .tooLong }
    }

    public static func == (a: WebURL, b: WebURL) -> Bool { a.text == b.text }
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

// MARK: Parts

extension WebURL {
    private static func takeScheme(_ rest: inout Substring) throws(ScalarFault) -> Bool {
        guard let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")) else { throw ScalarFault(.url, .malformed) }
        let scheme = rest[..<colon].lowercased()
        guard scheme == "https" || scheme == "http" else { throw ScalarFault(.url, .notWeb) }
        rest = rest[rest.utf8.index(after: colon)...]
        guard rest.utf8.starts(with: "//".utf8) else { throw ScalarFault(.url, .notWeb) }
        rest = rest[rest.utf8.index(rest.startIndex, offsetBy: 2)...]
        return scheme == "https"
    }

    /// What follows the first such character; cut off with it.
    private static func takeSuffix(_ rest: inout Substring, from character: Unicode.Scalar) -> String? {
        guard let index = rest.unicodeScalars.firstIndex(of: character) else { return nil }
        defer { rest = rest[..<index] }
        return String(rest.unicodeScalars[index...].dropFirst())
    }

    /// Control characters, white space, what is no character, and the backslash that browsers repair.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else { return scalar.isControl || scalar == " " || scalar == "\\" }
        return scalar.isControl || scalar.isWhiteSpace || scalar.properties.isNoncharacterCodePoint
    }

    /// The path without its dots, percent-encoded. `path` is what follows the first slash.
    ///
    /// URL standard, 4.4, "path state".
    private static func resolved(_ path: String) -> String {
        var segments: [String] = []
        let given = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, segment) in given.enumerated() {
            let isLast = index == given.count - 1
            switch segment.lowercased().replacingPercentDots() {
            case ".": if isLast { segments.append("") }
            case "..":
                _ = segments.popLast()
                if isLast { segments.append("") }
            default: segments.append(String(segment).percentEncoded(.path))
            }
        }
        return "/" + segments.joined(separator: "/")
    }

    private static func hostAndPort(_ authority: Substring) throws(ScalarFault) -> (String, Int?) {
        guard !authority.contains("@") else { throw ScalarFault(.url, .hasCredentials) }
        var host = authority
        var port: Int?
        let end = authority.utf8.lastIndex(of: UInt8(ascii: "]")) ?? authority.startIndex
        if let colon = authority[end...].utf8.firstIndex(of: UInt8(ascii: ":")) {
            host = authority[..<colon]
            let digits = authority[authority.utf8.index(after: colon)...]
            guard digits.utf8.allSatisfy({ (48...57).contains($0) }), digits.isEmpty || UInt16(digits) != nil else {
                throw ScalarFault(.url, .badPort)
            }
            port = UInt16(digits).map(Int.init)
        }
        guard let canonical = WebHost.canonical(String(host)) else { throw ScalarFault(.url, .badHost) }
        return (canonical, port)
    }
}

extension String {
    /// `%2e` is a dot where dots have a meaning. `self` is in lower case.
    fileprivate func replacingPercentDots() -> String {
        switch self {
        case "%2e": "."
        case ".%2e", "%2e.", "%2e%2e": ".."
        default: self
        }
    }
}

extension ScalarFault {
    fileprivate static var tooLong: ScalarFault { ScalarFault(.url, .tooLong(maximum: WebURL.maximumLength)) }
}
