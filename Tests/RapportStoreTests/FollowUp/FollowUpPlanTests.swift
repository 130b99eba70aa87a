import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

@Suite("Plans of follow-ups")
struct FollowUpPlanTests {
    let test: TestStore
    let viewer: Viewer
    var reader: Reader { test.reader }

    init() throws {
        test = try TestStore()
        viewer = try test.viewer()
    }

    private func statement(_ list: FollowUpList) throws -> PageStatement {
        try reader.pageStatement(
            reader.followUpSource(list.filter, for: viewer), PageOrder(list.order), list.page, viewer)
    }

    private func plan(_ list: FollowUpList) throws -> [String] {
        try reader.connection.plan(of: statement(list).page(of: "item.id, item.title, item.is_overdue"))
    }

    @Test(arguments: [
        (FollowUpOrder(field: .dueAt), "follow_up_by_due"),
        (FollowUpOrder(field: .dueAt, direction: .desc), "follow_up_by_latest_due"),
        (FollowUpOrder(field: .createdAt), "follow_up_by_creation"),
        (FollowUpOrder(field: .createdAt, direction: .desc), "follow_up_by_creation"),
    ])
    func `every order of the viewer's list has an index`(_ order: FollowUpOrder, _ index: String) throws {
        for page in [try PageRequest(first: 3), try PageRequest(last: 3)] {
            #expect(
                try plan(FollowUpList(order: order, page: page)) == [
                    "SEARCH follow_up USING INDEX \(index) (owner_id=?)"
                ])
        }
    }

    @Test func `what is open comes in the order of its due time by an index`() throws {
        let filter = FollowUpFilter(status: .value(.init(eq: .value(.open))))
        #expect(
            try plan(FollowUpList(filter: filter, page: PageRequest(first: 3)))
                == ["SEARCH follow_up USING INDEX follow_up_by_status (owner_id=? AND status=?)"])
    }

    @Test func `those of contacts and of subjects are searched in their order, never sorted`() throws {
        let parents = (1...5).map { UUID(high: 1, low: $0) }
        for request in [try PageRequest(first: 3), try PageRequest(last: 3)] {
            let statement = try statement(FollowUpList(page: request))
            for column: SQL in ["contact_id", "subject_id"] {
                expectSearches(
                    try reader.connection.plan(of: statement.pages(of: "item.id", forEach: parents, by: column)))
                expectSearches(try reader.connection.plan(of: statement.totals(forEach: parents, by: column)))
            }
        }
    }

    @Test func `with whom something is left to do is read once, from what is open`() throws {
        var compiler = FilterCompiler(for: viewer)
        let condition = try #require(try compiler.openFollowUp(.value(true)))
        let plan = try reader.connection.plan(
            of: "SELECT id FROM contact AS item WHERE owner_id = \(viewer) AND \(condition)")
        #expect(plan.contains("SEARCH open USING INDEX follow_up_by_status (owner_id=? AND status=?)"), "\(plan)")
        #expect(plan.contains { $0.hasPrefix("LIST SUBQUERY") }, "\(plan)")
    }

    // MARK: The list of subjects

    @Test func `every kind of subject has a table whose deleted rows take their follow-ups with them`() throws {
        for kind in FollowUpSubjects.all {
            let triggers: [String] = try reader.connection.values(
                "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = \(kind.table.text)")
            #expect(
                triggers.contains {
                    $0.contains("AFTER DELETE ON \(kind.table.text)")
                        && $0.contains("DELETE FROM follow_up WHERE subject_id = old.id")
                }, "\(kind.name)")
            let flag: SQL = kind.flag ?? "NULL"
            _ = try reader.connection.plan(of: "SELECT \(kind.contact), \(flag) FROM \(kind.table) AS item")
        }
        #expect(Set(FollowUpSubjects.all.map(\.name)).count == FollowUpSubjects.all.count)
    }
}
