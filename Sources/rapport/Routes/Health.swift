import Synchronization

/// Whether the server takes requests.
final class Health: Sendable {
    enum State: Sendable {
        case ok
        /// The server is about to end.
        case draining
        /// The disk is full, or does not take writes. Reading goes on.
        case unwritable
    }

    // Set once by the thread that ends the server, read by all workers.
    private let draining = Atomic(false)
    private let canWrite: @Sendable () -> Bool

    init(canWrite: @escaping @Sendable () -> Bool = { true }) { self.canWrite = canWrite }

    var state: State { draining.load(ordering: .relaxed) ? .draining : canWrite() ? .ok : .unwritable }

    func drain() { draining.store(true, ordering: .relaxed) }
}
