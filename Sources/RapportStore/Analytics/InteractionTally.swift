import Batches
import RapportTypes
import SQLite

/// Counts of interactions, of one group or of several: of each of some contacts.
///
/// Filled row by row from an index. Two GROUP BY statements took five times as long, as SQLite sorts for them.
public struct InteractionTally {
    public let figures: InteractionFigures
    public let buckets: TimeBuckets?
    private var groups: [Group]
    /// For each group, how many of each type.
    private var types: [Int]
    /// For each group, how many of each sentiment; those without one come last.
    private var sentiments: [Int]
    /// For each group and each of its buckets, how many of each type.
    private var frequency: [Int32]
    /// Of the first group only.
    private var people: Set<UUID> = []
    /// The bucket of the last row: rows come in the order of time, so the next one is mostly in it too.
    private var place = BucketPlace()

    private struct Group {
        var total = 0
        var durationSum = 0
        var durationCount = 0
        var first = Int64.max
        var last = Int64.min
    }

    init(_ figures: InteractionFigures, groups: Int, buckets: TimeBuckets?) {
        let typeCount = SymbolCodes.interactionTypes.count
        self.figures = figures
        self.buckets = buckets
        self.groups = Array(repeating: Group(), count: groups)
        types = Array(repeating: 0, count: groups * typeCount)
        sentiments = Array(repeating: 0, count: groups * InteractionTally.sentimentSlots)
        frequency = Array(repeating: 0, count: groups * (buckets?.count ?? 0) * typeCount)
    }

    /// One slot for each sentiment, one for none that we know, one for none at all.
    private static let sentimentSlots = SymbolCodes.sentiments.count + 1
}

// MARK: Counting

extension InteractionTally {
    /// Where the columns of a row are. The first ones are always there.
    enum Columns {
        /// The group: 0, or the position of the contact.
        static let group = 0
        static let occurredAt = 1
        static let type = 2
    }

    /// The columns that the figures need: what `add` expects.
    static func columns(_ figures: InteractionFigures, group: SQL) -> SQL {
        var columns: [SQL] = [group, "item.occurred_at", "item.type"]
        if figures.contains(.durations) { columns.append("item.duration_minutes") }
        if figures.contains(.sentiments) { columns.append("item.sentiment") }
        if figures.contains(.people) { columns.append("item.contact_id") }
        return columns.joined(separator: ", ")
    }

    /// Counts one interaction.
    mutating func add(_ row: FunctionArguments) {
        let group = Int(row.integer(Columns.group))
        let instant = row.integer(Columns.occurredAt)
        let type = SymbolCodes.interactionTypes.code(of: row.bytes(Columns.type))
        let typeCount = SymbolCodes.interactionTypes.count
        groups[group].total += 1
        types[group * typeCount + type] += 1
        if figures.contains(.times) {
            groups[group].first = min(groups[group].first, instant)
            groups[group].last = max(groups[group].last, instant)
        }
        if let buckets {
            if !place.contains(instant) { place.move(to: instant, in: buckets) }
            frequency[(group * buckets.count + place.bucket) * typeCount + type] += 1
        }
        addOthers(row, group)
    }

    private mutating func addOthers(_ row: FunctionArguments, _ group: Int) {
        var column = Columns.type + 1
        if figures.contains(.durations) {
            if !row.isNull(column) {
                groups[group].durationSum += Int(row.integer(column))
                groups[group].durationCount += 1
            }
            column += 1
        }
        if figures.contains(.sentiments) {
            let code =
                row.isNull(column)
                ? InteractionTally.sentimentSlots - 1 : SymbolCodes.sentiments.code(of: row.bytes(column))
            sentiments[group * InteractionTally.sentimentSlots + code] += 1
            column += 1
        }
        if figures.contains(.people) { people.insert(UUID(bytes: row.bytes(column).baseAddress!)) }
    }
}

/// A bucket and the instants that lie in it.
private struct BucketPlace {
    var bucket = 0
    /// Nothing at first.
    private var start = Int64.max
    private var end = Int64.min

    func contains(_ instant: Int64) -> Bool { start <= instant && instant < end }

