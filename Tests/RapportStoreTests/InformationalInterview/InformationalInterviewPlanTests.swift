import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

/// How SQLite reads lists of informational interviews: the table behind the view, by an index that has the rows in the
/// list's order.
@Suite("Plans of lists of informational interviews")
struct InformationalInterviewPlanTests {
    let lists: ListPlans<InformationalInterviewFilter, InformationalInterviewOrder>

    init() throws {
        lists = try ListPlans(of: "informational_interview", selecting: "item.id, item.notes") { PageOrder($0) }
    }

    @Test(
        arguments: [
            (nil, "informational_interview_by_time"),
            (InformationalInterviewOrder(field: .scheduledAt), "informational_interview_by_start"),
            (
                InformationalInterviewOrder(field: .scheduledAt, direction: .desc),
                "informational_interview_by_latest_start"
            ),
            (
                InformationalInterviewOrder(field: .conductedAt, direction: .desc),
                "informational_interview_by_latest_conduct"
            ),
            (InformationalInterviewOrder(field: .createdAt), "informational_interview_by_creation"),
            (InformationalInterviewOrder(field: .createdAt, direction: .desc), "informational_interview_by_creation"),
        ] as [(InformationalInterviewOrder?, String)])
    func `every order has an index in the direction that people ask for, from both ends and from a cursor`(
        _ order: InformationalInterviewOrder?, _ index: String
    ) throws {
        try lists.expect(order, isReadBy: index)
    }

    @Test func `those of each contact are searched, never scanned or sorted`() throws {
        try lists.expectSearchesBelowContacts()
    }
}
