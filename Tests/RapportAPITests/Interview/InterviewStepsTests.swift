import JSON
import SQLite
import Testing

@testable import RapportAPI
@testable import RapportStore

/// It is 2026-11-20T11:00Z; the interview is planned for 2026-11-25T14:00Z in Berlin.
@Suite("prepareInterview, rescheduleInterview and cancelInterview")
struct InterviewStepsTests: MutationSuite {
    static let names = (mutation: "step", record: "interview")

    let api: TestAPI
    let anna: Viewer
    let acme: String
    let talk: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        acme = try api.jobApplication(at: "Acme", as: anna)
        talk = try api.interview(for: acme, #"location: "Office""#, as: anna)
        api.clock.move(minutes: 60)
    }

    private static let arguments = [
        "prepareInterview": "researchCompleted: true, questionsPrepped: false, materialsGathered: true",
        "rescheduleInterview": #"newDateTime: "2026-11-20T10:30:00Z", initiatedBy: CANDIDATE"#,
        "completeInterview": "",
        "cancelInterview": "",
    ]

    private func step(
        _ mutation: String, _ input: String? = nil, _ selection: String = "status", id: String? = nil,
        as viewer: Viewer? = nil
    ) throws -> String {
        let input = input ?? InterviewStepsTests.arguments[mutation]!
        return try api.run(
            """
            mutation { step: \(mutation)(input: {id: "\(id ?? talk)" \(input)}) {
                interview { \(selection) }
                userErrors { __typename code path ... on ConflictError { current { version } }
                    ... on InvalidStateError { currentStatus allowedStatuses } } } }
            """, as: viewer ?? anna)
    }

    // MARK: The states

    /// Steps that lead to each open state.
    private static let open = [
        "SCHEDULED": [], "PREPARED": ["prepareInterview"], "RESCHEDULED": ["rescheduleInterview"],
    ]

    @Test(
        arguments: ["SCHEDULED", "PREPARED", "RESCHEDULED"],
        [
            ("prepareInterview", "PREPARED"), ("rescheduleInterview", "RESCHEDULED"),
            ("completeInterview", "COMPLETED"), ("cancelInterview", "CANCELLED"),
        ])
    func `what is open can be prepared, moved, held or called off`(
        _ state: String, _ step: (mutation: String, status: String)
    ) throws {
        for step in InterviewStepsTests.open[state]! { _ = try self.step(step) }
        // The time comes.
        if step.mutation == "completeInterview" { api.clock.move(minutes: 7 * 24 * 60) }
        let input =
            step.mutation == "rescheduleInterview" ? #"newDateTime: "2026-11-26T09:00:00Z", initiatedBy: COMPANY"# : nil
        #expect(try self.step(step.mutation, input) == done(#"{"status":"\#(step.status)"}"#))
    }

