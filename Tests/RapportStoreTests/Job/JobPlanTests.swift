import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

/// How SQLite reads job listings and applications: by an index that has the viewer's rows in the list's order.
@Suite("Plans of lists of jobs")
struct JobPlanTests {
    let test: TestStore
    let anna: Viewer

    init() throws {
        test = try TestStore()
        anna = try test.viewer()
    }

    private func statement(
        _ source: PageSource, _ order: PageOrder, _ request: PageRequest? = nil
    ) throws -> PageStatement {
        try test.reader.pageStatement(source, order, request ?? PageRequest(), anna)
    }

    private func plan(_ statement: PageStatement) throws -> [String] {
        try test.reader.connection.plan(of: statement.page(of: "item.id, item.version"))
    }

    private func cursor(_ order: PageOrder, _ key: Cursor.Key) -> String {
        test.reader.cursors.encode(Cursor(key: key, id: anna.id), of: order)
    }

    // MARK: The viewer's lists

    @Test(
        arguments: [
            (nil, "job_listing_by_creation"),
            (JobListingOrder(field: .createdAt), "job_listing_by_creation"),
            (JobListingOrder(field: .createdAt, direction: .desc), "job_listing_by_creation"),
            (JobListingOrder(field: .postedOn, direction: .desc), "job_listing_by_posting"),
            (JobListingOrder(field: .closesOn), "job_listing_by_closing"),
            (JobListingOrder(field: .company), "job_listing_by_company"),
            (JobListingOrder(field: .company, direction: .desc), "job_listing_by_company"),
        ] as [(JobListingOrder?, String)])
    func `every order of listings has an index in the direction that people ask for`(
        _ order: JobListingOrder?, _ index: String
    ) throws {
        let source = try test.reader.jobListingSource(nil, for: anna)
        let pageOrder = PageOrder(order)
        #expect(try plan(statement(source, pageOrder)) == ["SEARCH item USING INDEX \(index) (owner_id=?)"])
        let cursor = cursor(pageOrder, pageOrder.type == .text ? .text("m") : .integer(5))
        let after = try plan(statement(source, pageOrder, PageRequest(after: cursor)))
        #expect(after.count == 1 && after[0].hasPrefix("SEARCH item USING INDEX \(index) (owner_id=? AND "))
    }

    @Test(
        arguments: [
            (nil, "job_application_by_time"),
            (JobApplicationOrder(field: .appliedAt, direction: .desc), "job_application_by_application"),
            (JobApplicationOrder(field: .createdAt), "job_application_by_creation"),
            (JobApplicationOrder(field: .createdAt, direction: .desc), "job_application_by_creation"),
            (JobApplicationOrder(field: .updatedAt), "job_application_by_update"),
            (JobApplicationOrder(field: .updatedAt, direction: .desc), "job_application_by_update"),
        ] as [(JobApplicationOrder?, String)])
    func `every order of applications has an index in the direction that people ask for`(
        _ order: JobApplicationOrder?, _ index: String
    ) throws {
        let source = try test.reader.jobApplicationSource(nil, for: anna)
        let pageOrder = PageOrder(order)
        #expect(try plan(statement(source, pageOrder)) == ["SEARCH item USING INDEX \(index) (owner_id=?)"])
        let cursor = cursor(pageOrder, .integer(5))
        let after = try plan(statement(source, pageOrder, PageRequest(after: cursor)))
        #expect(after.count == 1 && after[0].hasPrefix("SEARCH item USING INDEX \(index) (owner_id=? AND "))
    }

    @Test func `the other direction sorts the viewer's own rows and nobody else's`() throws {
        let listings = try test.reader.jobListingSource(nil, for: anna)
        let applications = try test.reader.jobApplicationSource(nil, for: anna)
        for statement in [
            try statement(listings, PageOrder(JobListingOrder(field: .postedOn))),
            try statement(listings, PageOrder(JobListingOrder(field: .closesOn, direction: .desc))),
            try statement(applications, PageOrder(JobApplicationOrder(field: .appliedAt))),
        ] {
            let plan = try plan(statement)
            #expect(plan.last == "USE TEMP B-TREE FOR ORDER BY")
            #expect(plan.allSatisfy { !$0.hasPrefix("SCAN") })
        }
    }

    @Test func `applications in one status are read in their order`() throws {
        let filter = JobApplicationFilter(status: .value(JobApplicationStatusFilter(eq: .value(.offer))))
        let source = try test.reader.jobApplicationSource(filter, for: anna)
        #expect(
            try plan(statement(source, .newestApplicationsFirst)) == [
                "SEARCH item USING INDEX job_application_by_status (owner_id=? AND status=?)"
            ])
    }

    @Test func `the company of an application is looked up by the id of its listing`() throws {
        let filter = JobApplicationFilter(company: .value(StringFilter(eq: .value("acme"))))
        let source = try test.reader.jobApplicationSource(filter, for: anna)
        let plan = try plan(statement(source, .newestApplicationsFirst))
        #expect(plan[0] == "SEARCH item USING INDEX job_application_by_time (owner_id=?)")
        #expect(plan.contains("SEARCH listing USING INDEX sqlite_autoindex_job_listing_1 (id=?)"))
    }

    // MARK: Below parents

    @Test(arguments: [try PageRequest(first: 5), try PageRequest(last: 5)])
    func `the contacts of each company lie together, in the order of their names`(_ request: PageRequest) throws {
        let statement = try statement(
            test.reader.contactSource(nil, for: anna), .namesWithinCompany, request)
        let connection = test.reader.connection
        let plan = try connection.plan(
            of: statement.pages(of: "item.id, item.title", forEach: ["acme", "bolt"], by: "company_folded"))
        #expect(plan.filter { $0.contains(" item ") }.count == 1)
        #expect(plan.contains { $0.contains("contact_of_company (owner_id=? AND company_folded=?") })
        #expect(!plan.contains { $0.contains("ORDER BY") })
        let totals = try connection.plan(of: statement.totals(forEach: ["acme"], by: "company_folded"))
        #expect(totals.contains { $0.contains("COVERING INDEX contact_of_company (owner_id=? AND company_folded=?") })
    }

    @Test(arguments: [try PageRequest(first: 5), try PageRequest(last: 5)])
    func `the applications in each status lie together, newest first`(_ request: PageRequest) throws {
        let statement = try statement(
            test.reader.jobApplicationSource(nil, for: anna), .newestApplicationsFirst, request)
        let connection = test.reader.connection
        let plan = try connection.plan(
            of: statement.pages(of: "item.id, item.notes", forEach: ["DRAFT", "OFFER"], by: "status"))
        #expect(plan.filter { $0.contains(" item ") }.count == 1)
        #expect(plan.contains { $0.contains("job_application_by_status (owner_id=? AND status=?") })
        #expect(!plan.contains { $0.contains("ORDER BY") })
    }

    @Test func `the counts of the pipeline come out of indexes`() throws {
        let plan = try test.reader.connection.plan(of: Reader.applicationCounts(for: anna))
        #expect(
            plan == [
                "SEARCH item USING COVERING INDEX job_application_by_status (owner_id=?)",
                "CORRELATED SCALAR SUBQUERY 1",
                "SEARCH linked USING INDEX referral_by_application (application_id=?)",
            ])
    }
}
