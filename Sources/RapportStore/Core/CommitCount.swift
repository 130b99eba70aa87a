import Synchronization

/// How often something was committed: as long as it stays the same, so does the database.
///
/// One writer has the database for itself (`StoreLock`), so a reader may keep what it has read for as long. Counted
/// when a commit stands and before anybody is told of it: who comes after an acknowledged write finds another number.
final class CommitCount: Sendable {
    // The writer adds, anybody reads.
    private let count = Atomic<UInt64>(0)

    var current: UInt64 { count.load(ordering: .acquiring) }

    func add() { count.wrappingAdd(1, ordering: .releasing) }
}
