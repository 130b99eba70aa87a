import RapportTypes
import Testing

@testable import RapportStore

@Suite("The strength of a relationship")
struct RelationshipStrengthTests {
    private let end: DateTime
    private let range: DateTimeRange

    init() throws {
        end = try DateTime("2026-11-20T00:00:00Z")
        range = DateTimeRange(start: end.adding(days: -90), end: end)
    }

    private func strength(
        _ interactions: Int, daysSince: Double = 0, _ sentiments: (Int, Int, Int) = (0, 0, 0),
        in range: DateTimeRange? = nil
    ) -> Int {
        RelationshipStrength(in: range ?? self.range, now: end).strength(
            interactions: interactions, last: end.milliseconds - Int64(daysSince * 86_400_000), sentiments: sentiments)
    }

    @Test func `it is what its formula says`() {
        // Recency 1, half, a quarter; six in 90 days are two in 30: half.
        #expect(strength(6) == 40 + 20 + 10)
        #expect(strength(6, daysSince: 30) == 20 + 20 + 10)
        #expect(strength(6, daysSince: 60) == 10 + 20 + 10)
        // Four in 30 days: three quarters.
        #expect(strength(12) == 40 + 30 + 10)
        #expect(strength(6, (6, 0, 0)) == 40 + 20 + 20)
        #expect(strength(6, (0, 6, 0)) == 40 + 20 + 10)
        #expect(strength(6, (0, 0, 6)) == 40 + 20 + 0)
        #expect(strength(6, (1, 0, 1)) == 40 + 20 + 10)
        #expect(strength(0) == 0)
    }

    @Test func `it lies between 0 and 100`() {
        #expect(strength(1_000_000, (1_000_000, 0, 0)) == 100)
        #expect(strength(1, daysSince: 89, (0, 0, 1)) == 9)
        // The clock's tolerance lets an interaction lie five minutes ahead.
        #expect(strength(1_000_000, daysSince: -1, (1, 0, 0)) == 100)
    }

    @Test func `a later latest interaction never makes it less`() {
        let strengths = stride(from: 90.0, through: 0, by: -0.5).map { strength(3, daysSince: $0) }
        #expect(strengths == strengths.sorted() && strengths.first! < strengths.last!)
    }

    @Test func `more interactions never make it less`() {
        let strengths = (0...100).map { strength($0, daysSince: 10) }
        #expect(strengths == strengths.sorted() && strengths.first! < strengths.last!)
    }

    @Test func `a better sentiment never makes it less`() {
        for total in 1...6 {
            let byPositive = (0...total).map { strength(total, ($0, 0, total - $0)) }
            #expect(byPositive == byPositive.sorted() && byPositive.first! < byPositive.last!)
            let byNeutral = (0...total).map { strength(total, (0, $0, total - $0)) }
            #expect(byNeutral == byNeutral.sorted() && byNeutral.first! < byNeutral.last!)
        }
    }

    @Test func `a range that goes on after now ends now, and a short one counts as 30 days`() {
        let open = DateTimeRange(start: range.start, end: end.adding(days: 365))
        #expect(strength(6, in: open) == strength(6))
        let day = DateTimeRange(start: end.adding(days: -1), end: end)
        #expect(strength(1, in: day) == strength(3))
        let month = DateTimeRange(start: end.adding(days: -30), end: end)
        #expect(strength(1, in: month) == strength(3))
    }
}
