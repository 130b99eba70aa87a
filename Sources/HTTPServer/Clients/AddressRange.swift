/// An address, or all that begin alike: `192.0.2.7`, `10.0.0.0/8`, `2001:db8::/32`.
public struct AddressRange: Hashable, Sendable, CustomStringConvertible {
    private let first: IPAddress
    /// Bits of `first` that count.
    private let prefix: Int

    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(String(parts[0])) else { return nil }
        let bits = address.isIPv4 ? 32 : 128
        var prefix = bits
        if parts.count == 2 {
            guard !parts[1].isEmpty, parts[1].utf8.allSatisfy(isDigit), let number = Int(parts[1]), number <= bits
            else { return nil }
            prefix = number
        }
        // An IPv4 address is the last 32 bits of the IPv6 address that stands for it.
        self.prefix = prefix + 128 - bits
        first = address.masked(self.prefix)
    }

    public var description: String {
        let bits = first.isIPv4 ? 32 : 128
        let prefix = prefix - 128 + bits
        return prefix == bits ? "\(first)" : "\(first)/\(prefix)"
    }

    public func contains(_ address: IPAddress) -> Bool { address.masked(prefix) == first }
}

extension IPAddress {
    /// The first bits of the address, zeros after them.
    fileprivate func masked(_ prefix: Int) -> IPAddress {
        // A shift by the width or more gives zero.
        IPAddress(high: high & ~(UInt64.max >> min(prefix, 64)), low: low & ~(UInt64.max >> max(prefix - 64, 0)))
    }
}
