import RapportTypes
import SQLite

extension Reader {
    /// Figures about the referrals that the viewer has asked for in a range: one statement, and one more for the
    /// applications that came of them, if these are wanted.
    ///
    /// Answered is what was given or refused: an expired request is no answer.
    public func referralAnalytics(
        in range: DateTimeRange, withApplications: Bool, for viewer: Viewer
    ) throws -> ReferralAnalytics {
        let counts = try referralCounts(in: range, for: viewer)
        let provided = counts.lazy.filter { $0.status == .provided }.reduce(0) { $0 + $1.count }
        let answered = counts.reduce(0) { $0 + $1.answered }
        let days = counts.reduce(0) { $0 + $1.daysToAnswer }
        return ReferralAnalytics(
            range: range, totalRequested: counts.reduce(0) { $0 + $1.count },
            byStatus: counts.map { ReferralStatusCount(status: $0.status, count: $0.count) },
            provideRate: answered == 0 ? nil : Double(provided) / Double(answered),
            averageDaysToAnswer: answered == 0 ? nil : days / Double(answered),
            applicationsFromReferrals: withApplications ? try applicationsFromReferrals(in: range, for: viewer) : 0)
    }

    private struct StatusCount {
        var status: ReferralStatus
        var count: Int
        /// Those that were given or refused.
        var answered: Int
        /// Of all of these together.
        var daysToAnswer: Double
    }

    /// Most frequent first, then by name.
    private func referralCounts(in range: DateTimeRange, for viewer: Viewer) throws -> [StatusCount] {
        try connection.rows(
            """
            SELECT status, count(*), count(answered_at), ifnull(sum(max(answered_at - requested_at, 0)), 0)
            FROM (SELECT status, requested_at,
                CASE status WHEN 'PROVIDED' THEN received_at WHEN 'DECLINED' THEN declined_at END AS answered_at
                FROM referral WHERE \(Reader.requested(in: range, by: viewer)))
            GROUP BY status ORDER BY count(*) DESC, status
            """
        ) { row in
            ReferralStatus(rawValue: row[0]).map {
                StatusCount(
                    status: $0, count: row[1], answered: row[2],
                    daysToAnswer: Double(row[3] as Int) / RelationshipStrength.millisecondsInDay)
            }
        }.compactMap { $0 }
    }

    private func applicationsFromReferrals(in range: DateTimeRange, for viewer: Viewer) throws -> Int {
        try connection.value(
            "SELECT count(DISTINCT application_id) FROM referral WHERE \(Reader.requested(in: range, by: viewer))") ?? 0
    }

    private static func requested(in range: DateTimeRange, by viewer: Viewer) -> SQL {
        "owner_id = \(viewer) AND requested_at >= \(range.start) AND requested_at < \(range.end)"
    }
}
