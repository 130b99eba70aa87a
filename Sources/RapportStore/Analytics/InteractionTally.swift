import RapportTypes

/// Figures about interactions: of all together, or of each of some contacts, called by their places.
///
/// What was not wanted is zero, empty or nil.
public struct InteractionTally {
    private let buckets: TimeBuckets?
    private let counter: InteractionCounter

    init(_ counter: InteractionCounter, _ buckets: TimeBuckets?) {
        self.counter = counter
        self.buckets = buckets
    }

    public func total(_ place: Int = 0) -> Int { counter.total(place) }

    /// How many of each type: those that occur, most frequent first, then by name.
    public func byType(_ place: Int = 0) -> [InteractionTypeCount] {
        InteractionTally.typeCounts { counter.count(ofType: $0, place) }
    }

    /// How many of each sentiment: those that occur, most frequent first, then by name; none at all comes last of
    /// those that are as frequent.
    public func bySentiment(_ place: Int = 0) -> [SentimentCount] {
        var counts = Sentiment.allCases.enumerated().map {
            SentimentCount(sentiment: $1, count: counter.count(ofSentiment: $0, place))
        }
        counts.append(SentimentCount(count: counter.count(ofSentiment: nil, place)))
        return counts.filter { $0.count > 0 }.sorted {
            ($1.count, $0.sentiment == nil ? 1 : 0, $0.sentiment?.rawValue ?? "")
                < ($0.count, $1.sentiment == nil ? 1 : 0, $1.sentiment?.rawValue ?? "")
        }
    }

    /// How many in each bucket, empty ones included.
    public func frequency(_ place: Int = 0) -> [FrequencyBucket] {
        guard let buckets else { return [] }
        return (0..<buckets.count).map { bucket in
            let byType = InteractionTally.typeCounts { counter.count(ofType: $0, inBucket: bucket, place) }
            return FrequencyBucket(
                start: buckets.firstDay(of: bucket), end: buckets.lastDay(of: bucket),
                count: byType.reduce(0) { $0 + $1.count }, byType: byType)
        }
    }

    private static func typeCounts(_ count: (Int) -> Int) -> [InteractionTypeCount] {
        var counts: [InteractionTypeCount] = []
        for (index, type) in InteractionType.allCases.enumerated() where count(index) > 0 {
            counts.append(InteractionTypeCount(type: type, count: count(index)))
        }
        return counts.sorted { $0.count != $1.count ? $0.count > $1.count : $0.type.rawValue < $1.type.rawValue }
    }

    // MARK: Lengths and people

    /// The mean length of those with a length, rounded half up; nil without any.
    public func averageDurationMinutes(_ place: Int = 0) -> Int? {
        let durations = counter.durations(place)
        return durations.count == 0 ? nil : (2 * durations.sum + durations.count) / (2 * durations.count)
    }

    public func totalDurationMinutes(_ place: Int = 0) -> Int { counter.durations(place).sum }

    /// With how many people, in all places together.
    public var distinctContacts: Int { counter.people.count }

    // MARK: Times

    /// The earliest; nil without any.
    public func firstInteractionAt(_ place: Int = 0) -> DateTime? {
        times(place).map { DateTime(milliseconds: Int64($0.first)) }
    }

    /// The latest; nil without any.
    public func lastInteractionAt(_ place: Int = 0) -> DateTime? {
        times(place).map { DateTime(milliseconds: Int64($0.last)) }
    }

    /// The mean days between one interaction and the next; nil below two.
    public func averageDaysBetween(_ place: Int = 0) -> Double? {
        guard let times = times(place), total(place) > 1 else { return nil }
        return Double(times.last - times.first) / 86_400_000 / Double(total(place) - 1)
    }

    /// From 0 to 100, as `RelationshipStrength` says.
    public func strength(_ place: Int = 0, in range: DateTimeRange, now: DateTime) -> Int {
        guard let times = times(place) else { return 0 }
        func count(_ sentiment: Sentiment) -> Int {
            counter.count(ofSentiment: SymbolCodes.sentiments.code(of: sentiment), place)
        }
        return RelationshipStrength(in: range, now: now).strength(
            interactions: total(place), last: Int64(times.last),
            sentiments: (count(.positive), count(.neutral), count(.negative)))
    }

    private func times(_ place: Int) -> (first: Int, last: Int)? { total(place) == 0 ? nil : counter.times(place) }
}
