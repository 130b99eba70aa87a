import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("createJobApplication")
struct CreateJobApplicationTests: MutationSuite {
    static let names = (mutation: "createJobApplication", record: "application")

    let api: TestAPI
    let anna: Viewer
    let listing: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        listing = try api.jobListing(#"title: "Engineer", company: "Acme""#, as: anna)
        api.clock.move(minutes: 60)
    }

    private func create(
        _ input: String = "", listing reference: String? = nil, _ selection: String = "version",
        as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { createJobApplication(input: {jobListing: {\(reference ?? #"id: "\#(listing)""#)} \(input)}) {
                application { \(selection) }
                userErrors { __typename code path
                    ... on ValidationError { minimum maximum } ... on NotFoundError { id }
                    ... on DuplicateError { existing { __typename id } } } } }
            """, as: viewer ?? anna)
    }

    private var created: String { done(#"{"version":1}"#) }

    private let key = "0190163d-8694-739b-aea5-966c26f8ad91"

    // MARK: What is kept

    @Test func `an application is sent now unless something else is said`() throws {
        #expect(
            try create(
                #"notes: "Dear\nAcme""#,
                """
                jobListing { title application { status } } status appliedAt notes
                statusHistory { previousStatus newStatus changedAt } createdAt updatedAt version
                """)
                == done(
                    #"{"jobListing":{"title":"Engineer","application":{"status":"APPLIED"}},"status":"APPLIED","appliedAt":"2026-11-20T11:00:00.000Z","notes":"Dear\nAcme","statusHistory":[{"previousStatus":null,"newStatus":"APPLIED","changedAt":"2026-11-20T11:00:00.000Z"}],"createdAt":"2026-11-20T11:00:00.000Z","updatedAt":"2026-11-20T11:00:00.000Z","version":1}"#
                ))
    }

    @Test(arguments: [
        ("status: DRAFT", #"{"status":"DRAFT","appliedAt":null}"#),
        (
            #"status: DRAFT, appliedAt: "2026-11-19T10:00:00Z""#,
            #"{"status":"DRAFT","appliedAt":"2026-11-19T10:00:00.000Z"}"#
        ),
        (
            #"status: OFFER, appliedAt: "2026-10-01T10:00:00+02:00""#,
            #"{"status":"OFFER","appliedAt":"2026-10-01T08:00:00.000Z"}"#
        ),
        ("status: INTERVIEWING", #"{"status":"INTERVIEWING","appliedAt":"2026-11-20T11:00:00.000Z"}"#),
        ("appliedAt: null", #"{"status":"APPLIED","appliedAt":"2026-11-20T11:00:00.000Z"}"#),
    ])
    func `it begins in any status, and a draft has not been sent`(input: String, application: String) throws {
        #expect(try create(input, "status appliedAt") == done(application))
    }

    @Test func `it is found by its id and by nobody else`() throws {
        let id = try api.jobApplication(for: listing, as: anna)
        let carl = try api.signUp("carl@example.com")
        let query = #"{ jobApplication(id: "\#(id)") { id status } node(id: "\#(id)") { __typename } }"#
        #expect(
            try api.run(query, as: anna)
                == #"{"data":{"jobApplication":{"id":"\#(id)","status":"APPLIED"},"node":{"__typename":"JobApplication"}}}"#
        )
        #expect(try api.run(query, as: carl) == #"{"data":{"jobApplication":null,"node":null}}"#)
        #expect(try api.errorCode(query, as: nil) == "UNAUTHENTICATED")
    }

    // MARK: The listing

    @Test func `a listing can be made on the way`() throws {
        #expect(
            try create(
                "status: DRAFT",
                listing: #"create: {title: "Lead", company: "Bolt", salary: {minimum: 5, currency: "EUR"}}"#,
                "status jobListing { title company salary { minimum maximum } application { status } }")
                == done(
                    #"{"status":"DRAFT","jobListing":{"title":"Lead","company":"Bolt","salary":{"minimum":5,"maximum":null},"application":{"status":"DRAFT"}}}"#
                ))
        #expect(try api.listingTitles(as: anna) == ["Lead", "Engineer"])
    }

    @Test func `the faults of a listing made on the way say where they are, with those of the application`() throws {
        let long = String(repeating: "x", count: 10_001)
        #expect(
            try create(
                #"notes: "\#(long)""#,
                listing: """
                    create: {title: " ", company: "a\\nb", source: "\(String(repeating: "x", count: 101))",
                        salary: {minimum: 5, maximum: 4, currency: "EUR"}}
                    """)
                == refused(
                    #"{"__typename":"ValidationError","code":"REQUIRED","path":["input","jobListing","create","title"],"minimum":null,"maximum":null},{"__typename":"ValidationError","code":"INVALID_FORMAT","path":["input","jobListing","create","company"],"minimum":null,"maximum":null},{"__typename":"ValidationError","code":"TOO_LONG","path":["input","jobListing","create","source"],"minimum":null,"maximum":100.0},{"__typename":"ValidationError","code":"OUT_OF_RANGE","path":["input","jobListing","create","salary","maximum"],"minimum":5.0,"maximum":null},{"__typename":"ValidationError","code":"TOO_LONG","path":["input","notes"],"minimum":null,"maximum":10000.0}"#
                ))
        #expect(try api.listingTitles(as: anna) == ["Engineer"])
        #expect(try api.companies(as: anna) == [])
    }

    @Test func `an application that is refused leaves no listing behind`() throws {
        let long = String(repeating: "x", count: 10_001)
        #expect(
            try create(#"notes: "\#(long)""#, listing: #"create: {title: "Lead", company: "Bolt"}"#)
                == refused(
                    #"{"__typename":"ValidationError","code":"TOO_LONG","path":["input","notes"],"minimum":null,"maximum":10000.0}"#
                ))
        #expect(try api.listingTitles(as: anna) == ["Engineer"])
    }

    @Test func `a listing of somebody else is as unknown as one of nobody, and as no id`() throws {
        let carl = try api.signUp("carl@example.com")
        let his = try api.jobListing(#"title: "His", company: "Bolt""#, as: carl)
        let taken = try api.jobListing(#"title: "Taken", company: "Bolt""#, as: carl)
        try api.jobApplication(for: taken, as: carl)
        for id in [his, taken, key, "nothing"] {
            #expect(
                try create(listing: #"id: "\#(id)""#)
                    == refused(
                        #"{"__typename":"NotFoundError","code":"NOT_FOUND","path":["input","jobListing","id"],"id":"\#(id)"}"#
                    ))
        }
        #expect(try api.companies(as: anna) == [])
    }

    @Test func `a listing has one application`() throws {
        let first = try api.jobApplication(for: listing, as: anna)
        let duplicate =
            #"{"__typename":"DuplicateError","code":"DUPLICATE","path":["input","jobListing","id"],"existing":{"__typename":"JobApplication","id":"\#(first)"}}"#
        #expect(try create() == refused(duplicate))
        let long = String(repeating: "x", count: 10_001)
        #expect(
            try create(#"notes: "\#(long)""#)
                == refused(
                    #"{"__typename":"ValidationError","code":"TOO_LONG","path":["input","notes"],"minimum":null,"maximum":10000.0},"#
                        + duplicate))
        #expect(try api.companies(as: anna) == ["Acme"])
    }

    @Test(arguments: ["", #"id: "x", create: {title: "A", company: "B"}"#])
    func `the listing is named or made, and not both`(reference: String) {
        #expect(throws: (any Error).self) { try create(listing: reference) }
    }

    // MARK: Limits, on both sides

    @Test func `notes have at most ten thousand characters`() throws {
        let longest = String(repeating: "é", count: 10_000)
        #expect(
            try create(#"notes: "\#(longest)x""#)
                == refused(
                    #"{"__typename":"ValidationError","code":"TOO_LONG","path":["input","notes"],"minimum":null,"maximum":10000.0}"#
                ))
        #expect(try create(#"notes: " \#(longest) ""#) == created)
    }

    // MARK: Repetition

    @Test func `the same call with the same key applies once`() throws {
        let once = #"idempotencyKey: "\#(key)""#
        let first = try create(once, "id")
        #expect(try create(once, "id") == first)
        #expect(try api.companies(as: anna) == ["Acme"])
        #expect(
            try create(once + ", status: DRAFT")
                == refused(
                    #"{"__typename":"ConflictError","code":"IDEMPOTENCY_KEY_REUSED","path":["input","idempotencyKey"]}"#
                ))
    }

    @Test func `a call with a key that makes the listing, too, makes both once`() throws {
        let bolt = #"create: {title: "Lead", company: "Bolt"}"#
        let once = #"idempotencyKey: "\#(key)""#
        let first = try create(once, listing: bolt, "id jobListing { id }")
        #expect(try create(once, listing: bolt, "id jobListing { id }") == first)
        #expect(try api.listingTitles(as: anna) == ["Lead", "Engineer"])
    }

    @Test func `a key of the listing holds for createJobListing, too`() throws {
        let bolt = #"title: "Lead", company: "Bolt", idempotencyKey: "\#(key)""#
        let id = try api.jobListing(bolt, as: anna)
        let reused = refused(
            #"{"__typename":"ConflictError","code":"IDEMPOTENCY_KEY_REUSED","path":["input","jobListing","create","idempotencyKey"]}"#
        )
        #expect(
            try create(listing: #"create: {title: "Other", company: "Bolt", idempotencyKey: "\#(key)"}"#) == reused)
        #expect(
            try create(listing: "create: {\(bolt)}", "jobListing { id }")
                == done(#"{"jobListing":{"id":"\#(id)"}}"#))
        let application = try api.value("{ jobApplications { nodes { id } } }", as: anna)["data"]?["jobApplications"]?[
            "nodes"]?.elements?[0]["id"]?.stringValue
        #expect(
            try create(listing: "create: {\(bolt)}")
                == refused(
                    #"{"__typename":"DuplicateError","code":"DUPLICATE","path":["input","jobListing","create","idempotencyKey"],"existing":{"__typename":"JobApplication","id":"\#(application!)"}}"#
                ))
        #expect(try api.listingTitles(as: anna) == ["Lead", "Engineer"])
    }
}
