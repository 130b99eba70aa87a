import Glibc
import RapportTypes

/// How strong a relationship is, from 0 to 100, by the interactions of a range.
///
///     strength = 100 · (0.4 · recency + 0.4 · frequency + 0.2 · sentiment)
///     recency = 2 ^ (-days since the latest / 30)
///     frequency = 1 - 2 ^ (-interactions in 30 days / 2)
///     sentiment = mean of 1 for positive, 0.5 for neutral and 0 for negative ones; 0.5 without any
///
/// Days count back from the end of the range, or from now where that is earlier. A range that is shorter than 30 days
/// counts as 30, so that one talk yesterday is not thirty a month. Without interactions the strength is 0.
///
/// So, all else being equal, a later latest interaction, more interactions, and better ones never make it less; one
/// that lies a day back never counts less than one that lies a year back.
struct RelationshipStrength {
    static let halfLifeDays = 30.0
    static let periodDays = 30.0
    static let interactionsInPeriodForHalf = 2.0

    /// From where days count back.
    let end: Int64
    /// How many times 30 days the range is long.
    let periods: Double

    init(in range: DateTimeRange, now: DateTime) {
        end = min(range.end, now).milliseconds
        let days = Double(end - range.start.milliseconds) / RelationshipStrength.millisecondsInDay
        periods = max(days, RelationshipStrength.periodDays) / RelationshipStrength.periodDays
    }

    /// - Parameters:
    ///   - sentiments: How many positive, neutral and negative ones there are.
    ///   - last: The latest interaction; the clock's tolerance may put it a little after now.
    func strength(
        interactions: Int, last: Int64, sentiments: (positive: Int, neutral: Int, negative: Int)
    ) -> Int {
        guard interactions > 0 else { return 0 }
        let daysSince = Double(max(end - last, 0)) / RelationshipStrength.millisecondsInDay
        let recency = exp2(-daysSince / RelationshipStrength.halfLifeDays)
        let perPeriod = Double(interactions) / periods
        let frequency = 1 - exp2(-perPeriod / RelationshipStrength.interactionsInPeriodForHalf)
        let rated = sentiments.positive + sentiments.neutral + sentiments.negative
        let sentiment =
            rated == 0 ? 0.5 : (Double(sentiments.positive) + Double(sentiments.neutral) / 2) / Double(rated)
        return Int((100 * (0.4 * recency + 0.4 * frequency + 0.2 * sentiment)).rounded())
    }

    static let millisecondsInDay = 86_400_000.0
}
