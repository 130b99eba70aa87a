import JSON
import RapportTypes
import SQLite
import Testing

@testable import RapportAPI
@testable import RapportStore

/// The clock stands at 2026-11-20T10:00:00.000Z.
@Suite("updateReferral and deleteReferral")
struct UpdateReferralTests: MutationSuite {
    static let names = (mutation: "updateReferral", record: "referral")

    let api: TestAPI
    let anna: Viewer
    let ben: String
    let listing: String
    let application: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
        listing = try api.jobListing(#"title: "Engineer", company: "Acme""#, as: anna)
        application = try api.jobApplication(at: "Bolt", as: anna)
    }

    private func update(
        _ id: String, _ changes: String, _ selection: String = "version", as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { updateReferral(input: {id: "\(id)" \(changes)}) {
                referral { \(selection) }
                userErrors { code path ... on NotFoundError { id } ... on ConflictError { current { version } }
                    ... on InvalidStateError { currentStatus allowedStatuses } } } }
            """, as: viewer ?? anna)
    }

    private let everything = """
        status jobListing { title } application { jobListing { company } } expiresAt notes requestMessage updatedAt
        version
        """

    // MARK: Changing

    @Test func `what is left out stays, and null clears`() throws {
        let referral = try api.referral(of: ben, "Please", #"notes: "Old""#, as: anna)
        api.clock.move(minutes: 60)
        #expect(
            try update(
                referral,
                #"""
                jobListingId: "\#(listing)", applicationId: "\#(application)", expiresAt: "2026-12-01T00:00:00Z"
                """#, everything)
                == done(
                    #"{"status":"PENDING","jobListing":{"title":"Engineer"},"application":{"jobListing":{"company":"Bolt"}},"expiresAt":"2026-12-01T00:00:00.000Z","notes":"Old","requestMessage":"Please","updatedAt":"2026-11-20T11:00:00.000Z","version":2}"#
                ))
        #expect(
            try update(referral, "jobListingId: null, applicationId: null, expiresAt: null, notes: null", everything)
                == done(
                    #"{"status":"PENDING","jobListing":null,"application":null,"expiresAt":null,"notes":null,"requestMessage":"Please","updatedAt":"2026-11-20T11:00:00.000Z","version":3}"#
                ))
    }

    @Test func `a request without an expiry stays open`() throws {
        let referral = try api.referral(of: ben, as: anna)
        _ = try update(referral, "expiresAt: null")
        api.clock.move(minutes: 60 * 24 * 365)
        try api.expireReferrals()
        #expect(
            try api.run("{ referrals { nodes { status expiresAt } } }", as: anna)
                == #"{"data":{"referrals":{"nodes":[{"status":"PENDING","expiresAt":null}]}}}"#)
    }

    @Test func `the same again changes nothing, and no change is published`() throws {
        let referral = try api.referral(
            of: ben, "Please", #"jobListingId: "\#(listing)", notes: "Old""#, as: anna)
        let events = try api.events()
        api.clock.move(minutes: 60)
        for changes in [
            "", "applicationId: null", #"notes: " Old ""#,
            #"jobListingId: "\#(listing)", expiresAt: "2026-12-20T11:00:00+01:00""#,
        ] {
            #expect(
                try update(referral, changes, "updatedAt version")
                    == done(#"{"updatedAt":"2026-11-20T10:00:00.000Z","version":1}"#))
        }
        _ = try update(referral, #"notes: "New""#)
        #expect(try api.events() == events)
    }

    @Test(arguments: [ReferralStatus.pending, .provided, .declined, .expired])
    func `what it led to and what is noted can be said at any time`(status: ReferralStatus) throws {
        let referral = try api.referral(status, of: ben, as: anna)
        #expect(
            try update(
                referral, #"jobListingId: "\#(listing)", applicationId: "\#(application)", notes: "New""#,
                "status notes jobListing { title } application { id }")
                == done(
                    #"{"status":"\#(status.rawValue)","notes":"New","jobListing":{"title":"Engineer"},"application":{"id":"\#(application)"}}"#
                ))
    }

    // MARK: The expiry

    @Test(arguments: [ReferralStatus.provided, .declined, .expired])
    func `only a pending request gets another expiry`(status: ReferralStatus) throws {
        let referral = try api.referral(status, of: ben, as: anna)
        let error =
            #"{"code":"INVALID_STATE","path":["input","id"],"currentStatus":"\#(status.rawValue)","allowedStatuses":["PENDING"]}"#
        #expect(try update(referral, #"expiresAt: "2026-12-01T00:00:00Z""#) == refused(error))
        #expect(try update(referral, "expiresAt: null") == refused(error))
        // The one that it has is no other one, although it is over.
        #expect(
            try update(referral, #"expiresAt: "2026-11-20T11:00:00Z", notes: "New""#, "notes")
                == done(#"{"notes":"New"}"#))
    }

    @Test(arguments: [
        (#"expiresAt: "2026-11-20T10:00:00.000Z""#, #"{"code":"MUST_BE_IN_FUTURE","path":["input","expiresAt"]}"#),
        (#"expiresAt: "2026-11-20T10:03:59.999Z""#, #"{"code":"OUT_OF_RANGE","path":["input","expiresAt"]}"#),
        (#"expiresAt: "2026-11-20T10:04:00.000Z""#, nil),
    ])
    func `another expiry is in the future, and not before the request`(changes: String, error: String?) throws {
        let referral = try api.referral(of: ben, "Please", #"requestedAt: "2026-11-20T10:04:00Z""#, as: anna)
        #expect(try update(referral, changes) == error.map(refused) ?? done(#"{"version":2}"#))
    }

    @Test func `a request that gets another expiry expires then`() throws {
        let referral = try api.referral(of: ben, "Please", #"expiresAt: "2026-11-20T11:00:00Z""#, as: anna)
        _ = try update(referral, #"expiresAt: "2026-11-20T12:00:00Z""#)
        api.clock.move(minutes: 119)
        try api.expireReferrals()
        #expect(try update(referral, "", "status") == done(#"{"status":"PENDING"}"#))
        api.clock.move(minutes: 1)
        try api.expireReferrals()
        #expect(try update(referral, "", "status") == done(#"{"status":"EXPIRED"}"#))
    }

    // MARK: Everything that is wrong

    @Test func `all faults come at once`() throws {
        let referral = try api.referral(.provided, of: ben, as: anna)
        let long = String(repeating: "x", count: 10_001)
        let before = try api.rows()
        #expect(
            try update(
                referral,
                #"""
                jobListingId: "a", applicationId: "b", expiresAt: "2026-11-20T10:59:59Z", notes: "\#(long)",
                expectedVersion: 7
                """#)
                == refused(
                    #"{"code":"NOT_FOUND","path":["input","jobListingId"],"id":"a"},{"code":"NOT_FOUND","path":["input","applicationId"],"id":"b"},{"code":"TOO_LONG","path":["input","notes"]},{"code":"MUST_BE_IN_FUTURE","path":["input","expiresAt"]},{"code":"INVALID_STATE","path":["input","id"],"currentStatus":"PROVIDED","allowedStatuses":["PENDING"]},{"code":"VERSION_CONFLICT","path":["input","expectedVersion"],"current":{"version":2}}"#
                ))
        #expect(try api.rows() == before)
        #expect(try update(referral, #"expectedVersion: 2, notes: "New""#) == done(#"{"version":3}"#))
    }

    @Test func `notes have at most ten thousand characters`() throws {
        let longest = String(repeating: "é", count: 10_000)
        let referral = try api.referral(of: ben, as: anna)
        #expect(
            try update(referral, #"notes: "\#(longest)x""#)
                == refused(#"{"code":"TOO_LONG","path":["input","notes"]}"#))
        #expect(try update(referral, #"notes: "\#(longest)""#) == done(#"{"version":2}"#))
    }

    @Test func `what belongs to somebody else is as unknown as what nobody has`() throws {
        let carl = try api.signUp("carl@example.com")
        let referral = try api.referral(of: ben, as: anna)
        #expect(
            try update(referral, #"notes: "His""#, as: carl)
                == refused(#"{"code":"NOT_FOUND","path":["input","id"],"id":"\#(referral)"}"#))
        let job = try api.jobListing(#"title: "His", company: "Cero""#, as: carl)
        let his = try api.jobApplication(for: job, as: carl)
        #expect(
            try update(referral, #"jobListingId: "\#(job)", applicationId: "\#(his)""#)
                == refused(
                    #"{"code":"NOT_FOUND","path":["input","jobListingId"],"id":"\#(job)"},{"code":"NOT_FOUND","path":["input","applicationId"],"id":"\#(his)"}"#
                ))
        #expect(try update(referral, "", "notes version") == done(#"{"notes":null,"version":1}"#))
    }

    // MARK: Deleting

    private func delete(_ id: String, as viewer: Viewer? = nil) throws -> String {
        try api.run(
            #"mutation { deleteReferral(input: {id: "\#(id)"}) { deletedReferralId userErrors { code path } } }"#,
            as: viewer ?? anna)
    }

    private let unknown =
        #"{"data":{"deleteReferral":{"deletedReferralId":null,"userErrors":[{"code":"NOT_FOUND","path":["input","id"]}]}}}"#

    @Test(arguments: [ReferralStatus.pending, .provided, .declined, .expired])
    func `a deleted referral is gone from everywhere, with its follow-ups`(status: ReferralStatus) throws {
        let referral = try api.referral(status, of: ben, as: anna)
        _ = try update(referral, #"applicationId: "\#(application)""#)
        _ = try api.run(
            #"mutation { createFollowUp(input: {title: "Ask", subjectId: "\#(referral)"}) { userErrors { code } } }"#,
            as: anna)
        #expect(
            try delete(referral)
                == #"{"data":{"deleteReferral":{"deletedReferralId":"\#(referral)","userErrors":[]}}}"#)
        #expect(try delete(referral) == unknown)
        #expect(
            try api.run(
                """
                { node(id: "\(referral)") { id } referrals { totalCount } followUps { totalCount }
                  contact(id: "\(ben)") { timeline { totalCount } referrals { totalCount } }
                  jobApplications { nodes { referrals { totalCount } } } }
                """, as: anna)
                == #"{"data":{"node":null,"referrals":{"totalCount":0},"followUps":{"totalCount":0},"contact":{"timeline":{"totalCount":0},"referrals":{"totalCount":0}},"jobApplications":{"nodes":[{"referrals":{"totalCount":0}}]}}}"#
        )
    }

    @Test func `nobody else deletes it`() throws {
        let carl = try api.signUp("carl@example.com")
        let referral = try api.referral(of: ben, as: anna)
        #expect(try delete(referral, as: carl) == unknown)
        #expect(try delete("nothing") == unknown)
        #expect(try api.messages(as: anna) == ["Please"])
    }

    @Test func `it goes with the contact, and outlives the job and the application`() throws {
        let referral = try api.referral(
            of: ben, "Please", #"jobListingId: "\#(listing)""#, as: anna)
        _ = try update(referral, #"applicationId: "\#(application)""#)
        try api.step("deleteJobListing", listing, as: anna)
        try api.step("deleteJobApplication", application, as: anna)
        #expect(
            try update(referral, "", "jobListing { id } application { id } summary")
                == done(#"{"jobListing":null,"application":null,"summary":"Referral asked for"}"#))
        try api.step("deleteContact", ben, as: anna)
        #expect(try delete(referral) == unknown)
        let rows: Int? = try Database(path: api.store.configuration.path, .readOnly).value(
            "SELECT (SELECT count(*) FROM referral) + (SELECT count(*) FROM timeline)")
        #expect(rows == 0)
    }
}
