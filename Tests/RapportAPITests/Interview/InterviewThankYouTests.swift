import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

/// It is 2026-11-20T13:00Z; the interview ended at one.
@Suite("recordThankYou after a job interview")
struct InterviewThankYouTests {
    let api: TestAPI
    let anna: Viewer
    let acme: String
    let talk: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        acme = try api.jobApplication(at: "Acme", as: anna)
        talk = try api.interview(for: acme, at: "2026-11-20T12:00:00Z", as: anna)
        api.clock.move(minutes: 180)
    }

    private func thank(
        _ input: String = "", _ selection: String = "thankYouNote { sentAt }", as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { answer: recordThankYou(
                input: {subject: {interviewId: "\(talk)"}, recipients: ["Ben", "dana@example.com"], method: LINKEDIN \(input)}) {
                \(selection) userErrors { code path ... on InvalidStateError { currentStatus allowedStatuses } } } }
            """, as: viewer ?? anna)
    }

    @Test func `nobody is thanked before it was held`() throws {
        #expect(
            try thank()
                == #"{"data":{"answer":{"thankYouNote":null,"userErrors":[{"code":"INVALID_STATE","path":["input","subject","interviewId"],"currentStatus":"SCHEDULED","allowedStatuses":["COMPLETED"]}]}}}"#
        )
    }

    @Test func `somebody whose clock is ahead is not late with his thanks`() throws {
        try api.step("completeInterview", talk, #"completedAt: "2026-11-20T13:04:00Z""#, as: anna)
        #expect(try thank().contains(#"{"sentAt":"2026-11-20T13:04:00.000Z"}"#))
    }

    @Test func `the interview says that and when somebody was thanked first`() throws {
        try api.step("completeInterview", talk, as: anna)
        api.clock.move(minutes: 60)
        #expect(
            try thank(
                #"notes: "Blue""#,
                """
                thankYouNote { sentAt recipients method notes }
                subject { ... on Interview { thankYouNoteSent thankYouSentAt version } }
                """)
                == #"{"data":{"answer":{"thankYouNote":{"sentAt":"2026-11-20T14:00:00.000Z","recipients":["Ben","dana@example.com"],"method":"LINKEDIN","notes":"Blue"},"subject":{"thankYouNoteSent":true,"thankYouSentAt":"2026-11-20T14:00:00.000Z","version":3},"userErrors":[]}}}"#
        )
        #expect(
            try api.events().last
                == #"ThankYouNoteSent {"interviewId":"\#(talk)","sentAt":"2026-11-20T14:00:00.000Z","recipients":["Ben","dana@example.com"],"method":"LINKEDIN","notes":"Blue"}"#
        )
        _ = try thank(#"sentAt: "2026-11-20T13:30:00Z""#)
        try api.interview(for: acme, as: anna)
        #expect(
            try api.run(
                """
                { yes: interviews(filter: {thankYouNoteSent: true}) { nodes { thankYouSentAt thankYouNotes { sentAt } } }
                    no: interviews(filter: {thankYouNoteSent: false}) { nodes { thankYouSentAt thankYouNoteSent } } }
                """, as: anna)
                == #"{"data":{"yes":{"nodes":[{"thankYouSentAt":"2026-11-20T13:30:00.000Z","thankYouNotes":[{"sentAt":"2026-11-20T13:30:00.000Z"},{"sentAt":"2026-11-20T14:00:00.000Z"}]}]},"no":{"nodes":[{"thankYouSentAt":null,"thankYouNoteSent":false}]}}}"#
        )
    }

    @Test func `nobody is thanked before the end, and nobody by somebody else`() throws {
        try api.step("completeInterview", talk, as: anna)
        #expect(
            try thank(#"sentAt: "2026-11-20T12:59:59.999Z""#).contains(
                #"{"code":"OUT_OF_RANGE","path":["input","sentAt"]}"#))
        #expect(try thank(#"sentAt: "2026-11-20T13:00:00Z""#).contains(#""userErrors":[]"#))
        let carl = try api.signUp("carl@example.com")
        #expect(try thank(as: carl).contains(#"{"code":"NOT_FOUND","path":["input","subject","interviewId"]}"#))
    }
}
