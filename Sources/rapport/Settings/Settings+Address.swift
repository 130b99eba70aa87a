import HTTPServer

extension Settings {
    var listensOnEveryAddress: Bool { IPAddress(host)?.isUnspecified ?? false }

    /// The address of a server with these settings on a host, without a path.
    func address(on host: String, port: Int) -> String { "\(scheme)://\(Settings.bracketed(host)):\(port)" }

    /// A host as it stands in an address: of IPv6 in brackets.
    ///
    /// RFC 3986, section 3.2.2.
    static func bracketed(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }
}
