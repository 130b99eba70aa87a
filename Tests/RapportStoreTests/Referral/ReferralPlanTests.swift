import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

/// How SQLite reads lists of referrals: the table behind the view, by an index that has the rows in the list's order.
@Suite("Plans of lists of referrals")
struct ReferralPlanTests {
    let lists: ListPlans<ReferralFilter, ReferralOrder>
    private var test: TestStore { lists.test }
    private var anna: Viewer { lists.anna }

    init() throws {
        lists = try ListPlans(of: "referral", selecting: "item.id, item.notes") { PageOrder($0) }
    }

    // MARK: The viewer's lists

    @Test(
        arguments: [
            (nil, "referral_by_request"),
            (ReferralOrder(field: .requestedAt), "referral_by_request"),
            (ReferralOrder(field: .receivedAt, direction: .desc), "referral_by_latest_answer"),
            (ReferralOrder(field: .createdAt), "referral_by_creation"),
            (ReferralOrder(field: .createdAt, direction: .desc), "referral_by_creation"),
        ] as [(ReferralOrder?, String)])
    func `every order has an index in the direction that people ask for, from both ends and from a cursor`(
        _ order: ReferralOrder?, _ index: String
    ) throws {
        try lists.expect(order, isReadBy: index)
    }

    @Test func `the earliest answers first sorts the viewer's own rows and nobody else's`() throws {
        let plan = try lists.plan(lists.statement(ReferralOrder(field: .receivedAt)).page(of: "item.id, item.notes"))
        #expect(plan.last == "USE TEMP B-TREE FOR ORDER BY")
        #expect(plan.dropLast().allSatisfy { $0.contains("(owner_id=?") }, "\(plan)")
    }

    @Test func `status and request are found in the index, and the total is counted there`() throws {
        let filter = ReferralFilter(
            status: .value(.init(eq: .value(.pending))), requestedAt: .value(.init(gte: .value(test.clock.now))))
        #expect(
            try lists.plan(lists.statement(nil, filter).total) == [
                "SEARCH referral USING COVERING INDEX referral_by_request (owner_id=? AND requested_at>?)"
            ])
    }

    // MARK: Below parents

    @Test(arguments: [
        (ReferralParent.contact, "referral_by_contact"), (.jobListing, "referral_by_listing"),
        (.application, "referral_by_application"),
    ])
    func `the referrals of each parent are searched, never scanned or sorted`(
        _ parent: ReferralParent, _ index: String
    ) throws {
        for order in [nil, ReferralOrder(field: .requestedAt)] {
            for request in try lists.requests(order) {
                let statement = try lists.statement(order, nil, request)
                let sql = statement.pages(of: "item.id, item.notes", forEach: [anna.id], by: parent.column.name)
                let plan = try lists.plan(sql)
                expectSearches(plan)
                let looks = plan.filter { $0.hasPrefix("SEARCH") }
                #expect(!looks.isEmpty)
                #expect(looks.allSatisfy { $0.contains("\(index) (\(parent.column.name.text)=?") }, "\(plan)")
            }
        }
        let totals = try lists.plan(lists.statement().totals(forEach: [anna.id], by: parent.column.name))
        #expect(totals.contains { $0.contains("\(index) (\(parent.column.name.text)=?") }, "\(totals)")
    }

    @Test func `referrals of several contacts are found by them`() throws {
        let filter = ReferralFilter(contactId: .value(IDFilter(in: .value([NodeID(anna.id)]))))
        let list = ReferralList(filter: filter, page: try PageRequest())
        let statement = try test.reader.pageStatement(
            test.reader.source(of: list, for: anna), PageOrder(nil as ReferralOrder?), list.page, anna)
        let plan = try lists.plan(statement.page(of: "item.id, item.notes"))
        #expect(plan.contains { $0.contains("referral_by_contact (contact_id=?") }, "\(plan)")
    }

    // MARK: What belongs to referrals

    @Test func `only what is selected of a referral is looked up in other tables`() throws {
        let page = try lists.statement()
        #expect(try lists.plan(page.page(of: "item.id, item.timeline_at, item.status")).count == 1)
        let jobs = try lists.plan(page.page(of: "item.id, item.job_title, item.job_company"))
        #expect(jobs.contains("SEARCH job_listing USING INDEX sqlite_autoindex_job_listing_1 (id=?)"), "\(jobs)")
        #expect(!jobs.contains { $0.hasPrefix("SCAN") }, "\(jobs)")
    }

    @Test func `referrals are loaded by their ids`() throws {
        let plan = try lists.plan(
            """
            SELECT item.id, item.job_title FROM \(table: [anna.id]) AS wanted CROSS JOIN referral_item AS item
            WHERE item.id = wanted.key AND +item.owner_id = \(anna)
            """)
        #expect(plan.contains("SEARCH referral USING INDEX sqlite_autoindex_referral_1 (id=?)"), "\(plan)")
    }

    @Test func `whether an application has a referral is a look into an index`() throws {
        let filter = JobApplicationFilter(hasReferral: .value(true))
        let source = try test.reader.jobApplicationSource(filter, for: anna)
        let statement = try test.reader.pageStatement(source, .newestApplicationsFirst, PageRequest(), anna)
        let look = "SEARCH linked USING INDEX referral_by_application (application_id=?)"
        let page = try lists.plan(statement.page(of: "item.id, item.notes"))
        #expect(page.contains(look), "\(page)")
        #expect(page[0] == "SEARCH item USING INDEX job_application_by_time (owner_id=?)")
    }

    @Test func `the timer looks at what is due, and at nothing else`() throws {
        let plan = try lists.plan(WriteTransaction.dueReferrals(at: test.clock.now, limit: 100))
        #expect(plan == ["SEARCH referral USING INDEX referral_pending (expires_at<?)"])
    }

    @Test func `what refers to a deleted row is found by an index`() throws {
        for (column, index) in [
            ("owner_id", "referral_by_"), ("contact_id", "referral_by_contact"),
            ("job_listing_id", "referral_by_listing"), ("application_id", "referral_by_application"),
        ] {
            try lists.expectIndex(of: column, in: "referral", index)
        }
    }
}
