import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

/// The clock stands at 2026-11-20T11:00:00.000Z.
@Suite("What becomes of an informational interview")
struct InformationalInterviewStepsTests: MutationSuite {
    static let names = (mutation: "step", record: "interview")

    let api: TestAPI
    let anna: Viewer
    let ben: String
    /// One with a time.
    let talk: String
    /// One without.
    let wish: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
        talk = try api.informationalInterview(
            with: ben, #"scheduledAt: "2026-11-25T14:00:00Z", location: "Cafe", notes: "Before""#, as: anna)
        wish = try api.informationalInterview(with: ben, as: anna)
        api.clock.move(minutes: 60)
    }

    static let inputs = [
        "rescheduleInformationalInterview": #"newScheduledAt: "2026-11-27T09:00:00Z", initiatedBy: CANDIDATE"#,
        "completeInformationalInterview": #"conductedAt: "2026-11-20T10:00:00Z""#,
        "cancelInformationalInterview": "",
    ]

    private func step(
        _ mutation: String, _ input: String? = nil, _ selection: String = "status", of id: String? = nil,
        and others: String = "", as viewer: Viewer? = nil
    ) throws -> String {
        let input = input ?? InformationalInterviewStepsTests.inputs[mutation]!
        return try api.run(
            """
            mutation { step: \(mutation)(input: {id: "\(id ?? talk)" \(input)}) {
                interview: informationalInterview { \(selection) } \(others)
                userErrors { code path ... on ValidationError { minimum maximum }
                    ... on InvalidStateError { currentStatus allowedStatuses } } } }
            """, as: viewer ?? anna)
    }

    // MARK: The states

    @Test(arguments: [
        ("rescheduleInformationalInterview", "SCHEDULED"), ("completeInformationalInterview", "COMPLETED"),
        ("cancelInformationalInterview", "CANCELLED"),
    ])
    func `one that is planned or only asked for can get a time, take place, or be called off`(
        mutation: String, status: String
    ) throws {
        for id in [talk, wish] { #expect(try step(mutation, of: id) == done(#"{"status":"\#(status)"}"#)) }
    }

    @Test(arguments: [("completeInformationalInterview", "COMPLETED"), ("cancelInformationalInterview", "CANCELLED")])
    func `both ends are final`(end: String, status: String) throws {
        _ = try step(end)
        let before = try api.events()
        for mutation in InformationalInterviewStepsTests.inputs.keys {
            #expect(
                try step(mutation)
                    == refused(
                        #"{"code":"INVALID_STATE","path":["input","id"],"currentStatus":"\#(status)","allowedStatuses":["REQUESTED","SCHEDULED"]}"#
                    ))
        }
        #expect(try api.events() == before)
    }

