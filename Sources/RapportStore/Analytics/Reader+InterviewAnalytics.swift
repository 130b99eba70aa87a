import RapportTypes
import SQLite

/// Which shares of job interviews are wanted: each is a look-up for every interview.
public struct InterviewShares: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Of those with a thank-you note.
    public static let thanked = InterviewShares(rawValue: 1)
    /// Of those that were rescheduled.
    public static let rescheduled = InterviewShares(rawValue: 2)
}

extension Reader {
    /// Figures about the viewer's job interviews that start in a range: one statement.
    ///
    /// What was called off counts among the statuses and nowhere else.
    public func interviewAnalytics(
        in range: DateTimeRange, _ shares: InterviewShares, for viewer: Viewer
    ) throws -> InterviewAnalytics {
        let all = try interviewCounts(in: range, shares, for: viewer)
        let held = all.filter { $0.status != .cancelled }
        let completed = all.filter { $0.status == .completed }
        return InterviewAnalytics(
            range: range, totalInterviews: held.sum(\.count),
            byType: held.grouped(by: \.type).map { type, counts in
                InterviewTypeCount(
                    type: type, count: counts.sum(\.count), averagePerformanceRating: counts.averageRating)
            },
            byStatus: all.grouped(by: \.status).map { status, counts in
                InterviewStatusCount(status: status, count: counts.sum(\.count))
            },
            averagePerformanceRating: held.averageRating,
            thankYouRate: InterviewCount.share(completed.sum(\.thanked), of: completed.sum(\.count)),
            rescheduleRate: InterviewCount.share(held.sum(\.rescheduled), of: held.sum(\.count)))
    }

    private func interviewCounts(
        in range: DateTimeRange, _ shares: InterviewShares, for viewer: Viewer
    ) throws -> [InterviewCount] {
        let thanked: SQL = "EXISTS (SELECT 1 FROM thank_you_note WHERE subject_id = interview.id)"
        let rescheduled: SQL = "EXISTS (SELECT 1 FROM reschedule_event WHERE subject_id = interview.id)"
        return try connection.rows(
            """
            SELECT type, status, count(*), count(performance_rating), ifnull(sum(performance_rating), 0),
                sum(\(shares.contains(.thanked) ? thanked : "0")),
                sum(\(shares.contains(.rescheduled) ? rescheduled : "0"))
            FROM interview
            WHERE owner_id = \(viewer) AND scheduled_at >= \(range.start) AND scheduled_at < \(range.end)
            GROUP BY type, status
            """
        ) { row in
            guard let type = InterviewType(rawValue: row[0]), let status = InterviewStatus(rawValue: row[1]) else {
                return nil
            }
            return InterviewCount(
                type: type, status: status, count: row[2], rated: row[3], ratingSum: row[4], thanked: row[5],
                rescheduled: row[6])
        }.compactMap { $0 }
    }
}

/// How many interviews there are of one kind in one status.
private struct InterviewCount {
    var type: InterviewType
    var status: InterviewStatus
    var count: Int
    /// Those with a rating.
    var rated: Int
    var ratingSum: Int
    var thanked: Int
    var rescheduled: Int

    /// Nil where there is nothing to share.
    static func share(_ part: Int, of whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }
}

extension [InterviewCount] {
    fileprivate func sum(_ figure: KeyPath<InterviewCount, Int>) -> Int { reduce(0) { $0 + $1[keyPath: figure] } }

    /// The mean of those with a rating; nil without any.
    fileprivate var averageRating: Double? { InterviewCount.share(sum(\.ratingSum), of: sum(\.rated)) }

    /// Those that have something in common, most frequent first, then by name.
    fileprivate func grouped<G: Hashable & RawRepresentable<String>>(
        by group: KeyPath<InterviewCount, G>
    ) -> [(G, [InterviewCount])] {
        Dictionary(grouping: self) { $0[keyPath: group] }.map { ($0, $1) }
            .sorted { ($1.1.sum(\.count), $0.0.rawValue) < ($0.1.sum(\.count), $1.0.rawValue) }
    }
}