    mutating func move(to instant: Int64, in buckets: TimeBuckets) {
        bucket = buckets.bucket(of: instant)
        start = bucket == 0 ? .min : buckets.boundaries[bucket - 1]
        end = bucket == buckets.boundaries.count ? .max : buckets.boundaries[bucket]
    }
}

// MARK: Figures

extension InteractionTally {
    public func total(_ group: Int = 0) -> Int { groups[group].total }

    /// How many of each type: those that occur, most frequent first, then by name.
    public func byType(_ group: Int = 0) -> [InteractionTypeCount] {
        InteractionTally.typeCounts { types[group * SymbolCodes.interactionTypes.count + $0] }
    }

    /// How many of each sentiment: those that occur, most frequent first, then by name; none at all comes last of
    /// those that are as frequent.
    public func bySentiment(_ group: Int = 0) -> [SentimentCount] {
        let start = group * InteractionTally.sentimentSlots
        var counts = Sentiment.allCases.enumerated().map {
            SentimentCount(sentiment: $1, count: sentiments[start + $0])
        }
        counts.append(SentimentCount(count: sentiments[start + InteractionTally.sentimentSlots - 1]))
        return counts.filter { $0.count > 0 }.sorted {
            ($1.count, $0.sentiment == nil ? 1 : 0, $0.sentiment?.rawValue ?? "")
                < ($0.count, $1.sentiment == nil ? 1 : 0, $1.sentiment?.rawValue ?? "")
        }
    }

    /// How many in each bucket, empty ones included. Empty where that was not wanted.
    public func frequency(_ group: Int = 0) -> [FrequencyBucket] {
        guard let buckets else { return [] }
        return (0..<buckets.count).map { bucket in
            let start = (group * buckets.count + bucket) * SymbolCodes.interactionTypes.count
            let byType = InteractionTally.typeCounts { Int(frequency[start + $0]) }
            return FrequencyBucket(
                start: buckets.firstDay(of: bucket), end: buckets.lastDay(of: bucket),
                count: byType.reduce(0) { $0 + $1.count }, byType: byType)
        }
    }

    /// The mean length of those with a length, rounded half up; nil without any.
    public func averageDurationMinutes(_ group: Int = 0) -> Int? {
        let (sum, count) = (groups[group].durationSum, groups[group].durationCount)
        return count == 0 ? nil : (2 * sum + count) / (2 * count)
    }

    public func totalDurationMinutes(_ group: Int = 0) -> Int { groups[group].durationSum }

    public var distinctContacts: Int { people.count }

    /// The earliest; nil without any.
    public func firstInteractionAt(_ group: Int = 0) -> DateTime? {
        times(group).map { DateTime(milliseconds: $0.first) }
    }

    /// The latest; nil without any.
    public func lastInteractionAt(_ group: Int = 0) -> DateTime? {
        times(group).map { DateTime(milliseconds: $0.last) }
    }

    /// The mean days between one interaction and the next; nil below two.
    public func averageDaysBetween(_ group: Int = 0) -> Double? {
        guard let times = times(group), total(group) > 1 else { return nil }
        return Double(times.last - times.first) / 86_400_000 / Double(total(group) - 1)
    }

    /// From 0 to 100, as `RelationshipStrength` says.
    public func strength(_ group: Int = 0, in range: DateTimeRange, now: DateTime) -> Int {
        guard let times = times(group) else { return 0 }
        let start = group * InteractionTally.sentimentSlots
        func count(_ sentiment: Sentiment) -> Int {
            sentiments[start + (Sentiment.allCases.firstIndex(of: sentiment) ?? 0)]
        }
        return RelationshipStrength(in: range, now: now).strength(
            interactions: total(group), last: times.last,
            sentiments: (count(.positive), count(.neutral), count(.negative)))
    }

    /// Nil without interactions, and where the times were not wanted.
    private func times(_ group: Int) -> (first: Int64, last: Int64)? {
        guard figures.contains(.times), groups[group].total > 0 else { return nil }
        return (groups[group].first, groups[group].last)
    }

    private static func typeCounts(_ count: (Int) -> Int) -> [InteractionTypeCount] {
        InteractionType.allCases.enumerated().map { InteractionTypeCount(type: $1, count: count($0)) }
            .filter { $0.count > 0 }
            .sorted { ($1.count, $0.type.rawValue) < ($0.count, $1.type.rawValue) }
    }
}
