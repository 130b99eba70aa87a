import RapportTypes
import Testing

import struct Batches.UUID

@testable import RapportStore
@testable import SQLite

/// How SQLite reads what figures are made of.
@Suite("Plans of figures")
struct AnalyticsPlanTests {
    let test: TestStore
    let anna: Viewer
    let range: DateTimeRange

    init() throws {
        test = try TestStore()
        anna = try test.viewer()
        range = DateTimeRange(start: try DateTime("2026-01-01T00:00:00Z"), end: try DateTime("2026-02-01T00:00:00Z"))
    }

    /// The plans of the statements that are run.
    private func plans(_ body: () throws -> Void) throws -> [[String]] {
        var statements: [String] = []
        test.reader.statementObserver = { statements.append($0) }
        try body()
        test.reader.statementObserver = nil
        return try statements.map { text in
            // Parameters without a value are NULL, which changes no plan.
            let unbound = text.replacing("?", with: "NULL")
            return try test.reader.connection.plan(of: SQL(stringLiteral: unbound))
        }
    }

    @Test func `all figures of all interactions are one pass over one index`() throws {
        let all: InteractionFigures = [.total, .types, .sentiments, .durations, .frequency, .times, .people]
        let plans = try plans { _ = try test.reader.interactionTally(in: range, all, buckets: nil, for: anna) }
        #expect(
            plans == [
                [
                    "SEARCH item USING COVERING INDEX interaction_by_owner (owner_id=? AND occurred_at>? AND occurred_at<?)"
                ]
            ])
    }

    @Test(arguments: ContactAnalyticsOrderField.allCases)
    func `an order of contacts is one pass over the same index`(field: ContactAnalyticsOrderField) throws {
        let plans = try plans {
            _ = try test.reader.contacts(
                withInteractionsIn: range, only: nil, by: ContactAnalyticsOrder(field: field), PageRequest(), .id,
                for: anna)
        }
        #expect(
            plans == [
                [
                    "SEARCH item USING COVERING INDEX interaction_by_owner (owner_id=? AND occurred_at>? AND occurred_at<?)"
                ]
            ])
    }

    @Test func `figures of contacts read the rows of each contact, which lie together`() throws {
        let contacts = [UUID(high: 1, low: 1), UUID(high: 1, low: 2)]
        let plans = try plans {
            _ = try test.reader.interactionTally(
                ofEach: contacts, in: range, [.types, .times], buckets: nil, for: anna)
        }
        #expect(
            plans == [
                [
                    "SCAN wanted VIRTUAL TABLE INDEX 0:",
                    "SEARCH item USING PRIMARY KEY (contact_id=? AND occurred_at>? AND occurred_at<?)",
                ]
            ])
    }

    @Test func `figures of the network read the viewer's contacts by an index, and sort companies at most`() throws {
        let plans = try plans {
            _ = try test.reader.contactsByRelationship(for: anna)
            _ = try test.reader.topCompanies(10, for: anna)
            _ = try test.reader.overdueContacts(for: anna)
            _ = try test.reader.contactsNeverContacted(for: anna)
        }
        #expect(
            plans == [
                ["SEARCH contact USING COVERING INDEX contact_by_name (owner_id=?)"],
                [
                    "CO-ROUTINE top",
                    "SEARCH contact USING COVERING INDEX contact_of_company (owner_id=? AND company_folded>?)",
                    "USE TEMP B-TREE FOR ORDER BY",
                    "SCAN top",
                    "CORRELATED SCALAR SUBQUERY 1",
                    "SEARCH contact USING COVERING INDEX contact_of_company (owner_id=? AND company_folded=?)",
                ],
                ["SEARCH contact USING INDEX contact_by_due (owner_id=? AND <expr><?)"],
                [
                    "SEARCH contact USING COVERING INDEX contact_by_name (owner_id=?)",
                    "CORRELATED SCALAR SUBQUERY 1",
                    "SEARCH interaction USING PRIMARY KEY (contact_id=?)",
                ],
            ])
    }

    @Test func `figures of referrals and of interviews read those of the range`() throws {
        let plans = try plans {
            _ = try test.reader.referralAnalytics(in: range, withApplications: true, for: anna)
            _ = try test.reader.interviewAnalytics(in: range, [.thanked, .rescheduled], for: anna)
        }
        let referrals =
            "SEARCH referral USING INDEX referral_by_request (owner_id=? AND requested_at>? AND requested_at<?)"
        #expect(
            plans == [
                [referrals, "USE TEMP B-TREE FOR GROUP BY", "USE TEMP B-TREE FOR ORDER BY"],
                ["USE TEMP B-TREE FOR count(DISTINCT)", referrals],
                [
                    "SEARCH interview USING INDEX interview_by_start (owner_id=? AND scheduled_at>? AND scheduled_at<?)",
                    "USE TEMP B-TREE FOR GROUP BY",
                    "CORRELATED SCALAR SUBQUERY 1",
                    "SEARCH thank_you_note USING PRIMARY KEY (subject_id=?)",
                    "CORRELATED SCALAR SUBQUERY 2",
                    "SEARCH reschedule_event USING PRIMARY KEY (subject_id=?)",
                ],
            ])
    }
}
