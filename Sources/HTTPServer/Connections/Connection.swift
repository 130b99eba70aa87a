import Synchronization

/// One connection, or the place for one: when its socket is closed, the next socket takes the same object.
///
/// It belongs to at most one thread at a time, its owner; `word` says whether there is one. Events, mailboxes,
/// deadlines and the drain have something for a connection. Whoever has becomes its owner if it is idle, and otherwise
/// marks it as called, upon which the owner looks again before letting go.
///
/// The word holds the number of the socket too, so that an event of an earlier socket is known for what it is.
final class Connection: @unchecked Sendable {
    // Proof for @unchecked: `index`, `epoll`, `word`, `letters` and `hasMail` are immutable, atomic or locked; all
    // else is touched by the owner alone, and ownership passes by a release and an acquire of `word`.

    let index: UInt32
    private let epoll: Int32
    private let word = Atomic<UInt64>(State.closed.rawValue)
    private let letters = Mutex(Letters())
    private let hasMail = Atomic<Bool>(false)

    var socket: Int32 = -1
    /// There if TLS is spoken on the socket.
    var tls: TLSSession?
    /// Whether epoll knows the socket.
    private var isRegistered = false
    /// Whether epoll tells of everything that arrives from now on, without being asked again.
    private var isStanding = false
    /// Whether the socket had nothing more when it was last looked at, since a worker took the connection up.
    var isDrained = false
    /// Whether less than there was room for is all that there is: not where the end of the sending side may have come
    /// with it, of which then nobody would be told again.
    var trustsShortReads = false
    /// Whether a worker has it because somebody has called, which may have been an event whose edge is gone.
    var mayHaveMissedEvent = false
    var peer = IPAddress(high: 0, low: 0)
    /// Whether it came when the server had begun to end: it is told so, and not waited for.
    private(set) var isLate = false
    /// There if the peer is one of them.
    var proxies: TrustedProxies?
    /// There while there are received bytes that are not answered.
    var reader: RequestReader?
    /// Bytes that were sent since a worker took it up.
    var sentInTurn = 0
    /// What of answered requests the socket has not taken yet.
    var unsent = UnsentBytes()
    /// Whether a request waits for its mailbox; with what, and what its answer must look like.
    private(set) var isParked = false
    private var parked: (any Sendable)?
    var form = ResponseForm()
    /// There from an answer that has no end until that end.
    var channel: ChannelState?
    /// Of the request that is being read or answered; the next one has the next number.
    var ticket: UInt64 = 0
    var phase = ConnectionPhase.busy
    /// No request is read any more; the socket is closed when everything is sent.
    var isClosing = false
    /// Whether the client may still be sending, so that an abrupt end could cost it the answer.
    var lingers = false
    var lingeredBytes = 0
    /// The client will send nothing more, though it may still be reading.
    var peerFinished = false
    /// The socket failed; nothing can be sent.
    var isBroken = false
    /// Who sends the body, where the handler has said so.
    var sender: ClientKey?
    /// Whose bytes it holds.
    var client: ClientKey { sender ?? ClientKey(peer) }
    /// What this connection's body has of the bytes that all bodies may have.
    var heldBody = ByteBudget.Holding()
    /// What of its answers the client has not taken, of the bytes that all answers may have.
    var heldAnswer = ByteBudget.Holding()

    private enum State: UInt64 {
        case idle, busy, called, closed
    }

    private struct Letters {
        /// Requests before this one are over.
        var leastTicket: UInt64 = 0
        var waiting: [(ticket: UInt64, message: any Sendable)] = []
    }

    init(index: UInt32, epoll: Int32) {
        self.index = index
        self.epoll = epoll
    }
}

// MARK: Ownership

