import Threads

/// The timer that lets referrals expire, also those whose time has come while the server was down.
///
/// It hands the writer one slice at a time, so that other writes pass between any two.
final class ReferralExpiry: Sendable {
    /// After which pause it looks again.
    static let interval = Duration.seconds(30)
    /// Referrals of one slice, each with an event: no more than a large group of writes, so nobody waits longer for it.
    static let slice = 100

    /// Nothing is ever put into it: it is waited at until it is closed.
    private let queue: WorkQueue<Never>
    private let thread: OwnedThread

    /// Begins with a first slice: who opens a store finds expired what has expired, and the rest soon.
    init(_ writer: Writer, every interval: Duration = interval, onFault: @escaping @Sendable (any Error) -> Void) {
        let queue = WorkQueue<Never>(capacity: 0)
        self.queue = queue
        let hasMore = ReferralExpiry.expireSlice(writer, onFault)
        thread = OwnedThread(.long) {
            var hasMore = hasMore
            while true {
                _ = queue.take(patience: hasMore ? .zero : interval)
                if queue.isFinished { return }
                hasMore = ReferralExpiry.expireSlice(writer, onFault)
            }
        }
    }

    /// Waits for the slice that is being written, and leaves the others to the next run.
    func close() {
        queue.close()
        thread.join()
    }

    /// - Returns: Whether more is left to do now. What could not be done is tried again after the pause.
    private static func expireSlice(_ writer: Writer, _ onFault: (any Error) -> Void) -> Bool {
        do {
            return try writer.run { try $0.expireReferrals(limit: slice) } == slice
        } catch {
            // Too much waits, or the disk is full: others tell of it.
            if StoreFault(error) == .other { onFault(error) }
            return false
        }
    }
}
