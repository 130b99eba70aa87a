import Synchronization

/// The places for connections, and who has how many of them.
///
/// A place keeps its `Connection` for the server's life, so that a late event finds an object, if not its socket.
final class ConnectionTable: @unchecked Sendable {
    // Proof for @unchecked: a place and its deadline are written under the lock before `used` tells of them; after
    // that the place never changes and the deadline is atomic.

    /// Places beyond the limit, for connections that are being told that there are too many.
    private static let spare = 64

    private let places: UnsafeMutablePointer<Connection?>
    /// Apart from the connections, so that looking for those that are over reads a few pages and not ten thousand
    /// objects.
    private let deadlines: UnsafeMutablePointer<Atomic<Int64>>
    private let capacity: Int
    private let used = Atomic<Int>(0)
    private let register = Mutex(Register())
    private let limits: ServerLimits
    private let epoll: Int32

    private struct Register {
        var free: [UInt32] = []
        var open = 0
        /// Those of them that came when the server had begun to end.
        var late = 0
        var openBySubscriber: [IPAddress: Int] = [:]
    }

    enum Place {
        case admitted(Connection)
        /// There are too many; this one is only to be told so.
        case refused(Connection)
        /// There are even too many to be told.
        case none
    }

    init(limits: ServerLimits, epoll: Int32) {
        self.limits = limits
        self.epoll = epoll
        capacity = max(limits.connections, 1) + Self.spare
        places = .allocate(capacity: capacity)
        places.initialize(repeating: nil, count: capacity)
        deadlines = .allocate(capacity: capacity)
    }

    deinit {
        places.deinitialize(count: capacity)
        places.deallocate()
        deadlines.deinitialize(count: used.load(ordering: .acquiring))
        deadlines.deallocate()
    }

    /// The connection in this place; only for places that an event or `forEach` named.
    subscript(index: UInt32) -> Connection {
        // Every named place was filled before its name was given out.
        places[Int(index)]!
    }

    /// Finds a place for a socket and puts it there; the caller owns the connection.
    ///
    /// - Parameter isLate: whether nobody waits for its end.
    func open(_ socket: Int32, from peer: IPAddress, isLate: Bool) -> Place {
        register.withLock { register in
            guard let index = freePlace(&register) else { return .none }
            let isAdmitted = register.open < limits.connections && isWithinShare(peer, register)
            register.open += 1
            if isLate { register.late += 1 }
            register.openBySubscriber[peer.subscriber, default: 0] += 1
            let connection = self[index]
            connection.open(socket, from: peer, isLate: isLate)
            connection.proxies = limits.proxies.contains(peer) ? limits.proxies : nil
            return isAdmitted ? .admitted(connection) : .refused(connection)
        }
    }

    /// Ends a connection and frees its place. Only for the owner.
    ///
    /// - Returns: how many are left whose end is waited for.
    func close(_ connection: Connection) -> Int {
        deadlines[Int(connection.index)].store(.max, ordering: .relaxed)
        connection.shut()
        return register.withLock {
            $0.free.append(connection.index)
            $0.open -= 1
            if connection.isLate { $0.late -= 1 }
            let subscriber = connection.peer.subscriber
            if let others = $0.openBySubscriber[subscriber], others > 1 {
                $0.openBySubscriber[subscriber] = others - 1
            } else {
                $0.openBySubscriber[subscriber] = nil
            }
            return $0.open - $0.late
        }
    }

    var open: Int { register.withLock { $0.open } }

    /// Those that a server waits for that ends.
    var openBeforeDrain: Int { register.withLock { $0.open - $0.late } }

    private func freePlace(_ register: inout Register) -> UInt32? {
        if let index = register.free.popLast() { return index }
        let next = used.load(ordering: .relaxed)
        guard next < capacity else { return nil }
        places[next] = Connection(index: UInt32(next), epoll: epoll)
        (deadlines + next).initialize(to: Atomic(.max))
        used.store(next + 1, ordering: .releasing)
        return UInt32(next)
    }

    private func isWithinShare(_ peer: IPAddress, _ register: Register) -> Bool {
        if limits.exemptsLoopback && peer.isLoopback || limits.proxies.contains(peer) { return true }
        return register.openBySubscriber[peer.subscriber, default: 0] < limits.connectionsPerAddress
    }
}

// MARK: Deadlines

extension ConnectionTable {
    func setDeadline(of connection: Connection, to deadline: Int64) {
        deadlines[Int(connection.index)].store(deadline, ordering: .relaxed)
    }

    func isOver(_ connection: Connection, at now: Int64) -> Bool {
        deadlines[Int(connection.index)].load(ordering: .relaxed) <= now
    }

    /// All places that ever held a connection, those that are closed now included.
    func forEach(_ body: (Connection) -> Void) {
        for index in 0..<used.load(ordering: .acquiring) { body(self[UInt32(index)]) }
    }

    /// Those whose deadline has passed; their state may have changed before one owns them.
    func forEachOverdue(at now: Int64, _ body: (Connection) -> Void) {
        for index in 0..<used.load(ordering: .acquiring)
        where deadlines[index].load(ordering: .relaxed) <= now {
            body(self[UInt32(index)])
        }
    }
}
