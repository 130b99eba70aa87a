import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

/// It is 2026-11-20T10:00:00Z.
@Suite("referralAnalytics")
struct ReferralAnalyticsTests {
    let api: TestAPI
    let anna: Viewer
    let ben: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
    }

    private func request(_ day: String, _ more: String = "") throws -> String {
        try api.referral(of: ben, "Please", #", requestedAt: "2026-11-\#(day)T10:00:00Z" \#(more)"#, as: anna)
    }

    private func analytics(_ selection: String, _ arguments: String = "") throws -> String {
        try api.field("referralAnalytics", of: "{ referralAnalytics\(arguments) { \(selection) } }", as: anna)
    }

    private let all = """
        totalRequested byStatus { status count } provideRate averageDaysToAnswer applicationsFromReferrals
        """

    @Test func `all figures of a range`() throws {
        try api.step(
            "receiveReferral", try request("01"),
            #"receivedAt: "2026-11-04T10:00:00Z", referralDetails: "Gladly""#, as: anna)
        try api.step("declineReferral", try request("10"), as: anna)
        _ = try request("11")
        _ = try request("12")
        let late = try request("13", #", expiresAt: "2026-11-20T10:30:00Z""#)
        api.clock.move(minutes: 60)
        try api.expireReferrals()
        #expect(
            try analytics("range { start end } " + all)
                == #"{"range":{"start":"2026-08-22T11:00:00.000Z","end":"2026-11-20T11:00:00.000Z"},"totalRequested":5,"byStatus":[{"status":"PENDING","count":2},{"status":"DECLINED","count":1},{"status":"EXPIRED","count":1},{"status":"PROVIDED","count":1}],"provideRate":0.5,"averageDaysToAnswer":6.5,"applicationsFromReferrals":0}"#
        )
        // What was given late counts as given, by when it was.
        try api.step(
            "receiveReferral", late, #"receivedAt: "2026-11-20T10:00:00Z", referralDetails: "Late""#, as: anna)
        #expect(
            try analytics("byStatus { status count } averageDaysToAnswer")
                == #"{"byStatus":[{"status":"PENDING","count":2},{"status":"PROVIDED","count":2},{"status":"DECLINED","count":1}],"averageDaysToAnswer":6.666666666666667}"#
        )
    }

    @Test func `without referrals there are no shares, and no answer is no share either`() throws {
        #expect(
            try analytics(all)
                == #"{"totalRequested":0,"byStatus":[],"provideRate":null,"averageDaysToAnswer":null,"applicationsFromReferrals":0}"#
        )
        _ = try request("11")
        #expect(
            try analytics(all)
                == #"{"totalRequested":1,"byStatus":[{"status":"PENDING","count":1}],"provideRate":null,"averageDaysToAnswer":null,"applicationsFromReferrals":0}"#
        )
        try api.step("declineReferral", try request("12"), as: anna)
        #expect(try analytics("provideRate") == #"{"provideRate":0.0}"#)
    }

    @Test func `an application counts once, however many referrals led to it`() throws {
        let acme = try api.jobApplication(at: "Acme", as: anna)
        let bolt = try api.jobApplication(at: "Bolt", as: anna)
        for application in [acme, acme, bolt] {
            try api.step("updateReferral", try request("11"), #"applicationId: "\#(application)""#, as: anna)
        }
        _ = try api.jobApplication(at: "Cero", as: anna)
        #expect(try analytics("applicationsFromReferrals") == #"{"applicationsFromReferrals":2}"#)
    }

    @Test func `the time of the request is in the half-open range`() throws {
        _ = try request("11")
        _ = try request("12")
        func total(_ start: String, _ end: String) throws -> String {
            try analytics("totalRequested", #"(range: {start: "\#(start)", end: "\#(end)"})"#)
        }
        #expect(try total("2026-11-11T10:00:00Z", "2026-11-12T10:00:00Z") == #"{"totalRequested":1}"#)
        #expect(try total("2026-11-11T10:00:00Z", "2026-11-12T10:00:00.001Z") == #"{"totalRequested":2}"#)
        #expect(try total("2026-11-11T10:00:00.001Z", "2026-11-12T10:00:00Z") == #"{"totalRequested":0}"#)
        #expect(
            try api.firstError(
                of: #"{ referralAnalytics(range: {start: "2026-11-21T00:00:00Z"}) { totalRequested } }"#, as: anna)
                == "BAD_USER_INPUT: The range ends at 2026-11-20T10:00:00.000Z, before it starts at 2026-11-21T00:00:00.000Z."
        )
    }

    @Test func `nobody else's referrals count, and what is not selected is not counted`() throws {
        _ = try request("11")
        let eve = try api.signUp("eve@example.com")
        #expect(
            try api.run("{ referralAnalytics { totalRequested applicationsFromReferrals } }", as: eve)
                == #"{"data":{"referralAnalytics":{"totalRequested":0,"applicationsFromReferrals":0}}}"#)
        #expect(try api.statements("{ referralAnalytics { totalRequested byStatus { count } } }", as: anna).count == 1)
        #expect(try api.statements("{ referralAnalytics { \(all) } }", as: anna).count == 2)
        #expect(
            try api.firstError(of: "{ referralAnalytics { totalRequested } }", as: nil)
                == "UNAUTHENTICATED: This needs a signed-in user.")
    }
}
