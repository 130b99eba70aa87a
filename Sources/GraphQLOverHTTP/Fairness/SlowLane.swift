import HTTPServer
import Synchronization

/// Where operations run that take long, so that they never have all workers.
///
/// An operation begins on whichever worker has read it. When it has run for a moment and is not finished, it goes on
/// only if the lane has room: the lane is one worker narrower than the server. Else it is given up, and waits for its
/// turn, to begin anew then; so a worker is never kept from others for longer than that moment. Those who wait are
/// served in turns, client by client, and as long as something of a client is in the lane or waits for it, the client's
/// next operations wait behind it without beginning. So however many connections a client has, and whatever it asks for
/// on them, others find a worker.
///
/// Who takes no long time pays one load of a number for all this.
public final class SlowLane: Sendable {
    /// How long an operation may run outside: longer than nearly every one takes.
    let moment: Duration
    /// Operations that may run here at once.
    private let width: Int
    private let state = Mutex(State())
    /// Clients that have something here; read by workers without the lock.
    private let clients = Atomic<Int>(0)

    fileprivate struct State {
        var running: Set<UInt64> = []
        var lastNumber: UInt64 = 0
        /// What each client has here.
        var shares: [ClientKey: Share] = [:]
        /// Clients with something that waits, but for the one whose turn was the last: the next in turn comes first.
        var line: [ClientKey] = []
        /// Whose turn was the last. With more that waits it comes behind all who have come meanwhile.
        ///
        /// That is the rule of the store's `Turns`, too. There nobody begins without waiting, nobody stops waiting, and
        /// one thing is done at a time: what the two have in common is shorter than what a common type would have to
        /// tell them apart.
        var last: ClientKey?
    }

    fileprivate struct Share {
        var running = 0
        var waiting: [(number: UInt64, begin: @Sendable () -> Void)] = []

        var isEmpty: Bool { running == 0 && waiting.isEmpty }
    }

    /// - Parameter workers: of the server; at least two.
    public init(workers: Int, moment: Duration = .milliseconds(50)) {
        width = max(workers - 1, 1)
        self.moment = moment
    }

    /// Whether anybody has something here.
    var isUsed: Bool { clients.load(ordering: .relaxed) > 0 }

    /// Whether a client has something here, behind which its next operation has to wait.
    func holds(_ client: ClientKey) -> Bool { state.withLock { $0.shares[client] != nil } }

    /// A place for an operation, which is neither here nor waits yet.
    func turn(for client: ClientKey) -> SlowLaneTurn {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        return SlowLaneTurn(self, client, number: number)
    }

    fileprivate func enter(_ turn: SlowLaneTurn) -> Bool {
        change { state in
            guard state.running.count < width, !state.isWaitedFor else { return false }
            state.begin(turn.number, of: turn.client)
            return true
        }
    }

    fileprivate func isRunning(_ turn: SlowLaneTurn) -> Bool { state.withLock { $0.running.contains(turn.number) } }

    fileprivate func wait(_ turn: SlowLaneTurn, begin: @escaping @Sendable () -> Void) {
        change { state in
            if !state.waits(turn.client), turn.client != state.last { state.line.append(turn.client) }
            state.shares[turn.client, default: Share()].waiting.append((turn.number, begin))
        }
        callNext()
    }

    fileprivate func leave(_ turn: SlowLaneTurn) {
        change { $0.end(turn.number, of: turn.client) }
        callNext()
    }

    /// Lets those begin that there is room for.
    private func callNext() {
        let begins = change { state in
            var begins: [@Sendable () -> Void] = []
            while state.running.count < width, let begin = state.beginNext() { begins.append(begin) }
            return begins
        }
        for begin in begins { begin() }
    }

    private func change<R: Sendable>(_ body: (inout State) -> R) -> R {
        state.withLock { state in
            defer { clients.store(state.shares.count, ordering: .relaxed) }
            return body(&state)
        }
    }
}

extension SlowLane.State {
    func waits(_ client: ClientKey) -> Bool { shares[client]?.waiting.isEmpty == false }

    var isWaitedFor: Bool { !line.isEmpty || last.map(waits) == true }

    mutating func begin(_ number: UInt64, of client: ClientKey) {
        running.insert(number)
        last = client
        shares[client, default: SlowLane.Share()].running += 1
    }

    /// The next in turn begins.
    mutating func beginNext() -> (@Sendable () -> Void)? {
        if let last, waits(last) { line.append(last) }
        last = nil
        guard let client = line.first, let next = shares[client]?.waiting.removeFirst() else { return nil }
        line.removeFirst()
        begin(next.number, of: client)
        return next.begin
    }

    mutating func end(_ number: UInt64, of client: ClientKey) {
        if running.remove(number) != nil {
            shares[client]?.running -= 1
        } else if let index = shares[client]?.waiting.firstIndex(where: { $0.number == number }) {
            shares[client]?.waiting.remove(at: index)
            if !waits(client) { line.removeAll { $0 == client } }
        }
        if shares[client]?.isEmpty == true { shares[client] = nil }
    }
}

/// A place in the slow lane, or in the line for it. Who holds it gives it back by `end`, or by forgetting it: so
/// nothing is lost with a client that goes away while it waits.
final class SlowLaneTurn: Sendable {
    fileprivate let client: ClientKey
    fileprivate let number: UInt64
    private let lane: SlowLane

    fileprivate init(_ lane: SlowLane, _ client: ClientKey, number: UInt64) {
        self.lane = lane
        self.client = client
        self.number = number
    }

    deinit { lane.leave(self) }

    /// Enters at once, if there is room and nobody waits for it.
    func enter() -> Bool { lane.enter(self) }

    /// Whether it has entered, and not left.
    var hasBegun: Bool { lane.isRunning(self) }

    /// Enters when it is its turn; then `begin` is called, on any thread.
    func wait(begin: @escaping @Sendable () -> Void) { lane.wait(self, begin: begin) }

    /// Leaves; after that it is of no use.
    func end() { lane.leave(self) }
}
