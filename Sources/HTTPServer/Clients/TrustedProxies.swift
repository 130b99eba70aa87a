/// Whose word is taken for where a request comes from, and in which field they say it.
public struct TrustedProxies: Sendable {
    /// The field that the proxies write. One alone is read: the other would reach us as the client sent it.
    public enum Field: String, Sendable, CaseIterable {
        case xForwardedFor = "x-forwarded-for"
        /// RFC 7239.
        case forwarded
    }

    public var ranges: [AddressRange] = []
    public var field = Field.xForwardedFor

    public init() {}

    public func contains(_ address: IPAddress) -> Bool { ranges.contains { $0.contains(address) } }

    /// Whose request it is that a proxy passed on: the last address that no proxy of ours has.
    ///
    /// Each proxy adds whom it has the request from. So the list is read from its end, for as long as those who wrote
    /// it are trusted; what stands before is the client's own invention. Where an address is hidden or malformed, the
    /// proxy that wrote it stands for its clients.
    func client(of head: borrowing RequestHead) -> IPAddress {
        var client = head.peer
        for hop in hops(of: head).reversed() {
            guard let hop else { break }
            client = hop
            if !contains(hop) { break }
        }
        return client
    }

    /// The addresses in order of the way; nil for what is none.
    private func hops(of head: borrowing RequestHead) -> [IPAddress?] {
        var hops: [IPAddress?] = []
        switch field {
        case .xForwardedFor:
            head.forEachField("x-forwarded-for") { $0.forEachListMember { hops.append(IPAddress(node: $0.text)) } }
        case .forwarded:
            // Nothing that may stand in quotes there holds a comma or a semicolon, but what nobody means well.
            head.forEachField("forwarded") { $0.forEachListMember { hops.append(forwardedFor($0)) } }
        }
        return hops
    }

    /// ```
    /// forwarded-element = [ forwarded-pair ] *( ";" [ forwarded-pair ] )
    /// forwarded-pair    = token "=" value
    /// value             = token / quoted-string
    /// ```
    ///
    /// RFC 7239, section 4.
    private func forwardedFor(_ element: HeadText) -> IPAddress? {
        for pair in element.text.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            let name = HeadText.trimmed(parts[0])
            guard parts.count == 2, name.lowercased() == "for" else { continue }
            var value = HeadText.trimmed(parts[1])
            if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") {
                value = String(value.dropFirst().dropLast())
            }
            return IPAddress(node: value)
        }
        return nil
    }
}

extension HeadText {
    fileprivate static func trimmed(_ text: Substring) -> String {
        var rest = text
        while let last = rest.utf8.last, isBlank(last) { rest = rest.dropLast() }
        return String(rest.drop { $0 == " " || $0 == "\t" })
    }
}

extension IPAddress {
    /// An address with or without a port: `192.0.2.7:1234`, `2001:db8::1`, `[2001:db8::1]:1234`.
    fileprivate init?(node: String) {
        if let address = IPAddress(node) {
            self = address
            return
        }
        if node.hasPrefix("[") {
            let parts = node.dropFirst().split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, isPort(parts[1]) else { return nil }
            self.init(String(parts[0]))
            return
        }
        guard let colon = node.firstIndex(of: ":"), isPort(node[colon...]) else { return nil }
        self.init(String(node[..<colon]))
    }
}

/// Nothing, or a colon with digits.
private func isPort(_ text: Substring) -> Bool {
    text.isEmpty || text.hasPrefix(":") && text.count > 1 && text.dropFirst().utf8.allSatisfy(isDigit)
}
