/// What subscriptions may have at most, and how long they may wait.
public struct SubscriptionLimits: Sendable {
    /// Operations of one WebSocket that are not complete; over it LIMIT_EXCEEDED.
    public var perConnection = 100
    /// Subscriptions of one account; over it LIMIT_EXCEEDED.
    public var perAccount = 500
    /// From the opening of a WebSocket to its `connection_init`; over it 4408.
    public var connectionInit: Duration = .seconds(10)
    /// Between two signs of life on an event stream that has nothing to tell; and after so long at the latest, a token
    /// that has expired or was revoked ends what was subscribed with it.
    public var keepAlive: Duration = .seconds(15)

    public init() {}
}
