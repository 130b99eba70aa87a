import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

/// The clock stands at 2026-11-20T10:00:00.000Z until it is moved.
@Suite("referrals, below contacts and jobs, too")
struct ReferralsTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    /// Referrals of Ben a minute after each other: A asked for on the 3rd and given on the 5th, B asked for on the 1st
    /// and declined, C asked for on the 2nd and given on the 4th, D asked for on the 1st and expired.
    private func four() throws {
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        for (message, day, step) in [
            ("A", 3, "5"), ("B", 1, "decline"), ("C", 2, "4"), ("D", 1, "expire"),
        ] {
            let id = try api.referral(
                of: ben, message,
                #"requestedAt: "2026-11-0\#(day)T10:00:00Z", expiresAt: "2026-11-20T12:00:00Z""#, as: anna)
            if step == "decline" {
                try api.step("declineReferral", id, as: anna)
            } else if step != "expire" {
                try api.step(
                    "receiveReferral", id,
                    #"receivedAt: "2026-11-0\#(step)T10:00:00Z", referralDetails: "Gladly""#, as: anna)
            }
            api.clock.move(minutes: 1)
        }
        api.clock.move(minutes: 120)
        try api.expireReferrals()
    }

    // MARK: Order

    @Test(arguments: [
        ("", ["A", "C", "D", "B"]),
        ("(orderBy: {field: REQUESTED_AT})", ["B", "D", "C", "A"]),
        ("(orderBy: {field: REQUESTED_AT, direction: DESC})", ["A", "C", "D", "B"]),
        ("(orderBy: {field: RECEIVED_AT})", ["C", "A", "B", "D"]),
        ("(orderBy: {field: RECEIVED_AT, direction: DESC})", ["A", "C", "D", "B"]),
        ("(orderBy: {field: CREATED_AT})", ["A", "B", "C", "D"]),
        ("(orderBy: {field: CREATED_AT, direction: DESC})", ["D", "C", "B", "A"]),
    ])
    func `referrals come by the latest request, or in any order, those without an answer last`(
        arguments: String, messages: [String]
    ) throws {
        try four()
        #expect(try api.messages(arguments, as: anna) == messages)
        let contact = try api.value(
            "{ contacts { nodes { referrals\(arguments) { nodes { requestMessage } } } } }", as: anna)
        let below = contact["data"]?["contacts"]?["nodes"]?[0]?["referrals"]?["nodes"]?.elements
        #expect(below?.map { $0["requestMessage"]!.stringValue! } == messages)
    }

    // MARK: Filters

    @Test(arguments: [
        ("status: {eq: PROVIDED}", ["A", "C"]),
        ("status: {in: [DECLINED, EXPIRED]}", ["B", "D"]),
        ("status: {notIn: [PROVIDED]}", ["B", "D"]),
        (#"requestedAt: {gte: "2026-11-02T10:00:00Z", lt: "2026-11-03T10:00:00Z"}"#, ["C"]),
        (#"requestedAt: {gt: "2026-11-01T10:00:00Z", lte: "2026-11-03T10:00:00Z"}"#, ["A", "C"]),
        ("requestedAt: {isNull: true}", []),
        ("status: null, requestedAt: null, contactId: null", ["A", "B", "C", "D"]),
        ("not: {status: {eq: PROVIDED}}", ["B", "D"]),
        (#"or: [{status: {eq: EXPIRED}}, {requestedAt: {gte: "2026-11-03T00:00:00Z"}}]"#, ["A", "D"]),
        (#"and: [{status: {eq: PROVIDED}}, {requestedAt: {lt: "2026-11-03T00:00:00Z"}}]"#, ["C"]),
    ])
    func `referrals are found by where they stand and when they were asked for`(
        filter: String, messages: [String]
    ) throws {
        try four()
        #expect(try api.messages("(filter: {\(filter)}, orderBy: {field: CREATED_AT})", as: anna) == messages)
    }

    @Test func `referrals are found by contact, job and application, below which they are, too`() throws {
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        let dora = try api.contact(#"name: "Dora""#, as: anna)
        let job = try api.jobListing(#"title: "Engineer", company: "Acme""#, as: anna)
        let application = try api.jobApplication(at: "Bolt", as: anna)
        try api.referral(of: ben, "A", as: anna)
        let second = try api.referral(of: dora, "B", #"jobListingId: "\#(job)""#, as: anna)
        try api.referral(of: ben, "C", #"jobListingId: "\#(job)""#, as: anna)
        try api.step("updateReferral", second, #"applicationId: "\#(application)""#, as: anna)
        let carl = try api.signUp("carl@example.com")
        for (field, id, messages) in [
            ("contactId", ben, ["C", "A"]), ("contactId", dora, ["B"]), ("jobListingId", job, ["C", "B"]),
            ("applicationId", application, ["B"]), ("contactId", job, []), ("applicationId", "nothing", []),
        ] {
            for condition in [#"{eq: "\#(id)"}"#, #"{in: ["\#(id)", "x"]}"#] {
                let filter = "(filter: {\(field): \(condition)})"
                #expect(try api.messages(filter, as: anna) == messages)
                #expect(try api.messages(filter, as: carl) == [])
            }
        }
        #expect(
            try api.run(
                """
                { contact(id: "\(ben)") { referrals(filter: {jobListingId: {eq: "\(job)"}}) {
                    totalCount nodes { requestMessage } } }
                  jobListing(id: "\(job)") { referrals(last: 1) {
                    totalCount nodes { requestMessage } pageInfo { hasPreviousPage } } }
                  jobApplication(id: "\(application)") { referrals { nodes { contact { name } } } } }
                """, as: anna)
                == #"{"data":{"contact":{"referrals":{"totalCount":1,"nodes":[{"requestMessage":"C"}]}},"jobListing":{"referrals":{"totalCount":2,"nodes":[{"requestMessage":"B"}],"pageInfo":{"hasPreviousPage":true}}},"jobApplication":{"referrals":{"nodes":[{"contact":{"name":"Dora"}}]}}}}"#
        )
    }

    @Test func `one referral is found by its id and by nobody else`() throws {
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        let id = try api.referral(of: ben, as: anna)
        let carl = try api.signUp("carl@example.com")
        let query = #"{ referral(id: "\#(id)") { status } node(id: "\#(id)") { __typename } }"#
        #expect(
            try api.run(query, as: anna)
                == #"{"data":{"referral":{"status":"PENDING"},"node":{"__typename":"Referral"}}}"#)
        #expect(try api.run(query, as: carl) == #"{"data":{"referral":null,"node":null}}"#)
        #expect(try api.run("{ referrals { totalCount } }", as: carl) == #"{"data":{"referrals":{"totalCount":0}}}"#)
        #expect(try api.errorCode(query, as: nil) == "UNAUTHENTICATED")
        #expect(try api.errorCode("{ referrals { totalCount } }", as: nil) == "UNAUTHENTICATED")
    }

    // MARK: What is said of a referral

    @Test(arguments: [
        (ReferralStatus.pending, "Referral asked for: Engineer at Acme"),
        (.provided, "Referral given: Engineer at Acme"), (.declined, "Referral declined: Engineer at Acme"),
        (.expired, "Referral not answered: Engineer at Acme"),
    ])
    func `the line of a referral says where it stands and for which job it is`(
        status: ReferralStatus, summary: String
    ) throws {
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        let job = try api.jobListing(#"title: "Engineer", company: "Acme""#, as: anna)
        _ = try api.referral(status, of: ben, #"jobListingId: "\#(job)""#, as: anna)
        #expect(
            try api.run("{ referrals { nodes { summary } } }", as: anna)
                == #"{"data":{"referrals":{"nodes":[{"summary":"\#(summary)"}]}}}"#)
    }

    @Test func `a long line is cut`() {
        let long = String(repeating: "x", count: 200)
        let line = ReferralSummary.text(.pending, job: (long, "Acme"))
        #expect(line == "Referral asked for: " + String(repeating: "x", count: 179) + "…")
    }

    @Test func `follow-ups come from a referral, and concern whom it was asked of`() throws {
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        let id = try api.referral(of: ben, as: anna)
        _ = try api.run(
            #"mutation { createFollowUp(input: {title: "Ask", subjectId: "\#(id)"}) { userErrors { code } } }"#,
            as: anna)
        #expect(
            try api.run(
                """
                { referral(id: "\(id)") { version followUps { title contact { name }
                    subject { __typename ... on Referral { status } } } } }
                """, as: anna)
                == #"{"data":{"referral":{"version":1,"followUps":[{"title":"Ask","contact":{"name":"Ben"},"subject":{"__typename":"Referral","status":"PENDING"}}]}}}"#
        )
    }

    @Test func `referrals are on the timeline where they were asked for, until they are given`() throws {
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        let early = try api.referral(of: ben, "A", #"requestedAt: "2026-11-01T10:00:00Z""#, as: anna)
        try api.referral(of: ben, "B", #"requestedAt: "2026-11-02T10:00:00Z""#, as: anna)
        func timeline() throws -> String {
            try api.run(
                """
                { contact(id: "\(ben)") { timeline(filter: {kinds: [REFERRAL]}) {
                    nodes { timelineAt ... on Referral { requestMessage } } } } }
                """, as: anna)
        }
        #expect(
            try timeline()
                == #"{"data":{"contact":{"timeline":{"nodes":[{"timelineAt":"2026-11-02T10:00:00.000Z","requestMessage":"B"},{"timelineAt":"2026-11-01T10:00:00.000Z","requestMessage":"A"}]}}}}"#
        )
        try api.step(
            "receiveReferral", early, #"receivedAt: "2026-11-03T10:00:00Z", referralDetails: "Gladly""#, as: anna)
        #expect(
            try timeline()
                == #"{"data":{"contact":{"timeline":{"nodes":[{"timelineAt":"2026-11-03T10:00:00.000Z","requestMessage":"A"},{"timelineAt":"2026-11-02T10:00:00.000Z","requestMessage":"B"}]}}}}"#
        )
    }

    // MARK: Statements

    @Test func `a hundred parents cost as many statements as one`() throws {
        let job = try api.jobListing(#"title: "Engineer", company: "Acme""#, as: anna)
        let application = try api.jobApplication(for: job, as: anna)
        for number in 1...100 {
            let contact = try api.contact(#"name: "Ben \#(number)""#, as: anna)
            let id = try api.referral(of: contact, "A", #"jobListingId: "\#(job)""#, as: anna)
            try api.step("updateReferral", id, #"applicationId: "\#(application)""#, as: anna)
        }
        for count in [1, 100] {
            #expect(
                try api.statements(
                    """
                    { referrals(first: \(count)) { totalCount nodes {
                        summary contact { name } jobListing { title } application { status } followUps { title } } } }
                    """, as: anna
                ).count == 6)
            #expect(
                try api.statements(
                    "{ contacts(first: \(count)) { nodes { referrals(first: 5) { totalCount nodes { status } } } } }",
                    as: anna
                ).count == 3)
        }
    }
}
