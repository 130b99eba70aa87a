import Synchronization

/// Whether the database can be written, as the last attempt has shown.
///
/// A full disk is no reason to end: what is there can be read, and room may be made at any time.
final class Writability: Sendable {
    // Stored by the writer's thread, read by any.
    private let state = Atomic(true)

    var canWrite: Bool { state.load(ordering: .relaxed) }

    /// - Returns: Whether that is news.
    func learn(canWrite: Bool) -> Bool { state.exchange(canWrite, ordering: .relaxed) != canWrite }
}
