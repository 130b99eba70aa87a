/// The timer that lets referrals expire, also those whose time has come while the server was down.
///
/// It hands the writer one slice at a time, so that other writes pass between any two.
final class ReferralExpiry: Sendable {
    /// After which pause it looks again.
    static let interval = Duration.seconds(30)
    /// Referrals of one slice: some milliseconds.
    static let slice = 100

    /// Nothing ever waits here but the word to end.
    private let queue: WorkQueue<Void>
    private let thread: OwnedThread

    /// Begins with a first slice: who opens a store finds expired what has expired, and the rest soon.
    init(_ writer: Writer, every interval: Duration = interval, onFault: @escaping @Sendable (any Error) -> Void) {
        let queue = WorkQueue<Void>(capacity: 1)
        self.queue = queue
        let isFinished = ReferralExpiry.expireSlice(writer, onFault)
        thread = OwnedThread {
            var isFinished = isFinished
            while queue.takeAll(patience: isFinished ? interval : .zero).isEmpty {
                isFinished = ReferralExpiry.expireSlice(writer, onFault)
            }
        }
    }

    /// Waits for the slice that is being written, and leaves the others to the next run.
    func close() {
        try? queue.append(())
        queue.close()
        thread.join()
    }

    /// - Returns: Whether nothing is left to do for now: what could not be done is tried again after the pause.
    private static func expireSlice(_ writer: Writer, _ onFault: (any Error) -> Void) -> Bool {
        do {
            return try writer.run { try $0.expireReferrals(limit: slice) } < slice
        } catch {
            // Too much waits, or the disk is full: others tell of it.
            if StoreFault(error) == .other { onFault(error) }
            return true
        }
    }
}
