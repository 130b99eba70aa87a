import Synchronization

/// What connections may hold of the memory for one purpose, the bodies that are on their way or the answers that are
/// not taken: all of them together, and those of one client.
///
/// It counts what is there, because that is what is held. A body that is announced and does not come costs nothing, so
/// that nobody can have others refused by a number. The first bytes of each connection do not count: who sends or asks
/// for little never waits for those who have much, and how many connections there may be bounds them.
final class ByteBudget: Sendable {
    /// What one connection holds, of whose share. Only for its owner.
    struct Holding {
        fileprivate(set) var bytes = 0
        fileprivate var client = ClientKey(high: 0, low: 0)
    }

    private struct Held {
        var total = 0
        var shares: [ClientKey: Int] = [:]
    }

    /// Taken by whoever holds more than what does not count.
    private let held = Mutex(Held())
    private let maximum: Int
    private let uncounted: Int

    init(maximum: Int, uncounted: Int) {
        self.maximum = maximum
        self.uncounted = uncounted
    }

    /// Bytes that count now.
    var total: Int { held.withLock { $0.total } }

    /// A connection holds more, or as much as before.
    ///
    /// One client has a quarter of all that there is; a single connection may always have as much as one may.
    ///
    /// - Parameter count: Bytes that it holds in all.
    /// - Returns: false if there is no room for them.
    func hold(_ count: Int, of client: ClientKey, in holding: inout Holding) -> Bool {
        let more = count - uncounted - holding.bytes
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

    /// Nothing is held any more.
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