    @Test(arguments: ["prepareInterview", "rescheduleInterview", "completeInterview", "cancelInterview"])
    func `both ends are final`(mutation: String) throws {
        for (end, status) in [("completeInterview", "COMPLETED"), ("cancelInterview", "CANCELLED")] {
            let id = try api.interview(for: acme, at: "2026-11-20T11:30:00Z", as: anna)
            // It had another time, so nothing but its state stands against the steps.
            try api.step(
                "rescheduleInterview", id, #"newDateTime: "2026-11-20T10:40:00Z", initiatedBy: COMPANY"#, as: anna)
            try api.step(end, id, as: anna)
            let before = try api.events()
            #expect(
                try step(mutation, id: id)
                    == refused(
                        #"{"__typename":"InvalidStateError","code":"INVALID_STATE","path":["input","id"],"currentStatus":"\#(status)","allowedStatuses":["SCHEDULED","PREPARED","RESCHEDULED"]}"#
                    ))
            #expect(
                try api.run(
                    #"{ interview(id: "\#(id)") { status version scheduledAt rescheduleHistory { initiatedBy } preparation { preparedAt } } }"#,
                    as: anna)
                    == #"{"data":{"interview":{"status":"\#(status)","version":3,"scheduledAt":"2026-11-20T10:40:00.000Z","rescheduleHistory":[{"initiatedBy":"COMPANY"}],"preparation":{"preparedAt":null}}}}"#
            )
            #expect(try api.events() == before)
        }
    }

    @Test func `what was called off cannot be held, whenever it would have been`() throws {
        let id = try api.interview(for: acme, at: "2026-11-25T12:00:00Z", as: anna)
        try api.step("cancelInterview", id, as: anna)
        #expect(
            try step("completeInterview", id: id)
                == refused(
                    #"{"__typename":"InvalidStateError","code":"INVALID_STATE","path":["input","id"],"currentStatus":"CANCELLED","allowedStatuses":["SCHEDULED","PREPARED","RESCHEDULED"]}"#
                ))
    }

    @Test(arguments: ["prepareInterview", "rescheduleInterview", "completeInterview", "cancelInterview"])
    func `another person's interview is like none`(mutation: String) throws {
        let carl = try api.signUp("carl@example.com")
        let error = #"{"__typename":"NotFoundError","code":"NOT_FOUND","path":["input","id"]}"#
        #expect(try step(mutation, as: carl) == refused(error))
        #expect(try step(mutation, id: acme) == refused(error))
        #expect(try step(mutation, id: "nothing") == refused(error))
    }

    @Test(arguments: ["prepareInterview", "rescheduleInterview", "cancelInterview"])
    func `a step from a version that is no more is refused, and shows what is`(mutation: String) throws {
        let arguments = InterviewStepsTests.arguments[mutation]!
        #expect(
            try step(mutation, arguments + " expectedVersion: 2")
                == refused(
                    #"{"__typename":"ConflictError","code":"VERSION_CONFLICT","path":["input","expectedVersion"],"current":{"version":1}}"#
                ))
        #expect(try step(mutation, arguments + " expectedVersion: 1", "version") == done(#"{"version":2}"#))
    }

    // MARK: Preparation

    private let preparation =
        "preparation { notes researchCompleted questionsPrepped materialsGathered preparedAt } version updatedAt"

    @Test func `it is prepared as the user says`() throws {
        #expect(
            try step(
                "prepareInterview",
                #"preparationNotes: " Read\nthis ", researchCompleted: true, questionsPrepped: false, materialsGathered: true"#,
                "status summary \(preparation)")
                == done(
                    #"{"status":"PREPARED","summary":"Video interview prepared: Engineer, Acme","preparation":{"notes":"Read\nthis","researchCompleted":true,"questionsPrepped":false,"materialsGathered":true,"preparedAt":"2026-11-20T11:00:00.000Z"},"version":2,"updatedAt":"2026-11-20T11:00:00.000Z"}"#
                ))
        #expect(
            try api.events().last
                == #"InterviewPrepared {"interviewId":"\#(talk)","preparedAt":"2026-11-20T11:00:00.000Z","preparationNotes":"Read\nthis","researchCompleted":true,"questionsPrepped":false,"materialsGathered":true}"#
        )
    }

    @Test func `nothing has to be ticked, and it can be said again`() throws {
        let nothing = "researchCompleted: false, questionsPrepped: false, materialsGathered: false"
        _ = try step("prepareInterview", #"preparationNotes: "A", \#(nothing)"#)
        api.clock.move(minutes: 5)
        #expect(
            try step("prepareInterview", nothing, preparation)
                == done(
                    #"{"preparation":{"notes":"A","researchCompleted":false,"questionsPrepped":false,"materialsGathered":false,"preparedAt":"2026-11-20T11:05:00.000Z"},"version":3,"updatedAt":"2026-11-20T11:05:00.000Z"}"#
                ))
        #expect(
            try step("prepareInterview", "preparationNotes: null, \(nothing)", "preparation { notes }")
                == done(#"{"preparation":{"notes":null}}"#))
    }

    @Test func `notes on preparation have at most 10000 characters`() throws {
        let longest = String(repeating: "é", count: 10_000)
        let ticks = InterviewStepsTests.arguments["prepareInterview"]!
        #expect(
            try step("prepareInterview", #"preparationNotes: " \#(longest) ", \#(ticks)"#)
                == done(#"{"status":"PREPARED"}"#))
        #expect(
            try step("prepareInterview", #"preparationNotes: "\#(longest)x", \#(ticks)"#)
                == refused(
                    #"{"__typename":"ValidationError","code":"TOO_LONG","path":["input","preparationNotes"]}"#))
    }

    // MARK: Another time

    private let history = "rescheduleHistory { previousDateTime newDateTime rescheduledAt reason initiatedBy }"

    @Test func `another time keeps the one before, oldest first, and the preparation`() throws {
        _ = try step("prepareInterview")
        #expect(
            try step(
                "rescheduleInterview",
                #"newDateTime: "2026-11-26T15:00:00+01:00", reason: " Ill ", initiatedBy: COMPANY"#,
                """
                status scheduledAt durationMinutes startsAt endsAt timeZone timelineAt summary version \(history)
                preparation { researchCompleted materialsGathered preparedAt }
                """)
                == done(
                    #"{"status":"RESCHEDULED","scheduledAt":"2026-11-26T14:00:00.000Z","durationMinutes":60,"startsAt":"2026-11-26T14:00:00.000Z","endsAt":"2026-11-26T15:00:00.000Z","timeZone":"Europe/Berlin","timelineAt":"2026-11-26T14:00:00.000Z","summary":"Video interview moved: Engineer, Acme","version":3,"rescheduleHistory":[{"previousDateTime":"2026-11-25T14:00:00.000Z","newDateTime":"2026-11-26T14:00:00.000Z","rescheduledAt":"2026-11-20T11:00:00.000Z","reason":"Ill","initiatedBy":"COMPANY"}],"preparation":{"researchCompleted":true,"materialsGathered":true,"preparedAt":"2026-11-20T11:00:00.000Z"}}"#
                ))
        api.clock.move(minutes: 1)
        #expect(
            try step(
                "rescheduleInterview",
                #"newDateTime: "2026-11-24T14:00:00Z", timeZone: "Asia/Tokyo", durationMinutes: 15, initiatedBy: CANDIDATE"#,
                "timeZone durationMinutes endsAt version \(history)")
                == done(
                    #"{"timeZone":"Asia/Tokyo","durationMinutes":15,"endsAt":"2026-11-24T14:15:00.000Z","version":4,"rescheduleHistory":[{"previousDateTime":"2026-11-25T14:00:00.000Z","newDateTime":"2026-11-26T14:00:00.000Z","rescheduledAt":"2026-11-20T11:00:00.000Z","reason":"Ill","initiatedBy":"COMPANY"},{"previousDateTime":"2026-11-26T14:00:00.000Z","newDateTime":"2026-11-24T14:00:00.000Z","rescheduledAt":"2026-11-20T11:01:00.000Z","reason":null,"initiatedBy":"CANDIDATE"}]}"#
                ))
        #expect(
            try api.events().suffix(2) == [
                #"InterviewRescheduled {"interviewId":"\#(talk)","previousDateTime":"2026-11-25T14:00:00.000Z","newDateTime":"2026-11-26T14:00:00.000Z","rescheduledAt":"2026-11-20T11:00:00.000Z","reason":"Ill","initiatedBy":"COMPANY"}"#,
                #"InterviewRescheduled {"interviewId":"\#(talk)","previousDateTime":"2026-11-26T14:00:00.000Z","newDateTime":"2026-11-24T14:00:00.000Z","rescheduledAt":"2026-11-20T11:01:00.000Z","reason":null,"initiatedBy":"CANDIDATE"}"#,
            ])
        let stored: String? = try Database(path: api.store.configuration.path, .readOnly).value(
            "SELECT wall_clock FROM interview")
        #expect(stored == "2026-11-24T23:00:00")
    }

    @Test(arguments: [("2027-03-28T00:59:59Z", "2027-03-28T01:59:59"), ("2027-03-28T01:00:00Z", "2027-03-28T03:00:00")])
    func `clocks that are put forward are no obstacle`(_ start: String, _ local: String) throws {
        _ = try step("rescheduleInterview", #"newDateTime: "\#(start)", initiatedBy: COMPANY"#)
        let stored: String? = try Database(path: api.store.configuration.path, .readOnly).value(
            "SELECT wall_clock FROM interview")
        #expect(stored == local)
    }

    @Test func `the same time again changes nothing but the length`() throws {
        let before = try api.events()
        let same = #"newDateTime: "2026-11-25T14:00:00Z", initiatedBy: CANDIDATE"#
        let selection = "status version durationMinutes rescheduleHistory { reason }"
        #expect(
            try step("rescheduleInterview", same, selection)
                == done(#"{"status":"SCHEDULED","version":1,"durationMinutes":60,"rescheduleHistory":[]}"#))
        #expect(
            try step("rescheduleInterview", same + " durationMinutes: 30", selection)
                == done(#"{"status":"SCHEDULED","version":2,"durationMinutes":30,"rescheduleHistory":[]}"#))
        #expect(try api.events() == before)
    }

    @Test func `the new time may be a day ago, and no more`() throws {
        let error = #"{"__typename":"ValidationError","code":"MUST_BE_IN_FUTURE","path":["input","newDateTime"]}"#
        func move(to start: String) throws -> String {
            try step("rescheduleInterview", #"newDateTime: "\#(start)", initiatedBy: CANDIDATE"#)
        }
        #expect(try move(to: "2026-11-19T10:59:59.999Z") == refused(error))
        #expect(try move(to: "2026-11-19T11:00:00Z") == done(#"{"status":"RESCHEDULED"}"#))
        #expect(try move(to: "2026-11-20T11:00:00Z") == done(#"{"status":"RESCHEDULED"}"#))
    }

    @Test func `five faults of another time come at once, and nothing changes`() throws {
        try api.step("cancelInterview", talk, as: anna)
        let before = try api.events()
        let long = String(repeating: "x", count: 501)
        #expect(
            try step(
                "rescheduleInterview",
                #"newDateTime: "2026-11-01T00:00:00Z", durationMinutes: 481, reason: "\#(long)", initiatedBy: COMPANY, expectedVersion: 1"#
            )
                == refused(
                    #"{"__typename":"ValidationError","code":"MUST_BE_IN_FUTURE","path":["input","newDateTime"]},{"__typename":"ValidationError","code":"OUT_OF_RANGE","path":["input","durationMinutes"]},{"__typename":"ValidationError","code":"TOO_LONG","path":["input","reason"]},{"__typename":"ConflictError","code":"VERSION_CONFLICT","path":["input","expectedVersion"],"current":{"version":2}},{"__typename":"InvalidStateError","code":"INVALID_STATE","path":["input","id"],"currentStatus":"CANCELLED","allowedStatuses":["SCHEDULED","PREPARED","RESCHEDULED"]}"#
                ))
        #expect(
            try api.run(#"{ interview(id: "\#(talk)") { scheduledAt version \#(history) } }"#, as: anna)
                == #"{"data":{"interview":{"scheduledAt":"2026-11-25T14:00:00.000Z","version":2,"rescheduleHistory":[]}}}"#
        )
        #expect(try api.events() == before)
    }

    // MARK: Calling off

    @Test func `what is called off says why, and leaves the agenda`() throws {
        #expect(
            try step(
                "cancelInterview", #"reason: " No time ""#,
                "status cancellationReason completion { completedAt } summary version"
            )
                == done(
                    #"{"status":"CANCELLED","cancellationReason":"No time","completion":null,"summary":"Video interview cancelled: Engineer, Acme","version":2}"#
                ))
        #expect(
            try api.events().last == #"InterviewCancelled {"interviewId":"\#(talk)","reason":"No time"}"#)
        #expect(
            try api.run("{ agenda { totalCount } upcomingInterviews { totalCount } }", as: anna)
                == #"{"data":{"agenda":{"totalCount":0},"upcomingInterviews":{"totalCount":0}}}"#)
    }

    @Test func `a reason has at most 500 characters, and there need be none`() throws {
        let longest = String(repeating: "é", count: 500)
        #expect(
            try step("cancelInterview", #"reason: "\#(longest)x""#)
                == refused(#"{"__typename":"ValidationError","code":"TOO_LONG","path":["input","reason"]}"#))
        #expect(
            try step("cancelInterview", #"reason: " ""#, "cancellationReason") == done(#"{"cancellationReason":null}"#))
        #expect(
            try api.events().last == #"InterviewCancelled {"interviewId":"\#(talk)","reason":null}"#)
        let other = try api.interview(for: acme, as: anna)
        #expect(try step("cancelInterview", #"reason: "\#(longest)""#, id: other) == done(#"{"status":"CANCELLED"}"#))
    }
}
