/// Decides how long a group of writes stays open for more.
///
/// A commit waits for the disk (95 to 160 µs), so writes that come together should share one. Nobody tells that more
/// are on their way, but the last group does: as many as it had are waited for, and a group that has outgrown it
/// waits for more. A lone write after lone writes waits for nothing.
struct GroupPace {
    /// How long the next write may be in coming.
    static let patience = Duration.microseconds(200)
    /// When a group has lasted this long, it is committed, whatever waits: with the next one others have their turn.
    static let longestGroup = Duration.milliseconds(5)
    static let largestGroup = 256
    /// After such a pause the last group says nothing.
    static let memory = Duration.milliseconds(20)

    private let longestGroup: Duration
    private var expected = 1
    private var lastClosed: ContinuousClock.Instant?

    init(longestGroup: Duration = longestGroup) { self.longestGroup = longestGroup }

    /// How long to wait for another write, if none waits already; nil to commit now.
    func patience(items: Int, since begin: ContinuousClock.Instant, now: ContinuousClock.Instant) -> Duration? {
        guard items < GroupPace.largestGroup, now - begin < longestGroup else { return nil }
        return items == expected(at: begin) ? .zero : GroupPace.patience
    }

    /// A group was committed.
    mutating func closed(items: Int, at now: ContinuousClock.Instant) {
        expected = max(items, 1)
        lastClosed = now
    }

    private func expected(at begin: ContinuousClock.Instant) -> Int {
        guard let lastClosed, begin - lastClosed < GroupPace.memory else { return 1 }
        return expected
    }
}
