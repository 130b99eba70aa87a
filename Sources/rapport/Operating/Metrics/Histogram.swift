/// How often something took how long: counts for classes of durations, each class twice or so as long as the one
/// before.
struct Histogram: Hashable, Sendable {
    /// Upper bounds in seconds; the last class has none.
    static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    private static let nanoseconds = bounds.map { Int64($0 * 1_000_000_000) }

    private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
    private(set) var sum: Int64 = 0

    mutating func add(nanoseconds: Int64) {
        var place = 0
        while place < Histogram.nanoseconds.count, nanoseconds > Histogram.nanoseconds[place] { place += 1 }
        counts[place] += 1
        sum += nanoseconds
    }

    mutating func add(_ other: Histogram) {
        for index in counts.indices { counts[index] += other.counts[index] }
        sum += other.sum
    }
}

/// Counts of few different things, of which the first ones come most often.
struct Tally<Key: Equatable & Sendable>: Sendable {
    private(set) var counts: [(key: Key, count: Int)] = []

    mutating func add(_ key: Key, _ count: Int = 1) {
        for index in counts.indices where counts[index].key == key {
            counts[index].count += count
            return
        }
        counts.append((key, count))
    }

    mutating func add(_ other: Tally) {
        for (key, count) in other.counts { add(key, count) }
    }
}
