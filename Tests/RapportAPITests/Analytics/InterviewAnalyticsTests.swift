import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

/// It is 2026-11-20T10:00:00Z; interviews are planned for the days after it.
@Suite("interviewAnalytics")
struct InterviewAnalyticsTests {
    let api: TestAPI
    let anna: Viewer
    let acme: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        acme = try api.jobApplication(at: "Acme", as: anna)
    }

    /// An interview on a day of November, at 10:00.
    private func interview(_ day: Int, _ type: String = "VIDEO") throws -> String {
        try api.interview(for: acme, at: "2026-11-\(day)T10:00:00Z", type: type, as: anna)
    }

    /// What is asked for of the 21st to the 30th of November.
    private func analytics(
        _ selection: String, _ range: String = #"start: "2026-11-21T00:00:00Z", end: "2026-12-01T00:00:00Z""#
    ) throws -> String {
        try api.field(
            "interviewAnalytics", of: "{ interviewAnalytics(range: {\(range)}) { \(selection) } }", as: anna)
    }

    private func thank(for interview: String) throws {
        _ = try api.run(
            """
            mutation { recordThankYou(
                input: {subject: {interviewId: "\(interview)"}, recipients: ["Ben"], method: EMAIL}) {
                userErrors { message } } }
            """, as: anna)
    }

    private let all = """
        totalInterviews byType { type count averagePerformanceRating } byStatus { status count }
        averagePerformanceRating thankYouRate rescheduleRate
        """

    @Test func `all figures of a range`() throws {
        let first = try interview(21, "PHONE_SCREEN")
        let second = try interview(22)
        let third = try interview(23)
        let moved = try interview(24, "PANEL")
        let gone = try interview(25, "FINAL")
        try api.step(
            "rescheduleInterview", moved, #"newDateTime: "2026-11-26T10:00:00Z", initiatedBy: COMPANY"#, as: anna)
        try api.step(
            "rescheduleInterview", moved, #"newDateTime: "2026-11-27T10:00:00Z", initiatedBy: COMPANY"#, as: anna)
        try api.step(
            "rescheduleInterview", gone, #"newDateTime: "2026-11-28T10:00:00Z", initiatedBy: COMPANY"#, as: anna)
        try api.step("cancelInterview", gone, as: anna)
        api.clock.move(minutes: 4 * 24 * 60)
        try api.step("completeInterview", first, "performanceRating: 5", as: anna)
        try api.step("completeInterview", second, "performanceRating: 2", as: anna)
        try api.step("completeInterview", third, as: anna)
        try thank(for: first)
        try thank(for: first)
        #expect(
            try analytics("range { start end } " + all)
                == #"{"range":{"start":"2026-11-21T00:00:00.000Z","end":"2026-12-01T00:00:00.000Z"},"totalInterviews":4,"byType":[{"type":"VIDEO","count":2,"averagePerformanceRating":2.0},{"type":"PANEL","count":1,"averagePerformanceRating":null},{"type":"PHONE_SCREEN","count":1,"averagePerformanceRating":5.0}],"byStatus":[{"status":"COMPLETED","count":3},{"status":"CANCELLED","count":1},{"status":"RESCHEDULED","count":1}],"averagePerformanceRating":3.5,"thankYouRate":0.3333333333333333,"rescheduleRate":0.25}"#
        )
    }

    @Test func `without interviews there are no means and no shares`() throws {
        let empty =
            #"{"totalInterviews":0,"byType":[],"byStatus":[],"averagePerformanceRating":null,"thankYouRate":null,"rescheduleRate":null}"#
        #expect(try analytics(all) == empty)
        let talk = try interview(21)
        #expect(
            try analytics("thankYouRate rescheduleRate averagePerformanceRating")
                == #"{"thankYouRate":null,"rescheduleRate":0.0,"averagePerformanceRating":null}"#)
        try api.step("cancelInterview", talk, as: anna)
        #expect(
            try analytics("totalInterviews byType { count } byStatus { status count } rescheduleRate")
                == #"{"totalInterviews":0,"byType":[],"byStatus":[{"status":"CANCELLED","count":1}],"rescheduleRate":null}"#
        )
    }

    @Test func `the start is in the half-open range, wherever it was moved to`() throws {
        let talk = try interview(21)
        _ = try interview(22)
        let total = "totalInterviews"
        #expect(
            try analytics(total, #"start: "2026-11-21T10:00:00Z", end: "2026-11-22T10:00:00Z""#)
                == #"{"totalInterviews":1}"#)
        try api.step(
            "rescheduleInterview", talk, #"newDateTime: "2026-11-25T10:00:00Z", initiatedBy: CANDIDATE"#, as: anna)
        #expect(
            try analytics(total, #"start: "2026-11-21T10:00:00Z", end: "2026-11-22T10:00:00Z""#)
                == #"{"totalInterviews":0}"#)
        // What is planned is not in the last 90 days.
        #expect(
            try api.run("{ interviewAnalytics { range { start end } totalInterviews } }", as: anna)
                == #"{"data":{"interviewAnalytics":{"range":{"start":"2026-08-22T10:00:00.000Z","end":"2026-11-20T10:00:00.000Z"},"totalInterviews":0}}}"#
        )
        #expect(
            try api.firstError(
                of: #"{ interviewAnalytics(range: {start: "2026-11-21T00:00:00Z"}) { totalInterviews } }"#, as: anna)
                == "BAD_USER_INPUT: The range ends at 2026-11-20T10:00:00.000Z, before it starts at 2026-11-21T00:00:00.000Z."
        )
    }

    @Test func `nobody else's interviews count, and what is not selected is not looked up`() throws {
        _ = try interview(21)
        let eve = try api.signUp("eve@example.com")
        #expect(
            try api.run(
                #"{ interviewAnalytics(range: {end: "2026-12-01T00:00:00Z"}) { totalInterviews } }"#, as: eve)
                == #"{"data":{"interviewAnalytics":{"totalInterviews":0}}}"#)
        func statements(_ selection: String) throws -> [String] {
            try api.statements("{ interviewAnalytics { \(selection) } }", as: anna)
        }
        let few = try statements("totalInterviews byType { count } averagePerformanceRating")
        #expect(few.count == 1 && !few[0].contains("thank_you_note") && !few[0].contains("reschedule_event"))
        let many = try statements(all)
        #expect(many.count == 1 && many[0].contains("thank_you_note") && many[0].contains("reschedule_event"))
        #expect(
            try api.firstError(of: "{ interviewAnalytics { totalInterviews } }", as: nil)
                == "UNAUTHENTICATED: This needs a signed-in user.")
    }
}
