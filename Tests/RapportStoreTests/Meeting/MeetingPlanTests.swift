import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

/// How SQLite reads lists of meetings: the table behind the view, by an index that has the rows in the list's order.
@Suite("Plans of lists of meetings")
struct MeetingPlanTests {
    let lists: ListPlans<MeetingFilter, MeetingOrder>
    private var test: TestStore { lists.test }
    private var anna: Viewer { lists.anna }

    init() throws {
        lists = try ListPlans(of: "meeting", selecting: "item.id, item.purpose") { PageOrder($0) }
    }

    @Test(
        arguments: [
            (nil, "meeting_by_start"),
            (MeetingOrder(field: .scheduledAt), "meeting_by_start"),
            (MeetingOrder(field: .createdAt), "meeting_by_creation"),
            (MeetingOrder(field: .createdAt, direction: .desc), "meeting_by_creation"),
        ] as [(MeetingOrder?, String)])
    func `every order of the viewer's list has an index, from both ends and from a cursor`(
        _ order: MeetingOrder?, _ index: String
    ) throws {
        try lists.expect(order, isReadBy: index)
    }

    @Test func `status and start are found in the index, and the total is counted there`() throws {
        let filter = MeetingFilter(
            status: .value(.init(eq: .value(.scheduled))), scheduledAt: .value(.init(gte: .value(test.clock.now))))
        #expect(
            try lists.plan(lists.statement(nil, filter).total) == [
                "SEARCH meeting USING COVERING INDEX meeting_by_start (owner_id=? AND scheduled_at>?)"
            ])
    }

    @Test func `the meetings of each contact are searched, never scanned or sorted`() throws {
        try lists.expectSearchesBelowContacts(in: [nil, MeetingOrder(field: .scheduledAt)])
    }

    @Test func `only what is selected of a meeting is looked up in other tables`() throws {
        let page = try lists.statement()
        #expect(try lists.plan(page.page(of: "item.id, item.timeline_at")).count == 1)
        let names = try lists.plan(page.page(of: "item.id, item.contact_name, item.interaction_id"))
        #expect(names.contains { $0.hasPrefix("SEARCH contact USING ") })
        #expect(
            names.contains("SEARCH interaction USING COVERING INDEX interaction_by_meeting (meeting_id=?)"), "\(names)")
        expectSearches(names)
    }

    @Test func `meetings are loaded by their ids`() throws {
        let plan = try lists.plan(
            """
            SELECT item.id, item.contact_name FROM \(table: [anna.id]) AS wanted CROSS JOIN meeting_item AS item
            WHERE item.id = wanted.key AND +item.owner_id = \(anna)
            """)
        #expect(plan.contains("SEARCH meeting USING INDEX sqlite_autoindex_meeting_1 (id=?)"), "\(plan)")
    }

    @Test func `the agenda is read where it lies`() throws {
        let (now, request) = (test.clock.now, try PageRequest())
        let source = test.reader.agendaSource(from: now, until: now.adding(days: 7))
        let statement = try test.reader.pageStatement(source, Agenda.soonestFirst, request, anna)
        #expect(
            try lists.plan(statement.page(of: "item.id, item.kind")) == [
                "SEARCH agenda USING PRIMARY KEY (owner_id=? AND starts_at>? AND starts_at<?)"
            ])
        expectSearches(try lists.plan(statement.total))
    }

    @Test func `earlier times are read where they lie`() throws {
        let plan = try lists.plan(
            """
            SELECT event.new_at FROM \(table: [anna.id]) AS item CROSS JOIN reschedule_event AS event
            WHERE event.subject_id = item.key AND +event.owner_id = \(anna) ORDER BY item.position, event.position
            """)
        #expect(plan.contains("SEARCH event USING PRIMARY KEY (subject_id=?)"), "\(plan)")
    }

    @Test func `what refers to a deleted row is found by an index`() throws {
        for (table, column, index) in [
            ("meeting", "contact_id", "meeting_by_contact"), ("meeting", "owner_id", "meeting_by_"),
            ("interaction", "meeting_id", "interaction_by_meeting"),
            ("reschedule_event", "owner_id", "reschedule_event_by_owner"),
        ] {
            try lists.expectIndex(of: column, in: table, index)
        }
    }
}