extension Connection {
    /// The number of the socket, which tells it from earlier ones in the same place.
    private static func generation(_ word: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word >> 2) }

    private static func state(_ word: UInt64) -> State { State(rawValue: word & 3)! }

    private func change(_ word: UInt64, to state: State) -> Bool {
        self.word.compareExchange(
            expected: word, desired: word & ~3 | state.rawValue, ordering: .sequentiallyConsistent
        ).exchanged
    }

    /// What epoll says of this socket's events. Only for the owner.
    var token: EventToken {
        EventToken(index: index, generation: Self.generation(word.load(ordering: .relaxed)))
    }

    /// Takes a new socket into the closed place; the caller is its owner.
    func open(_ socket: Int32, from peer: IPAddress, isLate: Bool) {
        self.socket = socket
        self.peer = peer
        self.isLate = isLate
        isRegistered = false
        isStanding = false
        phase = .busy
        isClosing = false
        lingers = false
        lingeredBytes = 0
        peerFinished = false
        isBroken = false
        sender = nil
        word.store(word.load(ordering: .relaxed) & ~3 &+ 4 | State.busy.rawValue, ordering: .releasing)
    }

    /// Becomes the owner, if the connection is idle; marks it as called, if it has another one.
    ///
    /// - Parameter generation: the socket that is meant; nil for whichever there is.
    func acquire(generation: UInt32? = nil) -> Bool {
        while true {
            let word = self.word.load(ordering: .sequentiallyConsistent)
            if let generation, generation != Self.generation(word) { return false }
            switch Self.state(word) {
            case .closed, .called: return false
            case .idle: if change(word, to: .busy) { return true }
            case .busy: if change(word, to: .called) { return false }
            }
        }
    }

    /// Stops being the owner, unless somebody called meanwhile: then the owner looks again.
    func letGo() -> Bool {
        let word = self.word.load(ordering: .relaxed)
        if Self.state(word) == .busy, change(word, to: .idle) { return true }
        // Whoever finds `called` leaves it at that, so nobody else changes the word now.
        self.word.store(word & ~3 | State.busy.rawValue, ordering: .sequentiallyConsistent)
        return false
    }

    /// Has a worker look at the connection, whatever it waits for.
    ///
    /// An idle connection is owned while it is armed, because otherwise its socket could be closed, and its number
    /// be another connection's, before epoll hears of it.
    func call() {
        guard acquire() else { return }
        repeat { arm(.writable) } while !letGo()
    }

    /// Has epoll tell of the next of these events. Only for the owner.
    ///
    /// Who waits for a request is told of whatever arrives, by its edges: to ask for it once saves a system call for
    /// each request, a tenth of the smallest. An edge is not told twice, so nothing is asked only of sockets that have
    /// been read to their end; what arrives after that, and before the owner lets go, calls. Of others epoll looks
    /// whether there is something left when it is asked, as it does where an edge may have been missed: the end of a
    /// client whose request is parked would be read nowhere else. All else is told once.
    func arm(_ interest: Interest) {
        let knowsAll = interest.contains(.readable) ? isDrained : !mayHaveMissedEvent
        if isStanding, interest.isSubset(of: .arrivals), knowsAll { return }
        isStanding = interest == .readable
        let told = isStanding ? Interest.arrivals.union(.edge) : interest.union(.once)
        told.register(socket, token: token, in: epoll, isRegistered: isRegistered)
        isRegistered = true
    }

    var isOpen: Bool { Self.state(word.load(ordering: .sequentiallyConsistent)) != .closed }

    /// Ends the connection: the place is free for another. Only for the owner.
    func shut() {
        letters.withLock {
            ticket += 1
            $0.leastTicket = ticket
            $0.waiting.removeAll()
        }
        hasMail.store(false, ordering: .relaxed)
        unsent.removeAll()
        channel = nil
        if !isBroken { tls?.finishSending() }
        tls = nil
        closeSocket(socket)
        socket = -1
        word.store(word.load(ordering: .relaxed) & ~3 | State.closed.rawValue, ordering: .sequentiallyConsistent)
    }
}

// MARK: Parking

extension Connection {
    /// The request goes on when there is mail.
    func park(_ request: any Sendable, _ form: ResponseForm) {
        parked = request
        isParked = true
        self.form = form
    }

    /// The parked request, which is not parked any more.
    func unpark() -> (any Sendable)? {
        defer {
            parked = nil
            isParked = false
        }
        return isParked ? parked : nil
    }
}

// MARK: Mail

extension Connection {
    /// Of the current request.
    var mailbox: Mailbox { Mailbox(connection: self, ticket: ticket) }

    /// From any thread. What is meant for a request that is over is dropped, here or by the owner.
    func post(_ message: any Sendable, ticket: UInt64) {
        let isKept = letters.withLock {
            guard ticket >= $0.leastTicket else { return false }
            $0.waiting.append((ticket, message))
            return true
        }
        guard isKept else { return }
        hasMail.store(true, ordering: .sequentiallyConsistent)
        call()
    }

    /// Takes what was posted for the current request. Only for the owner.
    ///
    /// Without mail it costs one load, so that it may be asked on every turn.
    func takeMail() -> [any Sendable] {
        guard hasMail.load(ordering: .relaxed), hasMail.exchange(false, ordering: .sequentiallyConsistent) else {
            return []
        }
        let taken = letters.withLock {
            let taken = $0.waiting
            $0.waiting.removeAll()
            return taken
        }
        return taken.compactMap { $0.ticket == ticket ? $0.message : nil }
    }
}
