import Glibc

/// What a connection has run: how many statements, and of the latest ones how long each has taken.
///
/// By the coarse clock, which costs some nanoseconds and is right to a few milliseconds: it is there to say what was
/// slow.
public final class StatementJournal {
    public struct Entry: Hashable, Sendable {
        public var text: String
        public var milliseconds: Int
    }

    /// Entries that are kept; what comes after them is only counted.
    static let capacity = 100

    /// All statements since the connection was opened.
    public private(set) var count = 0
    private var entries: [Entry] = []

    init() { entries.reserveCapacity(StatementJournal.capacity) }

    /// Forgets the entries, not the count.
    public func begin() { entries.removeAll(keepingCapacity: true) }

    /// Those that have taken longest, each text once with all of its time.
    public func slowest(_ limit: Int) -> [Entry] {
        var sums: [String: Int] = [:]
        for entry in entries { sums[entry.text, default: 0] += entry.milliseconds }
        let sorted = sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return sorted.prefix(limit).map { Entry(text: $0.key, milliseconds: $0.value) }
    }

    func ran(_ text: String, since start: Int) {
        count += 1
        guard entries.count < StatementJournal.capacity else { return }
        entries.append(Entry(text: text, milliseconds: StatementJournal.now - start))
    }

    /// Milliseconds of a clock that nobody sets.
    static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
