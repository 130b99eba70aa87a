import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

/// The clock stands at 2026-11-20T10:00:00.000Z.
@Suite("requestReferral")
struct RequestReferralTests: MutationSuite {
    static let names = (mutation: "requestReferral", record: "referral")

    let api: TestAPI
    let anna: Viewer
    let ben: String
    let listing: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
        listing = try api.jobListing(#"title: "Engineer", company: "Acme""#, as: anna)
    }

    private func request(
        _ input: String = "", message: String = "Please", contact: String? = nil,
        _ selection: String = "status", as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { requestReferral(input: {
                contactId: "\(contact ?? ben)", message: "\(message)" \(input)}) {
                referral { \(selection) }
                userErrors { code path ... on ValidationError { minimum maximum } ... on NotFoundError { id } } } }
            """, as: viewer ?? anna)
    }

    private var requested: String { done(#"{"status":"PENDING"}"#) }

    private let everything = """
        contact { name } jobListing { title } status requestedAt requestMessage expiresAt receivedAt referralDetails
        application { id } notes followUps { id } timelineAt summary createdAt updatedAt version
        """

    // MARK: What is kept

    @Test func `a referral is what was asked for`() throws {
        #expect(
            try request(
                #"""
                jobListingId: "\#(listing)", requestedAt: "2026-11-18T10:00:00+01:00",
                expiresAt: "2026-12-01T00:00:00Z", notes: " Old\nfriend "
                """#, message: " Could you\\nrefer me? ", everything)
                == done(
                    #"{"contact":{"name":"Ben"},"jobListing":{"title":"Engineer"},"status":"PENDING","requestedAt":"2026-11-18T09:00:00.000Z","requestMessage":"Could you\nrefer me?","expiresAt":"2026-12-01T00:00:00.000Z","receivedAt":null,"referralDetails":null,"application":null,"notes":"Old\nfriend","followUps":[],"timelineAt":"2026-11-18T09:00:00.000Z","summary":"Referral asked for: Engineer at Acme","createdAt":"2026-11-20T10:00:00.000Z","updatedAt":"2026-11-20T10:00:00.000Z","version":1}"#
                ))
    }

    @Test(arguments: ["", "requestedAt: null, expiresAt: null, jobListingId: null, notes: null", #"notes: " ""#])
    func `it was asked now and expires in thirty days unless something else is said`(input: String) throws {
        #expect(
            try request(input, everything)
                == done(
                    #"{"contact":{"name":"Ben"},"jobListing":null,"status":"PENDING","requestedAt":"2026-11-20T10:00:00.000Z","requestMessage":"Please","expiresAt":"2026-12-20T10:00:00.000Z","receivedAt":null,"referralDetails":null,"application":null,"notes":null,"followUps":[],"timelineAt":"2026-11-20T10:00:00.000Z","summary":"Referral asked for","createdAt":"2026-11-20T10:00:00.000Z","updatedAt":"2026-11-20T10:00:00.000Z","version":1}"#
                ))
    }

    @Test func `thirty days count from the request, or from now if those are over`() throws {
        #expect(
            try request(#"requestedAt: "2026-10-20T10:00:00Z""#, "status expiresAt")
                == done(#"{"status":"PENDING","expiresAt":"2026-12-20T10:00:00.000Z"}"#))
        #expect(
            try request(#"requestedAt: "2026-10-21T10:00:00.001Z""#, "status expiresAt")
                == done(#"{"status":"PENDING","expiresAt":"2026-11-20T10:00:00.001Z"}"#))
        try api.expireReferrals()
        #expect(
            try api.run("{ referrals { nodes { status } } }", as: anna)
                == #"{"data":{"referrals":{"nodes":[{"status":"PENDING"},{"status":"PENDING"}]}}}"#)
    }

    @Test func `it is published with all that it says`() throws {
        _ = try request(#"jobListingId: "\#(listing)""#, message: "Please \\\"do\\\"")
        _ = try request(#"requestedAt: "2026-11-01T00:00:00Z""#)
        let ids = try api.value("{ referrals { nodes { id } } }", as: anna)["data"]?["referrals"]?["nodes"]?.elements?
            .map { $0["id"]!.stringValue! }
        let (second, first) = try (#require(ids?[1]), #require(ids?[0]))
        #expect(
            try api.events().suffix(2) == [
                #"ReferralRequested {"referralId":"\#(first)","contactId":"\#(ben)","jobListingId":"\#(listing)","requestedAt":"2026-11-20T10:00:00.000Z","message":"Please \"do\"","status":"PENDING"}"#,
                #"ReferralRequested {"referralId":"\#(second)","contactId":"\#(ben)","jobListingId":null,"requestedAt":"2026-11-01T00:00:00.000Z","message":"Please","status":"PENDING"}"#,
            ])
    }

    // MARK: Limits, on both sides

    @Test func `a message has one to two thousand characters`() throws {
        let longest = String(repeating: "é", count: 2000)
        #expect(try request(message: "x") == requested)
        #expect(try request(message: " \(longest) ") == requested)
        #expect(
            try request(message: longest + "x")
                == refused(#"{"code":"TOO_LONG","path":["input","message"],"minimum":null,"maximum":2000.0}"#))
        #expect(
            try request(message: " \\n ")
                == refused(#"{"code":"REQUIRED","path":["input","message"],"minimum":null,"maximum":null}"#))
        #expect(
            try request(message: "a\\u0000b")
                == refused(#"{"code":"INVALID_FORMAT","path":["input","message"],"minimum":null,"maximum":null}"#))
    }

    @Test func `notes have at most ten thousand characters`() throws {
        let longest = String(repeating: "é", count: 10_000)
        #expect(try request(#"notes: "\#(longest)""#) == requested)
        #expect(
            try request(#"notes: "\#(longest)x""#)
                == refused(#"{"code":"TOO_LONG","path":["input","notes"],"minimum":null,"maximum":10000.0}"#))
    }

    // MARK: Times

    @Test(arguments: [
        (#"requestedAt: "2026-11-20T10:05:00.000Z""#, nil),
        (#"requestedAt: "2026-11-20T10:05:00.001Z""#, #"{"code":"MUST_BE_IN_PAST","path":["input","requestedAt"]}"#),
        (#"expiresAt: "2026-11-20T10:00:00.001Z""#, nil),
        (#"expiresAt: "2026-11-20T10:00:00.000Z""#, #"{"code":"MUST_BE_IN_FUTURE","path":["input","expiresAt"]}"#),
        (#"requestedAt: "2026-11-20T10:04:00Z", expiresAt: "2026-11-20T10:04:00Z""#, nil),
        (
            #"requestedAt: "2026-11-20T10:04:00Z", expiresAt: "2026-11-20T10:03:59.999Z""#,
            #"{"code":"OUT_OF_RANGE","path":["input","expiresAt"]}"#
        ),
    ])
    func `a request is not in the future, and expires there, after it was made`(
        input: String, error: String?
    ) throws {
        let answer = try api.run(
            """
            mutation { requestReferral(input: {contactId: "\(ben)", message: "Please" \(input)}) {
                referral { status } userErrors { code path } } }
            """, as: anna)
        #expect(answer == error.map(refused) ?? requested)
    }

    // MARK: Everything that is wrong

    @Test func `all faults come at once, and nothing is left of the call`() throws {
        let long = String(repeating: "x", count: 10_001)
        let unknown = OwnershipTests.unknown
        let before = try api.rows()
        #expect(
            try request(
                #"""
                jobListingId: "nothing", requestedAt: "2027-01-01T00:00:00Z", expiresAt: "2026-01-01T00:00:00Z",
                notes: "\#(long)"
                """#, message: " ", contact: unknown)
                == refused(
                    #"{"code":"NOT_FOUND","path":["input","contactId"],"id":"\#(unknown)"},{"code":"NOT_FOUND","path":["input","jobListingId"],"id":"nothing"},{"code":"REQUIRED","path":["input","message"],"minimum":null,"maximum":null},{"code":"MUST_BE_IN_PAST","path":["input","requestedAt"],"minimum":null,"maximum":null},{"code":"MUST_BE_IN_FUTURE","path":["input","expiresAt"],"minimum":null,"maximum":null},{"code":"TOO_LONG","path":["input","notes"],"minimum":null,"maximum":10000.0}"#
                ))
        #expect(try api.rows() == before)
    }

    @Test func `contacts and jobs of somebody else are as unknown as those of nobody`() throws {
        let carl = try api.signUp("carl@example.com")
        let dana = try api.contact(#"name: "Dana""#, as: carl)
        let his = try api.jobListing(#"title: "His", company: "Bolt""#, as: carl)
        #expect(
            try request(#"jobListingId: "\#(his)""#, contact: dana)
                == refused(
                    #"{"code":"NOT_FOUND","path":["input","contactId"],"id":"\#(dana)"},{"code":"NOT_FOUND","path":["input","jobListingId"],"id":"\#(his)"}"#
                ))
        // What is asked of a job is not asked of a contact.
        #expect(
            try request(contact: listing)
                == refused(#"{"code":"NOT_FOUND","path":["input","contactId"],"id":"\#(listing)"}"#))
    }

    // MARK: Repetition

    @Test func `the same call with the same key asks once`() throws {
        let once = #"idempotencyKey: "0190163d-8694-739b-aea5-966c26f8ad91""#
        let first = try request(once, "id")
        api.clock.move(minutes: 60)
        #expect(try request(once, "id") == first)
        #expect(try api.messages(as: anna) == ["Please"])
        #expect(try api.events().filter { $0.hasPrefix("ReferralRequested") }.count == 1)
        #expect(
            try request(once, message: "Please!")
                == refused(#"{"code":"IDEMPOTENCY_KEY_REUSED","path":["input","idempotencyKey"]}"#))
        #expect(try request(once, "id", as: try api.signUp("carl@example.com")).contains("NOT_FOUND"))
    }
}
