import Batches
import GraphQLExecution
import HTTPServer

/// Who subscribes over a connection. The token is kept, so that it can be looked at again.
struct Subscriber: Sendable {
    private(set) var client: Client
    private var token: [UInt8]?
    /// There while there are subscriptions.
    private(set) var follower: EventBell.Follower?

    init(address: IPAddress) {
        client = Client(address: address)
    }

    var isKnown: Bool { client.caller != nil }

    /// - Throws: `.invalidToken` for a token that is not valid.
    mutating func present(_ credentials: BearerToken, to service: GraphQLService) throws(RequestFailure) {
        switch credentials {
        case .none: return
        case .unreadable: throw .invalidToken
        case .token(let token): self.token = Array(token)
        }
        try renew(in: service)
    }

    /// Looks at the token again: it may have expired or have been revoked since.
    mutating func renew(in service: GraphQLService) throws(RequestFailure) {
        guard let token else { return }
        client.caller = nil
        client.caller = try token.withUnsafeBytes { bytes in
            Result { () throws(RequestFailure) in try service.caller(with: bytes) }
        }.get()
    }
}

extension Subscriber {
    /// Begins one subscription more.
    ///
    /// - Returns: nil when there is nothing to subscribe to: then the response is in `GraphQLService.out`.
    mutating func subscribe(
        to operation: PreparedOperation, in service: GraphQLService, _ mailbox: Mailbox
    ) throws(RequestFailure) -> LiveSubscription? {
        let limit = service.limits.subscriptions.perAccount
        // Before the stream has its place: what is committed from now on calls.
        let account = service.session.account(of: client)
        guard let follower = service.bell.subscribe(account, mailbox, as: follower, limit: limit) else {
            throw .failure(.tooMany("subscriptions of this account", limit))
        }
        self.follower = follower
        var live: LiveSubscription?
        defer { if live == nil { service.bell.unsubscribe(follower) } }
        live = try service.subscribe(operation, for: client).map { LiveSubscription($0) }
        return live
    }

    /// A subscription is over, however it has ended.
    func unsubscribe(in service: GraphQLService) {
        if let follower { service.bell.unsubscribe(follower) }
    }
}

extension ExecutionError {
    static func tooMany(_ things: String, _ limit: Int) -> ExecutionError {
        ExecutionError(
            "There are \(limit) \(things), as many as there may be.", code: .limitExceeded,
            extensions: [.init(name: "limit", value: .int(limit))])
    }
}
