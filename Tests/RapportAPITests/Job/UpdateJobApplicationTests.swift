import JSON
import SQLite
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("updateJobApplication and deleteJobApplication")
struct UpdateJobApplicationTests: MutationSuite {
    static let names = (mutation: "updateJobApplication", record: "application")

    let api: TestAPI
    let anna: Viewer
    let listing: String
    let application: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        listing = try api.jobListing(#"title: "Engineer", company: "Acme""#, as: anna)
        application = try api.jobApplication(for: listing, #"status: DRAFT, notes: "Dear.""#, as: anna)
        api.clock.move(minutes: 60)
    }

    private func update(
        _ changes: String, _ selection: String = "version", id: String? = nil, as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { updateJobApplication(input: {id: "\(id ?? application)" \(changes)}) {
                application { \(selection) }
                userErrors { __typename code path ... on ConflictError { current { version } } } } }
            """, as: viewer ?? anna)
    }

    // MARK: Changing

    @Test func `what is left out stays, and null clears`() throws {
        let everything = "status appliedAt notes updatedAt version"
        #expect(
            try update(#"appliedAt: "2026-11-20T10:30:00Z""#, everything)
                == done(
                    #"{"status":"DRAFT","appliedAt":"2026-11-20T10:30:00.000Z","notes":"Dear.","updatedAt":"2026-11-20T11:00:00.000Z","version":2}"#
                ))
        #expect(
            try update("appliedAt: null, notes: null", everything)
                == done(
                    #"{"status":"DRAFT","appliedAt":null,"notes":null,"updatedAt":"2026-11-20T11:00:00.000Z","version":3}"#
                ))
    }

    @Test(arguments: [
        ("status: APPLIED", "2026-11-20T11:00:00.000Z"), ("status: REJECTED", "2026-11-20T11:00:00.000Z"),
        (#"status: APPLIED, appliedAt: "2026-11-19T08:00:00Z""#, "2026-11-19T08:00:00.000Z"),
        ("status: APPLIED, appliedAt: null", nil), ("status: WITHDRAWN", nil),
    ])
    func `a draft that is sent was sent now, unless somebody knows better`(changes: String, time: String?) throws {
        let appliedAt = time.map { "\"\($0)\"" } ?? "null"
        #expect(try update(changes, "appliedAt") == done(#"{"appliedAt":\#(appliedAt)}"#))
    }

    @Test func `every change of the status is kept, also back and within one millisecond`() throws {
        for status in ["APPLIED", "REJECTED", "OFFER"] { _ = try update("status: \(status)") }
        api.clock.move(minutes: 1)
        #expect(
            try update("status: DRAFT", "statusHistory { previousStatus newStatus changedAt } version")
                == done(
                    #"{"statusHistory":[{"previousStatus":null,"newStatus":"DRAFT","changedAt":"2026-11-20T10:00:00.000Z"},{"previousStatus":"DRAFT","newStatus":"APPLIED","changedAt":"2026-11-20T11:00:00.000Z"},{"previousStatus":"APPLIED","newStatus":"REJECTED","changedAt":"2026-11-20T11:00:00.000Z"},{"previousStatus":"REJECTED","newStatus":"OFFER","changedAt":"2026-11-20T11:00:00.000Z"},{"previousStatus":"OFFER","newStatus":"DRAFT","changedAt":"2026-11-20T11:01:00.000Z"}],"version":5}"#
                ))
    }

    @Test(arguments: ["status: DRAFT", #"status: DRAFT, notes: " Dear. ""#, "appliedAt: null", ""])
    func `the same again changes nothing`(changes: String) throws {
        #expect(
            try update(changes, "statusHistory { newStatus } updatedAt version")
                == done(
                    #"{"statusHistory":[{"newStatus":"DRAFT"}],"updatedAt":"2026-11-20T10:00:00.000Z","version":1}"#))
    }

    @Test func `another change beside the same status adds nothing to the history`() throws {
        #expect(
            try update(#"status: DRAFT, notes: "Hello.""#, "statusHistory { newStatus } version")
                == done(#"{"statusHistory":[{"newStatus":"DRAFT"}],"version":2}"#))
    }

    @Test func `all faults come at once, and a change that is refused is not in the history`() throws {
        let long = String(repeating: "x", count: 10_001)
        #expect(
            try update(#"status: null, notes: "\#(long)", expectedVersion: 7"#)
                == refused(
                    #"{"__typename":"ValidationError","code":"REQUIRED","path":["input","status"]},{"__typename":"ValidationError","code":"TOO_LONG","path":["input","notes"]},{"__typename":"ConflictError","code":"VERSION_CONFLICT","path":["input","expectedVersion"],"current":{"version":1}}"#
                ))
        #expect(
            try update(#"status: OFFER, notes: "\#(long)""#)
                == refused(#"{"__typename":"ValidationError","code":"TOO_LONG","path":["input","notes"]}"#))
        #expect(
            try update("expectedVersion: 1, status: APPLIED", "statusHistory { newStatus } version")
                == done(#"{"statusHistory":[{"newStatus":"DRAFT"},{"newStatus":"APPLIED"}],"version":2}"#))
    }

    @Test func `an application of somebody else is as unknown as one of nobody`() throws {
        let carl = try api.signUp("carl@example.com")
        let unknown = refused(#"{"__typename":"NotFoundError","code":"NOT_FOUND","path":["input","id"]}"#)
        #expect(try update("status: OFFER", as: carl) == unknown)
        for id in ["0190163d-8694-739b-aea5-966c26f8ad91", listing, "nothing"] {
            #expect(try update("status: OFFER", id: id) == unknown)
        }
        #expect(try update("", "status") == done(#"{"status":"DRAFT"}"#))
    }

    @Test func `a listing is not changed by what happens with its application`() throws {
        _ = try update("status: OFFER")
        #expect(
            try api.run(#"{ jobListing(id: "\#(listing)") { version updatedAt } }"#, as: anna)
                == #"{"data":{"jobListing":{"version":1,"updatedAt":"2026-11-20T10:00:00.000Z"}}}"#)
    }

    // MARK: Deleting

    private func delete(_ input: String = "", id: String? = nil, as viewer: Viewer? = nil) throws -> String {
        try api.run(
            """
            mutation { deleteJobApplication(input: {id: "\(id ?? application)" \(input)}) {
                deletedApplicationId userErrors { __typename code path } } }
            """, as: viewer ?? anna)
    }

    private let unknown =
        #"{"data":{"deleteJobApplication":{"deletedApplicationId":null,"userErrors":[{"__typename":"NotFoundError","code":"NOT_FOUND","path":["input","id"]}]}}}"#

    @Test(arguments: ["", "deleteInterviews: true"])
    func `a deleted application is gone with its history, and its listing stays`(input: String) throws {
        #expect(
            try delete(input)
                == #"{"data":{"deleteJobApplication":{"deletedApplicationId":"\#(application)","userErrors":[]}}}"#)
        #expect(try delete() == unknown)
        #expect(
            try api.run("{ jobListings { nodes { title application { id } } } }", as: anna)
                == #"{"data":{"jobListings":{"nodes":[{"title":"Engineer","application":null}]}}}"#)
        let changes: Int? = try Database(path: api.store.configuration.path, .readOnly).value(
            "SELECT count(*) FROM application_status_change")
        #expect(changes == 0)
        // So another one can be made.
        _ = try api.jobApplication(for: listing, as: anna)
    }

    @Test func `nobody else deletes it`() throws {
        let carl = try api.signUp("carl@example.com")
        #expect(try delete(as: carl) == unknown)
        #expect(try delete(id: "nothing") == unknown)
        #expect(try api.companies(as: anna) == ["Acme"])
    }

    @Test func `an application was not sent in the future, but for the five minutes of a clock`() throws {
        // The clock stands at 11:00.
        #expect(try update(#"appliedAt: "2026-11-20T11:05:00Z""#) == done(#"{"version":2}"#))
        let fault = #"{"__typename":"ValidationError","code":"MUST_BE_IN_PAST","path":["input","appliedAt"]}"#
        #expect(try update(#"appliedAt: "2026-11-20T11:05:00.001Z""#) == refused(fault))
        let other = try api.jobListing(#"title: "Engineer", company: "Beta""#, as: anna)
        let answer = try api.value(
            """
            mutation { createJobApplication(input: {jobListing: {id: "\(other)"}, appliedAt: "2026-11-20T11:05:00.001Z"}) {
                application { id } userErrors { code path } } }
            """, as: anna)
        #expect(answer["data"]?["createJobApplication"]?["userErrors"]?[0]?["code"]?.stringValue == "MUST_BE_IN_PAST")
    }
}
