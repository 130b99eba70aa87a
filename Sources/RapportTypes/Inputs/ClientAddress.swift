/// Where a request comes from: an address, or as much of it as one subscriber has.
public struct ClientAddress: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}
