import Synchronization

/// Whether the server takes requests. Set once by the thread that ends the server, read by all workers.
final class Health: Sendable {
    private let draining = Atomic(false)

    var isDraining: Bool { draining.load(ordering: .relaxed) }

    func drain() { draining.store(true, ordering: .relaxed) }
}
