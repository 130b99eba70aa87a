import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

/// How SQLite reads lists of interviews: the table behind the view, by an index that has the rows in the list's order.
@Suite("Plans of lists of interviews")
struct InterviewPlanTests {
    let lists: ListPlans<InterviewFilter, InterviewOrder>
    private var test: TestStore { lists.test }
    private var anna: Viewer { lists.anna }

    init() throws {
        lists = try ListPlans(of: "interview", selecting: "item.id, item.location") { PageOrder($0) }
    }

    // MARK: The viewer's list

    @Test(
        arguments: [
            (nil, "interview_by_start"),
            (InterviewOrder(field: .scheduledAt), "interview_by_start"),
            (InterviewOrder(field: .createdAt), "interview_by_creation"),
            (InterviewOrder(field: .createdAt, direction: .desc), "interview_by_creation"),
            (InterviewOrder(field: .updatedAt), "interview_by_update"),
            (InterviewOrder(field: .updatedAt, direction: .desc), "interview_by_update"),
        ] as [(InterviewOrder?, String)])
    func `every order of the viewer's list has an index, from both ends and from a cursor`(
        _ order: InterviewOrder?, _ index: String
    ) throws {
        try lists.expect(order, isReadBy: index)
    }

    @Test func `one status lies together, in the order of the list`() throws {
        let filter = InterviewFilter(status: .value(.init(eq: .value(.scheduled))))
        #expect(
            try lists.plan(lists.statement(nil, filter).page(of: "item.id, item.location")) == [
                "SEARCH interview USING INDEX interview_by_status (owner_id=? AND status=?)"
            ])
    }

    @Test func `status and start are found in an index, and the total is counted there`() throws {
        let filter = InterviewFilter(
            status: .value(.init(notIn: .value([.cancelled]))), scheduledAt: .value(.init(gte: .value(test.clock.now))))
        let plan = try lists.plan(lists.statement(nil, filter).total)
        #expect(
            plan.first == "SEARCH interview USING COVERING INDEX interview_by_start (owner_id=? AND scheduled_at>?)",
            "\(plan)")
        expectSearches(plan)
    }

    @Test func `what is still to come is read where it lies`() throws {
        let (now, request) = (test.clock.now, try PageRequest())
        let source = test.reader.openInterviewSource(from: now, until: now.adding(days: 30))
        let statement = try test.reader.pageStatement(source, .soonestInterviewsFirst, request, anna)
        for sql in [statement.page(of: "item.id, item.location"), statement.total] {
            let plan = try lists.plan(sql)
            #expect(
                plan[0].contains("INDEX interview_by_start (owner_id=? AND scheduled_at>? AND scheduled_at<?)"),
                "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }

    // MARK: Below others

    @Test func `the interviews of a contact are looked up by their ids in every order`() throws {
        for field in [InterviewOrderField.createdAt, .updatedAt] {
            let order = InterviewOrder(field: field)
            let statement = try lists.statement(
                order, nil, PageRequest(first: 3, after: lists.cursor(order)), in: "contact_interview_item")
            let pages = try lists.plan(
                statement.pages(of: "item.id, item.location", forEach: [anna.id], by: "contact_id"))
            #expect(pages.contains("SEARCH interview USING INDEX sqlite_autoindex_interview_1 (id=?)"), "\(pages)")
            #expect(!pages.contains { $0.contains("(owner_id=?") }, "\(pages)")
        }
    }

    @Test(
        arguments: [
            ("interview_item", "application_id", "SEARCH interview USING INDEX interview_by_application"),
            ("contact_interview_item", "contact_id", "SEARCH interview_contact USING PRIMARY KEY"),
        ] as [(SQL, SQL, String)])
    func `the interviews of each application and of each contact are searched, never scanned or sorted`(
        _ table: SQL, _ parent: SQL, _ search: String
    ) throws {
        let filters = [
            nil, InterviewFilter(status: .value(.init(eq: .value(.scheduled))), thankYouNoteSent: .value(true)),
            InterviewFilter(
                applicationId: .value(.init(in: .value([NodeID(anna.id)]))),
                interviewerContactId: .value(.init(in: .value([NodeID(anna.id)])))),
            InterviewFilter(applicationId: .value(.init(eq: .value(NodeID(anna.id))))),
        ]
        for (order, filter) in [nil, InterviewOrder(field: .scheduledAt)].flatMap({ order in
            filters.map { (order, $0) }
        }) {
            for request in try lists.requests(order) {
                let statement = try lists.statement(order, filter, request, in: table)
                let pages = try lists.plan(
                    statement.pages(of: "item.id, item.location", forEach: [anna.id], by: parent))
                // The index is the first that is read below the parents, so the rows come in its order.
                let first = pages.drop { !$0.hasPrefix("SCAN list") }.dropFirst(2).first
                #expect(first?.hasPrefix(search) == true, "\(pages)")
                #expect(!pages.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }, "\(pages)")
                #expect(!pages.contains { $0.hasPrefix("SCAN interview") }, "\(pages)")
                let totals = try lists.plan(statement.totals(forEach: [anna.id], by: parent))
                #expect(!totals.contains { $0.hasPrefix("SCAN interview") }, "\(totals)")
            }
        }
    }

    @Test func `only what is selected of an interview is looked up in other tables`() throws {
        let page = try lists.statement()
        #expect(try lists.plan(page.page(of: "item.id, item.timeline_at")).count == 1)
        let names = try lists.plan(
            page.page(of: "item.id, item.company, item.job_title, item.thank_you_note_sent, item.thank_you_sent_at"))
        expectSearches(names)
        #expect(names.count { $0.hasPrefix("SEARCH job_listing USING ") } == 2, "\(names)")
        #expect(names.count { $0.hasPrefix("SEARCH thank_you_note USING PRIMARY KEY") } == 2, "\(names)")
    }

    @Test func `interviews and interviewers are loaded by ids`() throws {
        let interviews = try lists.plan(
            """
            SELECT item.id, item.company FROM \(table: [anna.id]) AS wanted CROSS JOIN interview_item AS item
            WHERE item.id = wanted.key AND +item.owner_id = \(anna)
            """)
        #expect(
            interviews.contains("SEARCH interview USING INDEX sqlite_autoindex_interview_1 (id=?)"), "\(interviews)")
        let interviewers = try lists.plan(
            """
            SELECT interviewer.name FROM \(table: [anna.id]) AS interview CROSS JOIN interviewer
            WHERE interviewer.interview_id = interview.key AND +interviewer.owner_id = \(anna)
            ORDER BY interview.position, interviewer.position
            """)
        #expect(interviewers.contains("SEARCH interviewer USING PRIMARY KEY (interview_id=?)"), "\(interviewers)")
    }

    @Test func `what refers to a deleted row is found by an index`() throws {
        for (table, column) in [
            ("interview", "application_id"), ("interview", "owner_id"), ("interviewer", "interview_id"),
            ("interviewer", "contact_id"), ("interviewer", "owner_id"), ("interview_contact", "contact_id"),
            ("interview_contact", "id"),
            ("interview_contact", "owner_id"), ("interaction", "interview_id"),
        ] {
            try lists.expectIndex(of: column, in: table)
        }
    }
}
