import Threads

/// A thread that does what it is given, one thing after the other, and lets no more than so many things wait. Those who
/// give it something take turns. What it does takes long, and gives way to whoever answers requests. What it has not
/// begun when clients are gone it forgets.
public final class SerialThread: Sendable {
    private let queue: WorkQueue<@Sendable () -> Void>
    private let thread: OwnedThread

    /// - Parameters:
    ///   - capacity: Things that may wait.
    ///   - capacityOfOne: Things of one client that may wait.
    init(capacity: Int, ofOne capacityOfOne: Int, _ clients: ClientPresence) {
        let queue = WorkQueue<@Sendable () -> Void>(capacity: capacity, ofOne: capacityOfOne)
        self.queue = queue
        thread = OwnedThread(.long) {
            while let work = queue.take() {
                if clients.isGiven { work() }
            }
        }
    }

    /// Has something done on the thread, when it is the client's turn.
    ///
    /// - Throws: `.overloaded` when too much waits, `.closed` when nobody will do it.
    public func submit(for client: Claimant, _ work: @escaping @Sendable () -> Void) throws(StoreError) {
        try queue.append(work, of: client)
    }

    /// Does what waits, and ends.
    func close() {
        queue.close()
        thread.join()
    }
}
