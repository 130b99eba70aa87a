import Batches
import RapportTypes
import SQLite

/// Counts interactions while SQLite reads them: all together, or those of each of some groups.
///
/// A million of them are counted, so the counters lie in raw memory: arrays took 20 ns more for each interaction.
final class InteractionCounter: RowVisitor {
    /// The columns that it takes.
    let columns: SQL
    private let places: Places
    private let buckets: TimeBuckets?
    private let bucketCount: Int
    private let groupCount: Int
    /// For each group its `Slots`.
    private let slots: UnsafeMutablePointer<Int>
    /// For each group and each bucket, how many of each type.
    private let frequency: UnsafeMutablePointer<Int32>
    /// With whom they are, all groups together.
    private(set) var people: Set<UUID> = []

    // The bucket of the last row, at first none: rows come in the order of time, so the next one is mostly in it too.
    private var bucket = 0
    private var bucketStart = Int64.max
    private var bucketEnd = Int64.min

    private let types = SymbolCodes.interactionTypes
    private let sentiments = SymbolCodes.sentiments

    /// - Parameters:
    ///   - groups: How many there are.
    ///   - group: The column with the number of the group, from 0; nil where there is only one.
    ///   - buckets: Where the frequency is wanted.
    init(_ figures: InteractionFigures, groups: Int = 1, by group: SQL? = nil, buckets: TimeBuckets? = nil) {
        (columns, places) = Places.columns(for: figures, by: group)
        self.buckets = buckets
        bucketCount = buckets?.count ?? 0
        groupCount = groups
        slots = .allocate(capacity: groups * Slots.count)
        slots.initialize(repeating: 0, count: groups * Slots.count)
        frequency = .allocate(capacity: groups * bucketCount * Slots.types)
        frequency.initialize(repeating: 0, count: groups * bucketCount * Slots.types)
    }

    deinit {
        slots.deallocate()
        frequency.deallocate()
    }

    // MARK: Counting

    override func visit(_ row: FunctionArguments) {
        let group = places.group < 0 ? 0 : Int(row.integer(places.group))
        let slots = self.slots + group * Slots.count
        let instant = row.integer(Places.occurredAt)
        let type = types.code(of: row.bytes(Places.type))
        slots[Slots.first] = slots[Slots.total] == 0 ? Int(instant) : min(slots[Slots.first], Int(instant))
        slots[Slots.last] = slots[Slots.total] == 0 ? Int(instant) : max(slots[Slots.last], Int(instant))
        slots[Slots.total] += 1
        slots[Slots.firstType + type] += 1
        if bucketCount > 0 {
            if instant < bucketStart || instant >= bucketEnd { findBucket(of: instant) }
            frequency[(group * bucketCount + bucket) * Slots.types + type] += 1
        }
        if places.duration >= 0 { countDuration(row, slots) }
        if places.sentiment >= 0 { countSentiment(row, slots) }
        if places.contact >= 0 { people.insert(UUID(bytes: row.bytes(places.contact).baseAddress!)) }
    }

    private func findBucket(of instant: Int64) {
        guard let buckets else { return }
        bucket = buckets.bucket(of: instant)
        bucketStart = bucket == 0 ? .min : buckets.boundaries[bucket - 1]
        bucketEnd = bucket == buckets.boundaries.count ? .max : buckets.boundaries[bucket]
    }

    private func countDuration(_ row: FunctionArguments, _ slots: UnsafeMutablePointer<Int>) {
        guard !row.isNull(places.duration) else { return }
        slots[Slots.durationSum] += Int(row.integer(places.duration))
        slots[Slots.durationCount] += 1
    }

    private func countSentiment(_ row: FunctionArguments, _ slots: UnsafeMutablePointer<Int>) {
        let isMissing = row.isNull(places.sentiment)
        let code = isMissing ? Slots.noSentiment : sentiments.code(of: row.bytes(places.sentiment))
        slots[Slots.firstSentiment + code] += 1
    }

    // MARK: Reading

    func total(_ group: Int) -> Int { slot(Slots.total, of: group) }
    func durations(_ group: Int) -> (sum: Int, count: Int) {
        (slot(Slots.durationSum, of: group), slot(Slots.durationCount, of: group))
    }

    /// Of a group that has any.
    func times(_ group: Int) -> (first: Int, last: Int) { (slot(Slots.first, of: group), slot(Slots.last, of: group)) }

    /// By the position of the type among the cases.
    func count(ofType type: Int, _ group: Int) -> Int { slot(Slots.firstType + type, of: group) }

    /// By the position of the sentiment among the cases; nil for those without one.
    func count(ofSentiment sentiment: Int?, _ group: Int) -> Int {
        slot(Slots.firstSentiment + (sentiment ?? Slots.noSentiment), of: group)
    }

    func count(ofType type: Int, inBucket bucket: Int, _ group: Int) -> Int {
        precondition(bucket < bucketCount && group < groupCount)
        return Int(frequency[(group * bucketCount + bucket) * Slots.types + type])
    }

    private func slot(_ slot: Int, of group: Int) -> Int {
        precondition(group < groupCount)
        return slots[group * Slots.count + slot]
    }
}

/// The counters of a group.
private enum Slots {
    static let total = 0
    static let first = 1
    static let last = 2
    static let durationSum = 3
    static let durationCount = 4
    static let firstType = 5
    /// A counter for each type, and one for a name that is none.
    static let types = 8
    static let firstSentiment = firstType + types
    /// Behind a counter for each sentiment, and one for a name that is none.
    static let noSentiment = 4
    static let count = firstSentiment + noSentiment + 1
}

/// Where the columns of a row are; -1 for those that are not read.
private struct Places {
    static let occurredAt = 0
    static let type = 1
    var group = -1
    var duration = -1
    var sentiment = -1
    var contact = -1

    static func columns(for figures: InteractionFigures, by group: SQL?) -> (columns: SQL, places: Places) {
        var columns: [SQL] = ["item.occurred_at", "item.type"]
        var places = Places()
        func place(_ column: SQL) -> Int {
            columns.append(column)
            return columns.count - 1
        }
        if let group { places.group = place(group) }
        if figures.contains(.durations) { places.duration = place("item.duration_minutes") }
        if figures.contains(.sentiments) { places.sentiment = place("item.sentiment") }
        if figures.contains(.people) { places.contact = place("item.contact_id") }
        return (columns.joined(separator: ", "), places)
    }
}
