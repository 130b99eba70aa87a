import Synchronization

/// What the bodies that are on their way may hold of the memory: all of them together, and those of one client.
///
/// It counts what has arrived, because that is what is held. A body that is announced and does not come costs nothing, so
/// that nobody can have others refused by a number. The first bytes of each body do not count: who sends little never
/// waits for those who send much, and how many connections there may be bounds them.
final class BodyBudget: Sendable {
    /// What one body holds, of whose share. Only for the connection's owner.
    struct Holding {
        fileprivate(set) var bytes = 0
        fileprivate var client = ClientKey(high: 0, low: 0)
    }

    private struct Held {
        var total = 0
        var shares: [ClientKey: Int] = [:]
    }

    /// Taken by whoever receives more of a large body.
    private let held = Mutex(Held())
    private let maximum: Int
    private let uncounted: Int

    init(_ limits: ServerLimits) {
        maximum = limits.bodiesInFlight
        uncounted = limits.uncountedBody
    }

    /// Bytes that count now.
    var total: Int { held.withLock { $0.total } }

    /// More of a body has arrived.
    ///
    /// One client's bodies have a quarter of all that there is; a single one may always be as large as a body may be.
    ///
    /// - Parameter arrived: Bytes of the whole body that are there.
    /// - Returns: false if there is no room for them.
    func hold(_ arrived: Int, of client: ClientKey, in holding: inout Holding) -> Bool {
        let more = arrived - uncounted - holding.bytes
        guard more > 0 else { return true }
        if holding.bytes == 0 { holding.client = client }
        let (owner, before) = (holding.client, holding.bytes)
        let hasRoom = held.withLock { held in
            let share = held.shares[owner, default: 0]
            guard held.total + more <= maximum, share == before || share + more <= maximum / 4 else { return false }
            held.total += more
            held.shares[owner] = share + more
            return true
        }
        if hasRoom { holding.bytes += more }
        return hasRoom
    }

    /// The body is not held any more.
    func release(_ holding: inout Holding) {
        guard holding.bytes > 0 else { return }
        let (owner, bytes) = (holding.client, holding.bytes)
        held.withLock { held in
            held.total -= bytes
            let rest = held.shares[owner, default: bytes] - bytes
            held.shares[owner] = rest > 0 ? rest : nil
        }
        holding.bytes = 0
    }
}
