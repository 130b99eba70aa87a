import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

/// The clock stands at 2026-11-20T10:00:00.000Z.
@Suite("receiveReferral and declineReferral")
struct ReferralAnswerTests: MutationSuite {
    static let names = (mutation: "answer", record: "referral")

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

    private let errors = """
        userErrors { code path ... on ValidationError { maximum } ... on NotFoundError { id }
            ... on InvalidStateError { currentStatus allowedStatuses } ... on ConflictError { current { version } }
            ... on DuplicateError { existing { __typename id } } }
        """

    private func receive(
        _ id: String, _ input: String = "", details: String = "Gladly", _ selection: String = "referral { status }",
        as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { answer: receiveReferral(input: {id: "\(id)", referralDetails: "\(details)" \(input)}) {
                \(selection) \(errors) } }
            """, as: viewer ?? anna)
    }

    private func decline(
        _ id: String, _ input: String = "", _ selection: String = "referral { status }", as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            #"mutation { answer: declineReferral(input: {id: "\#(id)" \#(input)}) { \#(selection) \#(errors) } }"#,
            as: viewer ?? anna)
    }

    private let provided = #"{"data":{"answer":{"referral":{"status":"PROVIDED"},"userErrors":[]}}}"#

    // MARK: Who can answer what

    @Test(arguments: [
        (ReferralStatus.pending, nil), (.expired, nil),
        (
            .provided,
            #"{"code":"INVALID_STATE","path":["input","id"],"currentStatus":"PROVIDED","allowedStatuses":["PENDING","EXPIRED"]}"#
        ),
        (
            .declined,
            #"{"code":"INVALID_STATE","path":["input","id"],"currentStatus":"DECLINED","allowedStatuses":["PENDING","EXPIRED"]}"#
        ),
    ])
    func `a referral is given while it is waited for, and late`(status: ReferralStatus, error: String?) throws {
        let referral = try api.referral(status, of: ben, as: anna)
        let before = try api.rows()
        #expect(try receive(referral) == error.map(refused) ?? provided)
        if error != nil { #expect(try api.rows() == before) }
    }

    @Test(arguments: [
        (ReferralStatus.pending, nil),
        (
            .expired,
            #"{"code":"INVALID_STATE","path":["input","id"],"currentStatus":"EXPIRED","allowedStatuses":["PENDING"]}"#
        ),
        (
            .provided,
            #"{"code":"INVALID_STATE","path":["input","id"],"currentStatus":"PROVIDED","allowedStatuses":["PENDING"]}"#
        ),
        (
            .declined,
            #"{"code":"INVALID_STATE","path":["input","id"],"currentStatus":"DECLINED","allowedStatuses":["PENDING"]}"#
        ),
    ])
    func `it is refused only while it is waited for`(status: ReferralStatus, error: String?) throws {
        let referral = try api.referral(status, of: ben, as: anna)
        let before = try api.rows()
        #expect(
            try decline(referral)
                == error.map(refused) ?? #"{"data":{"answer":{"referral":{"status":"DECLINED"},"userErrors":[]}}}"#)
        if error != nil { #expect(try api.rows() == before) }
    }

    // MARK: Given

    @Test func `what was given is kept, and the referral stands on the timeline where it was given`() throws {
        let referral = try api.referral(of: ben, "Please", #"jobListingId: "\#(listing)", notes: "Old""#, as: anna)
        api.clock.move(minutes: 90)
        #expect(
            try receive(
                referral, #"receivedAt: "2026-11-20T12:00:00+01:00""#, details: " Sent to\\nHR ",
                """
                referral { status requestedAt receivedAt referralDetails application { id } notes expiresAt timelineAt
                    summary createdAt updatedAt version } application { id }
                """)
                == answered(
                    #""referral":{"status":"PROVIDED","requestedAt":"2026-11-20T10:00:00.000Z","receivedAt":"2026-11-20T11:00:00.000Z","referralDetails":"Sent to\nHR","application":null,"notes":"Old","expiresAt":"2026-12-20T10:00:00.000Z","timelineAt":"2026-11-20T11:00:00.000Z","summary":"Referral given: Engineer at Acme","createdAt":"2026-11-20T10:00:00.000Z","updatedAt":"2026-11-20T11:30:00.000Z","version":2},"application":null"#
                ))
        #expect(
            try api.run(#"{ contact(id: "\#(ben)") { timeline { nodes { timelineAt summary } } } }"#, as: anna)
                == #"{"data":{"contact":{"timeline":{"nodes":[{"timelineAt":"2026-11-20T11:00:00.000Z","summary":"Referral given: Engineer at Acme"}]}}}}"#
        )
    }

    @Test func `a late answer follows the expiry, in the events, too`() throws {
        let referral = try api.referral(.expired, of: ben, as: anna)
        #expect(
            try receive(referral, "", "referral { status receivedAt version }")
                == answered(
                    #""referral":{"status":"PROVIDED","receivedAt":"2026-11-20T11:00:00.000Z","version":3}"#))
        #expect(
            try api.events().suffix(2) == [
                #"ReferralExpired {"referralId":"\#(referral)","contactId":"\#(ben)"}"#,
                #"ReferralReceived {"referralId":"\#(referral)","contactId":"\#(ben)","jobListingId":null,"receivedAt":"2026-11-20T11:00:00.000Z","referralDetails":"Gladly","applicationId":null}"#,
            ])
        // It is answered now: the timer has nothing more to do with it.
        api.clock.move(minutes: 60 * 24 * 60)
        try api.expireReferrals()
        #expect(try api.events().last?.hasPrefix("ReferralReceived") == true)
    }

    @Test(arguments: [
        (#"receivedAt: "2026-11-20T09:00:00.000Z""#, nil),
        (
            #"receivedAt: "2026-11-20T08:59:59.999Z""#,
            #"{"code":"OUT_OF_RANGE","path":["input","receivedAt"],"maximum":null}"#
        ),
        (#"receivedAt: "2026-11-20T10:05:00.000Z""#, nil),
        (
            #"receivedAt: "2026-11-20T10:05:00.001Z""#,
            #"{"code":"MUST_BE_IN_PAST","path":["input","receivedAt"],"maximum":null}"#
        ),
        ("receivedAt: null", nil),
    ])
    func `an answer is not before the request, and not in the future`(input: String, error: String?) throws {
        let referral = try api.referral(of: ben, "Please", #"requestedAt: "2026-11-20T09:00:00Z""#, as: anna)
        #expect(try receive(referral, input) == error.map(refused) ?? provided)
    }

    @Test func `an answer to a request that is ahead of the clock comes with it`() throws {
        let referral = try api.referral(of: ben, "Please", #"requestedAt: "2026-11-20T10:04:00Z""#, as: anna)
        #expect(
            try receive(referral, "", "referral { receivedAt }")
                == answered(#""referral":{"receivedAt":"2026-11-20T10:04:00.000Z"}"#))
    }

    @Test func `details have one to ten thousand characters`() throws {
        let longest = String(repeating: "é", count: 10_000)
        let referral = try api.referral(of: ben, as: anna)
        #expect(
            try receive(referral, details: longest + "x")
                == refused(#"{"code":"TOO_LONG","path":["input","referralDetails"],"maximum":10000.0}"#))
        #expect(
            try receive(referral, details: " \\n ")
                == refused(#"{"code":"REQUIRED","path":["input","referralDetails"],"maximum":null}"#))
        #expect(try receive(referral, details: " \(longest) ") == provided)
    }

    // MARK: The application

    @Test func `the application that came of it is linked`() throws {
        let application = try api.jobApplication(for: listing, "status: OFFER", as: anna)
        let referral = try api.referral(of: ben, as: anna)
        #expect(
            try receive(
                referral, #"applicationId: "\#(application)", createApplication: false"#,
                "referral { application { id referrals { totalCount } } } application { status }")
                == answered(
                    #""referral":{"application":{"id":"\#(application)","referrals":{"totalCount":1}}},"application":{"status":"OFFER"}"#
                ))
        #expect(try api.events().last?.hasSuffix(#""applicationId":"\#(application)"}"#) == true)
    }

    @Test func `one that was linked before stays unless another is named`() throws {
        let first = try api.jobApplication(for: listing, as: anna)
        let second = try api.jobApplication(at: "Bolt", as: anna)
        for (input, expected) in [("", first), (#"applicationId: "\#(second)""#, second)] {
            let referral = try api.referral(of: ben, as: anna)
            try api.step("updateReferral", referral, #"applicationId: "\#(first)""#, as: anna)
            #expect(
                try receive(referral, input, "referral { application { id } } application { id }")
                    == answered(
                        #""referral":{"application":{"id":"\#(expected)"}},"application":{"id":"\#(expected)"}"#))
        }
    }

    @Test func `an application for the job of the referral can be made on the way`() throws {
        let referral = try api.referral(of: ben, "Please", #"jobListingId: "\#(listing)""#, as: anna)
        api.clock.move(minutes: 60)
        #expect(
            try receive(
                referral, "createApplication: true",
                "referral { application { jobListing { title } } } application { status appliedAt statusHistory { newStatus } }"
            )
                == answered(
                    #""referral":{"application":{"jobListing":{"title":"Engineer"}}},"application":{"status":"APPLIED","appliedAt":"2026-11-20T11:00:00.000Z","statusHistory":[{"newStatus":"APPLIED"}]}"#
                ))
        let application = try #require(
            api.value("{ jobApplications { nodes { id } } }", as: anna)["data"]?["jobApplications"]?["nodes"]?[0]?[
                "id"]?
                .stringValue)
        #expect(
            try api.events().last
                == #"ReferralReceived {"referralId":"\#(referral)","contactId":"\#(ben)","jobListingId":"\#(listing)","receivedAt":"2026-11-20T11:00:00.000Z","referralDetails":"Gladly","applicationId":"\#(application)"}"#
        )
    }

    @Test func `no application is made without a job, or where there is one`() throws {
        let without = try api.referral(of: ben, as: anna)
        let with = try api.referral(of: ben, "Please", #"jobListingId: "\#(listing)""#, as: anna)
        let application = try api.jobApplication(for: listing, as: anna)
        let before = try api.rows()
        #expect(
            try receive(without, "createApplication: true")
                == refused(#"{"code":"REQUIRED","path":["input","createApplication"],"maximum":null}"#))
        #expect(
            try receive(with, "createApplication: true")
                == refused(
                    #"{"code":"DUPLICATE","path":["input","createApplication"],"existing":{"__typename":"JobApplication","id":"\#(application)"}}"#
                ))
        #expect(try api.rows() == before)
        #expect(try receive(with, #"applicationId: "\#(application)""#) == provided)
    }

    @Test func `an application is named or made, and not both`() throws {
        let referral = try api.referral(of: ben, "Please", #"jobListingId: "\#(listing)""#, as: anna)
        let application = try api.jobApplication(at: "Bolt", as: anna)
        #expect(
            try receive(referral, #"applicationId: "\#(application)", createApplication: true"#)
                == refused(#"{"code":"INVALID_FORMAT","path":["input","createApplication"],"maximum":null}"#))
        #expect(try api.companies(as: anna) == ["Bolt"])
    }

    @Test func `the job of a closed listing can be applied for through a referral`() throws {
        try api.step("updateJobListing", listing, "status: CLOSED", as: anna)
        let referral = try api.referral(of: ben, "Please", #"jobListingId: "\#(listing)""#, as: anna)
        #expect(try receive(referral, "createApplication: true") == provided)
    }

    // MARK: Refused

    @Test func `a refusal is final, publishes, and leaves the referral where it was asked for`() throws {
        let referral = try api.referral(of: ben, "Please", #"notes: "Old""#, as: anna)
        api.clock.move(minutes: 60)
        #expect(
            try decline(
                referral, #"notes: " Not\nnow ""#,
                "referral { status notes receivedAt timelineAt summary updatedAt version }")
                == answered(
                    #""referral":{"status":"DECLINED","notes":"Not\nnow","receivedAt":null,"timelineAt":"2026-11-20T10:00:00.000Z","summary":"Referral declined","updatedAt":"2026-11-20T11:00:00.000Z","version":2}"#
                ))
        #expect(
            try api.events().last == #"ReferralDeclined {"referralId":"\#(referral)","contactId":"\#(ben)"}"#)
        // It is answered: it does not expire.
        api.clock.move(minutes: 60 * 24 * 60)
        try api.expireReferrals()
        #expect(try api.events().last?.hasPrefix("ReferralDeclined") == true)
    }

    @Test(arguments: ["", "notes: null", #"notes: " ""#])
    func `notes stay where a refusal brings none`(input: String) throws {
        let referral = try api.referral(of: ben, "Please", #"notes: "Old""#, as: anna)
        #expect(try decline(referral, input, "referral { notes }") == answered(#""referral":{"notes":"Old"}"#))
    }

    @Test func `notes of a refusal have at most ten thousand characters`() throws {
        let longest = String(repeating: "é", count: 10_000)
        let referral = try api.referral(of: ben, as: anna)
        #expect(
            try decline(referral, #"notes: "\#(longest)x""#)
                == refused(#"{"code":"TOO_LONG","path":["input","notes"],"maximum":10000.0}"#))
        #expect(
            try decline(referral, #"notes: "\#(longest)""#)
                == #"{"data":{"answer":{"referral":{"status":"DECLINED"},"userErrors":[]}}}"#)
    }

    // MARK: Everything that is wrong

    @Test func `all faults of an answer come at once, and nothing is left of the call`() throws {
        let referral = try api.referral(.provided, of: ben, #"jobListingId: "\#(listing)""#, as: anna)
        let unknown = OwnershipTests.unknown
        let before = try api.rows()
        #expect(
            try receive(
                referral,
                #"""
                applicationId: "\#(unknown)", createApplication: true, receivedAt: "2027-01-01T00:00:00Z",
                expectedVersion: 7
                """#, details: " ")
                == refused(
                    #"{"code":"NOT_FOUND","path":["input","applicationId"],"id":"\#(unknown)"},{"code":"MUST_BE_IN_PAST","path":["input","receivedAt"],"maximum":null},{"code":"REQUIRED","path":["input","referralDetails"],"maximum":null},{"code":"INVALID_FORMAT","path":["input","createApplication"],"maximum":null},{"code":"VERSION_CONFLICT","path":["input","expectedVersion"],"current":{"version":2}},{"code":"INVALID_STATE","path":["input","id"],"currentStatus":"PROVIDED","allowedStatuses":["PENDING","EXPIRED"]}"#
                ))
        let long = String(repeating: "x", count: 10_001)
        #expect(
            try decline(referral, #"notes: "\#(long)", expectedVersion: 7"#)
                == refused(
                    #"{"code":"TOO_LONG","path":["input","notes"],"maximum":10000.0},{"code":"VERSION_CONFLICT","path":["input","expectedVersion"],"current":{"version":2}},{"code":"INVALID_STATE","path":["input","id"],"currentStatus":"PROVIDED","allowedStatuses":["PENDING"]}"#
                ))
        #expect(try api.rows() == before)
    }

    @Test func `an application that was made on the way goes when the answer is refused`() throws {
        let referral = try api.referral(of: ben, "Please", #"jobListingId: "\#(listing)""#, as: anna)
        let before = try api.rows()
        for (input, details) in [("", " "), ("expectedVersion: 2", "Gladly")] {
            #expect(
                try receive(referral, "createApplication: true, \(input)", details: details)
                    .contains(#""referral":null"#))
            #expect(try api.rows() == before)
        }
    }

    @Test func `nobody else answers for it`() throws {
        let carl = try api.signUp("carl@example.com")
        let referral = try api.referral(of: ben, as: anna)
        let unknown = refused(#"{"code":"NOT_FOUND","path":["input","id"],"id":"\#(referral)"}"#)
        #expect(try receive(referral, as: carl) == unknown)
        #expect(try decline(referral, as: carl) == unknown)
        #expect(
            try receive("nothing") == refused(#"{"code":"NOT_FOUND","path":["input","id"],"id":"nothing"}"#))
        let his = try api.jobApplication(at: "Bolt", as: carl)
        #expect(
            try receive(referral, #"applicationId: "\#(his)""#)
                == refused(#"{"code":"NOT_FOUND","path":["input","applicationId"],"id":"\#(his)"}"#))
        #expect(try receive(referral) == provided)
    }
}
