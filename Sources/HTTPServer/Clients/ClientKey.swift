/// What clients are told apart by: an account, or an address for those who have none.
public struct ClientKey: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Another one, for what the same client does apart.
    public var apart: ClientKey { ClientKey(high: ~high, low: low) }

    /// All of one subscriber are one.
    public init(_ address: IPAddress) {
        self.init(high: address.subscriber.high, low: address.subscriber.low)
    }
}
