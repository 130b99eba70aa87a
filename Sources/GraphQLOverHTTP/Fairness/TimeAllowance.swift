import GraphQLLanguage
import HTTPServer
import Threads

/// How long a stretch of an execution may take: a moment, and longer if nobody has to wait for it. See `SlowLane`.
///
/// Before that, when it has run for longer than small requests do, the worker asks for long slices of time, until its next
/// execution begins or it has nothing to do: what other workers get meanwhile, and whoever receives their answers on the
/// same machine, is then not kept waiting by it. See `TimeSlice`.
///
/// One for each worker, used on its thread, the same for all its executions.
public final class TimeAllowance {
    /// How long an execution may run before it is one that takes a while: most have their answer by then.
    static let short = Duration.microseconds(200)

    /// When the time is over, unless it is extended then.
    public private(set) var end = ContinuousClock.now
    /// Until when the execution needs no place in the lane.
    private var momentEnd = ContinuousClock.now
    private var last = ContinuousClock.now
    /// Whether the worker has asked for long slices.
    private var hasLongSlices = false
    private let limit: Duration
    /// Nil where nobody else is kept waiting.
    private let lane: SlowLane?
    /// What a client is told apart by; asked only when it takes long.
    private let key: (Client) -> ClientKey
    private var client: Client?
    private var operationType = OperationType.query
    private var turn: SlowLaneTurn?
    /// Whether the execution is ended for the sake of others: what it has come to is no answer.
    private(set) var isGivenUp = false

    /// Whether the execution has a place in the lane.
    var isInLane: Bool { turn != nil }

    init(limit: Duration, lane: SlowLane?, key: @escaping (Client) -> ClientKey) {
        self.limit = limit
        self.lane = lane
        self.key = key
    }

    /// An execution begins that nobody waits for, however long it takes.
    func begin(since instant: ContinuousClock.Instant = .now) {
        rest()
        last = instant + limit
        momentEnd = last
        end = min(last, instant + TimeAllowance.short)
        isGivenUp = false
    }

    /// An execution begins: outside of the lane, or in it with a turn that has begun. What its client has in the lane
    /// comes first: then it is given up already.
    ///
    /// - Parameter instant: when its time began; that of a batch is one for all its members.
    func begin(
        for client: Client, _ operationType: OperationType, in turn: SlowLaneTurn? = nil,
        since instant: ContinuousClock.Instant = .now
    ) {
        begin(since: instant)
        self.turn = turn
        guard let lane, turn == nil else { return }
        self.client = client
        self.operationType = operationType
        momentEnd = min(last, instant + lane.moment)
        end = min(end, momentEnd)
        isGivenUp = lane.isUsed && lane.holds(laneKey(of: client))
    }

    /// The end is reached: the later one, or nil if it is to be taken seriously.
    public func extended() -> ContinuousClock.Instant? {
        if end < momentEnd {
            hasLongSlices = true
            TimeSlice.long.ask()
            end = momentEnd
            return end
        }
        guard let lane, let client, end < last, !isGivenUp else { return nil }
        let turn = lane.turn(for: laneKey(of: client))
        guard turn.enter() else {
            isGivenUp = true
            return nil
        }
        self.turn = turn
        end = last
        return end
    }

    /// Whoever has no token is one client with all who come from the same address. But to sign in does not wait for what
    /// another of them asks for that takes long: mutations without a token are a client of their own.
    private func laneKey(of client: Client) -> ClientKey {
        operationType == .mutation && client.caller == nil ? key(client).apart : key(client)
    }

    /// What an execution that is given up has to wait for; nil for any other.
    var turnToWaitFor: SlowLaneTurn? {
        guard isGivenUp, let lane, let client else { return nil }
        return lane.turn(for: laneKey(of: client))
    }

    /// The worker has nothing to do, or begins anew: when something comes, it is to have a core at once.
    func rest() {
        guard hasLongSlices else { return }
        hasLongSlices = false
        TimeSlice.short.ask()
    }

    /// The execution is over. Its answer has still to be sent.
    func finish() {
        turn?.end()
        turn = nil
        client = nil
    }
}