    @Test(arguments: ["completeInformationalInterview", "cancelInformationalInterview"])
    func `after an end texts can be changed, place and length cannot`(end: String) throws {
        _ = try step(end)
        #expect(
            try step("updateInformationalInterview", #"notes: "A", questions: ["B"], insights: ["C"]"#, "version")
                == done(#"{"version":3}"#))
        for change in [#"location: "Elsewhere""#, "plannedDurationMinutes: 60"] {
            #expect(try step("updateInformationalInterview", change).contains(#""code":"INVALID_STATE""#), "\(change)")
        }
    }

    @Test(arguments: Array(inputs.keys) + ["updateInformationalInterview", "deleteInformationalInterview"])
    func `another person's is like none`(mutation: String) throws {
        let carl = try api.signUp("carl@example.com")
        for (id, viewer) in [(talk, carl), (ben, anna), ("nothing", anna)] {
            let input = InformationalInterviewStepsTests.inputs[mutation] ?? ""
            let answer = try api.run(
                #"mutation { step: \#(mutation)(input: {id: "\#(id)" \#(input)}) { userErrors { code path } } }"#,
                as: viewer)
            #expect(answer == #"{"data":{"step":{"userErrors":[{"code":"NOT_FOUND","path":["input","id"]}]}}}"#)
        }
    }

    // MARK: A time

    @Test func `a first time is published as scheduled, another one as rescheduled, with the one before`() throws {
        let history = "scheduledAt timeZone rescheduleHistory { previousDateTime newDateTime reason initiatedBy }"
        #expect(
            try step(
                "rescheduleInformationalInterview",
                #"newScheduledAt: "2026-11-26T10:00:00+01:00", timeZone: "Europe/Paris", initiatedBy: COMPANY"#,
                history,
                of: wish)
                == done(
                    #"{"scheduledAt":"2026-11-26T09:00:00.000Z","timeZone":"Europe/Paris","rescheduleHistory":[{"previousDateTime":null,"newDateTime":"2026-11-26T09:00:00.000Z","reason":null,"initiatedBy":"COMPANY"}]}"#
                ))
        #expect(
            try api.events().last
                == #"InformationalInterviewScheduled {"informationalInterviewId":"\#(wish)","contactId":"\#(ben)","scheduledAt":"2026-11-26T09:00:00.000Z"}"#
        )
        #expect(
            try step(
                "rescheduleInformationalInterview",
                #"newScheduledAt: "2026-11-26T10:00:00Z", reason: " Ill ", initiatedBy: CANDIDATE"#, history)
                == done(
                    #"{"scheduledAt":"2026-11-26T10:00:00.000Z","timeZone":"Europe/Berlin","rescheduleHistory":[{"previousDateTime":"2026-11-25T14:00:00.000Z","newDateTime":"2026-11-26T10:00:00.000Z","reason":"Ill","initiatedBy":"CANDIDATE"}]}"#
                ))
        #expect(
            try api.events().last
                == #"InformationalInterviewRescheduled {"informationalInterviewId":"\#(talk)","previousDateTime":"2026-11-25T14:00:00.000Z","newDateTime":"2026-11-26T10:00:00.000Z","reason":"Ill"}"#
        )
    }

    @Test func `the same time changes nothing`() throws {
        let before = try api.events()
        #expect(
            try step(
                "rescheduleInformationalInterview",
                #"newScheduledAt: "2026-11-25T14:00:00Z", initiatedBy: COMPANY"#, "version rescheduleHistory { reason }"
            )
                == done(#"{"version":1,"rescheduleHistory":[]}"#))
        #expect(try api.events() == before)
    }

    @Test(arguments: [("2026-11-20T11:00:00.001Z", true), ("2026-11-20T11:00:00.000Z", false)])
    func `another time is in the future`(time: String, isTaken: Bool) throws {
        let fault =
            #"{"code":"MUST_BE_IN_FUTURE","path":["input","newScheduledAt"],"minimum":null,"maximum":null}"#
        #expect(
            try step("rescheduleInformationalInterview", #"newScheduledAt: "\#(time)", initiatedBy: COMPANY"#)
                == (isTaken ? done(#"{"status":"SCHEDULED"}"#) : refused(fault)))
    }

    // MARK: Completion

    @Test func `what was learned is kept, with an interaction and a follow-up`() throws {
        #expect(
            try step(
                "completeInformationalInterview",
                """
                conductedAt: "2026-11-20T10:30:00Z", durationMinutes: 50, location: "Park", notes: "After",
                insights: [" Ask early "], followUpRequired: true, followUpDueAt: "2026-12-01T00:00:00Z",
                sentiment: POSITIVE
                """, "status conductedAt durationMinutes location notes insights followUpRequired timelineAt summary",
                and: """
                    interaction { type occurredAt durationMinutes location notes sentiment source
                        informationalInterview { status } contact { lastContactedAt } }
                    followUp { title dueAt subject { __typename } }
                    """)
                == answered(
                    #""interview":{"status":"COMPLETED","conductedAt":"2026-11-20T10:30:00.000Z","durationMinutes":50,"location":"Park","notes":"After","insights":["Ask early"],"followUpRequired":true,"timelineAt":"2026-11-20T10:30:00.000Z","summary":"Informational interview held"},"interaction":{"type":"MEETING","occurredAt":"2026-11-20T10:30:00.000Z","durationMinutes":50,"location":"Park","notes":"After","sentiment":"POSITIVE","source":"INFORMATIONAL_INTERVIEW","informationalInterview":{"status":"COMPLETED"},"contact":{"lastContactedAt":"2026-11-20T10:30:00.000Z"}},"followUp":{"title":"Follow up with Ben","dueAt":"2026-12-01T00:00:00.000Z","subject":{"__typename":"InformationalInterview"}}"#
                ))
        let events = try api.events().suffix(2)
        #expect(
            events.first
                == #"InformationalInterviewConducted {"informationalInterviewId":"\#(talk)","contactId":"\#(ben)","conductedAt":"2026-11-20T10:30:00.000Z","durationMinutes":50,"location":"Park","notes":"After","followUpRequired":true,"insights":["Ask early"]}"#
        )
        #expect(events.last?.hasPrefix("InteractionLogged ") == true)
    }

    @Test func `what is not said again stays as it was`() throws {
        #expect(
            try step("updateInformationalInterview", #"insights: ["A"], followUpRequired: true"#, "version")
                == done(#"{"version":2}"#))
        #expect(
            try step("completeInformationalInterview", nil, "location notes insights followUpRequired followUps { id }")
                .contains(#""location":"Cafe","notes":"Before","insights":["A"],"followUpRequired":true"#))
        #expect(
            try api.events().suffix(2).first?.hasSuffix(
                #""location":"Cafe","notes":"Before","followUpRequired":true,"insights":["A"]}"#) == true)
    }

    @Test(arguments: [
        (#"conductedAt: "2026-11-20T11:05:00.000Z""#, nil),
        (
            #"conductedAt: "2026-11-20T11:05:00.001Z""#,
            #"{"code":"MUST_BE_IN_PAST","path":["input","conductedAt"],"minimum":null,"maximum":null}"#
        ),
        (#"conductedAt: "2026-11-20T11:00:00Z", durationMinutes: 1"#, nil),
        (#"conductedAt: "2026-11-20T11:00:00Z", durationMinutes: 480"#, nil),
        (
            #"conductedAt: "2026-11-20T11:00:00Z", durationMinutes: 0"#,
            #"{"code":"OUT_OF_RANGE","path":["input","durationMinutes"],"minimum":1.0,"maximum":480.0}"#
        ),
        (
            #"conductedAt: "2026-11-20T11:00:00Z", durationMinutes: 481"#,
            #"{"code":"OUT_OF_RANGE","path":["input","durationMinutes"],"minimum":1.0,"maximum":480.0}"#
        ),
    ])
    func `it took place in the past, for 1 to 480 minutes`(input: String, error: String?) throws {
        #expect(
            try step("completeInformationalInterview", input) == error.map(refused) ?? done(#"{"status":"COMPLETED"}"#))
    }

    // MARK: The end without it

    @Test func `one that is called off keeps why, is published, and leaves the agenda`() throws {
        #expect(
            try step("cancelInformationalInterview", #"reason: " Too busy ""#, "status cancellationReason summary")
                == done(
                    #"{"status":"CANCELLED","cancellationReason":"Too busy","summary":"Informational interview cancelled"}"#
                ))
        #expect(
            try api.events().last
                == #"InformationalInterviewCancelled {"informationalInterviewId":"\#(talk)","reason":"Too busy"}"#)
        #expect(try api.run("{ agenda { totalCount } }", as: anna) == #"{"data":{"agenda":{"totalCount":0}}}"#)
    }

    @Test func `a reason has at most 500 characters`() throws {
        let longest = String(repeating: "é", count: 500)
        #expect(
            try step("cancelInformationalInterview", #"reason: "\#(longest)x""#)
                == refused(#"{"code":"TOO_LONG","path":["input","reason"],"minimum":null,"maximum":500.0}"#))
        #expect(
            try step("cancelInformationalInterview", #"reason: "\#(longest)""#) == done(#"{"status":"CANCELLED"}"#))
    }

    @Test func `one that is deleted leaves its interaction`() throws {
        _ = try step("completeInformationalInterview", #"conductedAt: "2026-11-20T10:00:00Z", followUpRequired: true"#)
        #expect(
            try api.run(
                #"mutation { deleteInformationalInterview(input: {id: "\#(talk)"}) { deletedInformationalInterviewId } }"#,
                as: anna)
                == #"{"data":{"deleteInformationalInterview":{"deletedInformationalInterviewId":"\#(talk)"}}}"#)
        #expect(
            try api.run(
                """
                { informationalInterview(id: "\(talk)") { id } followUps { totalCount }
                  interactions { nodes { source informationalInterview { id } } } }
                """, as: anna)
                == #"{"data":{"informationalInterview":null,"followUps":{"totalCount":0},"interactions":{"nodes":[{"source":"INFORMATIONAL_INTERVIEW","informationalInterview":null}]}}}"#
        )
    }

    // MARK: Thank-you notes

    @Test func `people are thanked once it took place, and not before`() throws {
        func thank(_ input: String) throws -> String {
            try api.run(
                """
                mutation { recordThankYou(input: {subject: {informationalInterviewId: "\(talk)"}, recipients: ["Ben"],
                    method: HANDWRITTEN \(input)}) {
                    subject { ... on InformationalInterview { thankYouSent thankYouNotes { method } version } }
                    userErrors { code path } } }
                """, as: anna)
        }
        #expect(
            try thank("")
                == #"{"data":{"recordThankYou":{"subject":null,"userErrors":[{"code":"INVALID_STATE","path":["input","subject","informationalInterviewId"]}]}}}"#
        )
        _ = try step("completeInformationalInterview")
        #expect(
            try thank(#"sentAt: "2026-11-20T09:59:59.999Z""#)
                == #"{"data":{"recordThankYou":{"subject":null,"userErrors":[{"code":"OUT_OF_RANGE","path":["input","sentAt"]}]}}}"#
        )
        #expect(
            try thank(#"sentAt: "2026-11-20T10:00:00Z""#)
                == #"{"data":{"recordThankYou":{"subject":{"thankYouSent":true,"thankYouNotes":[{"method":"HANDWRITTEN"}],"version":3},"userErrors":[]}}}"#
        )
        #expect(
            try api.events().last
                == #"ThankYouNoteSent {"informationalInterviewId":"\#(talk)","sentAt":"2026-11-20T10:00:00.000Z","recipients":["Ben"],"method":"HANDWRITTEN","notes":null}"#
        )
    }
}
