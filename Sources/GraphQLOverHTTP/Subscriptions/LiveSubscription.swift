import GraphQLExecution
import HTTPServer

/// A subscription that goes on, and how much of it is done at once.
struct LiveSubscription: Sendable {
    private var stream: ResponseStream
    /// Whether there may be events that it has not answered.
    var isCalled = true
    /// What it waits for, if others come first.
    private var turn: SlowLaneTurn?
    private var pace = SubscriptionPace()

    init(_ stream: ResponseStream) { self.stream = stream }
}

extension LiveSubscription {
    /// Answers the next events, if there are any, and if it need not wait for others.
    ///
    /// - Parameter mailbox: gets something when it need not wait any more.
    /// - Returns: whether it goes on.
    mutating func answer(
        for client: Client, in service: GraphQLService, _ mailbox: Mailbox, _ send: (UnsafeRawBufferPointer) -> Void
    ) throws(RequestFailure) -> Bool {
        isCalled = false
        if let turn, !turn.hasBegun { return true }
        let begin = ContinuousClock.now
        var bytes = 0
        let progress = try service.respond(to: &stream, for: client, in: turn, limit: pace.events) { response in
            bytes += response.count
            send(response)
        }
        pace.answered(bytes: bytes, in: .now - begin)
        turn = nil
        switch progress {
        case .waiting: return true
        case .more: isCalled = true
        case .finished: return false
        case .parked(let turn):
            self.turn = turn
            turn.wait { mailbox.post(EventBell.Call()) }
        }
        return true
    }
}

/// How many events are answered at once: few of those that take long or say much, so that what waits for a slow client
/// stays small and the time limit, which all of them share, is far away.
struct SubscriptionPace: Sendable {
    static let most = 64
    static let bytes = 64 * 1024
    static let time: Duration = .milliseconds(20)

    private(set) var events = 1

    mutating func answered(bytes: Int, in time: Duration) {
        if bytes > SubscriptionPace.bytes || time > SubscriptionPace.time {
            events = max(1, events / 4)
        } else {
            events = min(SubscriptionPace.most, events * 2)
        }
    }
}
