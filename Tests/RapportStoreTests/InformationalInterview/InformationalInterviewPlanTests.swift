import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

/// How SQLite reads lists of informational interviews: the table behind the view, by an index that has the rows in the
/// list's order.
@Suite("Plans of lists of informational interviews")
struct InformationalInterviewPlanTests {
    let test: TestStore
    let anna: Viewer

    init() throws {
        test = try TestStore()
        anna = try test.viewer()
    }

    private func statement(
        _ order: InformationalInterviewOrder? = nil, _ request: PageRequest? = nil
    ) throws -> PageStatement {
        let request = try request ?? PageRequest()
        return try test.reader.pageStatement(
            test.reader.source(of: InformationalInterviewList(page: request), for: anna), PageOrder(order), request,
            anna)
    }

    private func plan(_ sql: SQL) throws -> [String] { try test.reader.connection.plan(of: sql) }

    private func cursor(_ order: InformationalInterviewOrder?) -> String {
        test.reader.cursors.encode(Cursor(key: .integer(5), id: anna.id), of: PageOrder(order))
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
        let search = "SEARCH informational_interview USING INDEX \(index) (owner_id=?"
        let list: SQL = "item.id, item.notes"
        #expect(try plan(statement(order).page(of: list)) == [search + ")"])
        #expect(try plan(statement(order, PageRequest(last: 10)).page(of: list)) == [search + ")"])
        for request in [try PageRequest(after: cursor(order)), try PageRequest(last: 5, before: cursor(order))] {
            let plan = try plan(statement(order, request).page(of: list))
            #expect(plan.count == 1 && plan[0].hasPrefix(search + " AND "), "\(plan)")
        }
    }

    @Test func `those of each contact are searched, never scanned or sorted`() throws {
        for request in [
            try PageRequest(first: 3), try PageRequest(last: 3), try PageRequest(first: 3, after: cursor(nil)),
        ] {
            let statement = try statement(nil, request)
            let sql = statement.pages(of: "item.id, item.notes", forEach: [anna.id], by: "contact_id")
            expectSearches(try plan(sql))
            expectSearches(try plan(statement.totals(forEach: [anna.id], by: "contact_id")))
        }
    }
}
