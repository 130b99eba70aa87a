/// A thread that does what it is given, one thing after the other, and lets no more than so many things wait.
public final class SerialThread: Sendable {
    private let queue: WorkQueue<@Sendable () -> Void>
    private let thread: OwnedThread

    init(capacity: Int) {
        let queue = WorkQueue<@Sendable () -> Void>(capacity: capacity)
        self.queue = queue
        thread = OwnedThread {
            while true {
                let work = queue.takeAll()
                if work.isEmpty { return }
                for item in work { item() }
            }
        }
    }

    /// Has something done on the thread.
    ///
    /// - Throws: `.overloaded` when too much waits, `.closed` when nobody will do it.
    public func submit(_ work: @escaping @Sendable () -> Void) throws(StoreError) { try queue.append(work) }

    /// Does what waits, and ends.
    func close() {
        queue.close()
        thread.join()
    }
}
