/// The one thread that reads files to import: 10 MiB take half a second, for which a worker would answer nobody.
public final class FileReading: Sendable {
    /// Each waits with up to 10 MiB; who came last waits eight seconds.
    public static let capacity = 16

    private let queue = WorkQueue<@Sendable () -> Void>(capacity: capacity)
    private let thread: OwnedThread

    init() {
        let queue = queue
        thread = OwnedThread {
            while true {
                let work = queue.takeAll()
                if work.isEmpty { return }
                for item in work { item() }
            }
        }
    }

    /// Has a file read.
    ///
    /// - Throws: `.overloaded` when too many wait, `.closed` when nobody will read it.
    public func submit(_ work: @escaping @Sendable () -> Void) throws(StoreError) { try queue.append(work) }

    func close() {
        queue.close()
        thread.join()
    }
}
