import JSON
import SQLite
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("rescheduleMeeting and cancelMeeting")
struct MeetingStepsTests: MutationSuite {
    static let names = (mutation: "step", record: "meeting")

    let api: TestAPI
    let anna: Viewer
    let ben: String
    let talk: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
        talk = try api.meeting(with: ben, #"purpose: "Salary", timeZone: "Europe/London""#, as: anna)
        api.clock.move(minutes: 60)
    }

    private static let arguments = [
        "rescheduleMeeting": #"newScheduledAt: "2026-11-27T09:00:00Z", initiatedBy: CANDIDATE"#,
        "completeMeeting": #"heldAt: "2026-11-20T11:00:00Z""#,
        "cancelMeeting": "",
    ]

    private func step(
        _ mutation: String, _ input: String? = nil, _ selection: String = "status", id: String? = nil,
        as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { step: \(mutation)(input: {id: "\(id ?? talk)" \(input ?? MeetingStepsTests.arguments[mutation]!)}) {
                meeting { \(selection) }
                userErrors { __typename code path ... on ConflictError { current { version } }
                    ... on InvalidStateError { currentStatus allowedStatuses } } } }
            """, as: viewer ?? anna)
    }

    // MARK: The states

    @Test(arguments: [
        ("rescheduleMeeting", "SCHEDULED"), ("completeMeeting", "COMPLETED"), ("cancelMeeting", "CANCELLED"),
    ])
    func `a planned meeting can get another time, be held, or be called off`(mutation: String, status: String) throws {
        #expect(try step(mutation) == done(#"{"status":"\#(status)"}"#))
    }

    @Test(arguments: [("completeMeeting", "COMPLETED"), ("cancelMeeting", "CANCELLED")])
    func `both ends are final`(end: String, status: String) throws {
        _ = try step(end)
        let before = try api.events()
        for mutation in ["rescheduleMeeting", "completeMeeting", "cancelMeeting"] {
            #expect(
                try step(mutation)
                    == refused(
                        #"{"__typename":"InvalidStateError","code":"INVALID_STATE","path":["input","id"],"currentStatus":"\#(status)","allowedStatuses":["SCHEDULED"]}"#
                    ))
        }
        #expect(
            try api.run(#"{ meeting(id: "\#(talk)") { status version rescheduleHistory { reason } } }"#, as: anna)
                == #"{"data":{"meeting":{"status":"\#(status)","version":2,"rescheduleHistory":[]}}}"#)
        #expect(try api.events() == before)
    }

    @Test(arguments: ["rescheduleMeeting", "completeMeeting", "cancelMeeting"])
    func `another person's meeting is like none`(mutation: String) throws {
        let carl = try api.signUp("carl@example.com")
        let error = #"{"__typename":"NotFoundError","code":"NOT_FOUND","path":["input","id"]}"#
        #expect(try step(mutation, as: carl) == refused(error))
        #expect(try step(mutation, id: ben) == refused(error))
        #expect(try step(mutation, id: "nothing") == refused(error))
    }

    @Test(arguments: ["rescheduleMeeting", "completeMeeting", "cancelMeeting"])
    func `a step from a version that is no more is refused, and shows what is`(mutation: String) throws {
        let arguments = MeetingStepsTests.arguments[mutation]!
        #expect(
            try step(mutation, arguments + " expectedVersion: 2")
                == refused(
                    #"{"__typename":"ConflictError","code":"VERSION_CONFLICT","path":["input","expectedVersion"],"current":{"version":1}}"#
                ))
        #expect(try step(mutation, arguments + " expectedVersion: 1", "version") == done(#"{"version":2}"#))
    }

    @Test func `the state and the version are refused together`() throws {
        _ = try step("cancelMeeting")
        #expect(
            try step("cancelMeeting", "expectedVersion: 1")
                == refused(
                    #"{"__typename":"ConflictError","code":"VERSION_CONFLICT","path":["input","expectedVersion"],"current":{"version":2}},{"__typename":"InvalidStateError","code":"INVALID_STATE","path":["input","id"],"currentStatus":"CANCELLED","allowedStatuses":["SCHEDULED"]}"#
                ))
    }

    // MARK: Another time

    @Test func `another time keeps the one before, oldest first`() throws {
        let history = "rescheduleHistory { previousDateTime newDateTime rescheduledAt reason initiatedBy }"
        #expect(
            try step(
                "rescheduleMeeting",
                #"newScheduledAt: "2026-11-26T15:00:00+01:00", reason: " Ill ", initiatedBy: COMPANY"#,
                "status scheduledAt startsAt endsAt timeZone timelineAt updatedAt version \(history)")
                == done(
                    #"{"status":"SCHEDULED","scheduledAt":"2026-11-26T14:00:00.000Z","startsAt":"2026-11-26T14:00:00.000Z","endsAt":"2026-11-26T14:30:00.000Z","timeZone":"Europe/London","timelineAt":"2026-11-26T14:00:00.000Z","updatedAt":"2026-11-20T11:00:00.000Z","version":2,"rescheduleHistory":[{"previousDateTime":"2026-11-25T14:00:00.000Z","newDateTime":"2026-11-26T14:00:00.000Z","rescheduledAt":"2026-11-20T11:00:00.000Z","reason":"Ill","initiatedBy":"COMPANY"}]}"#
                ))
        api.clock.move(minutes: 1)
        #expect(
            try step(
                "rescheduleMeeting",
                #"newScheduledAt: "2026-11-24T14:00:00Z", timeZone: "Asia/Tokyo", initiatedBy: CANDIDATE"#,
                "timeZone version \(history)")
                == done(
                    #"{"timeZone":"Asia/Tokyo","version":3,"rescheduleHistory":[{"previousDateTime":"2026-11-25T14:00:00.000Z","newDateTime":"2026-11-26T14:00:00.000Z","rescheduledAt":"2026-11-20T11:00:00.000Z","reason":"Ill","initiatedBy":"COMPANY"},{"previousDateTime":"2026-11-26T14:00:00.000Z","newDateTime":"2026-11-24T14:00:00.000Z","rescheduledAt":"2026-11-20T11:01:00.000Z","reason":null,"initiatedBy":"CANDIDATE"}]}"#
                ))
        #expect(
            try api.events().suffix(2) == [
                #"MeetingRescheduled {"meetingId":"\#(talk)","previousDateTime":"2026-11-25T14:00:00.000Z","newDateTime":"2026-11-26T14:00:00.000Z","reason":"Ill"}"#,
                #"MeetingRescheduled {"meetingId":"\#(talk)","previousDateTime":"2026-11-26T14:00:00.000Z","newDateTime":"2026-11-24T14:00:00.000Z","reason":null}"#,
            ])
        let stored: String? = try Database(path: api.store.configuration.path, .readOnly).value(
            "SELECT wall_clock FROM meeting")
        #expect(stored == "2026-11-24T23:00:00")
    }

    @Test func `the same time again changes nothing`() throws {
        let before = try api.events()
        #expect(
            try step(
                "rescheduleMeeting", #"newScheduledAt: "2026-11-25T14:00:00Z", initiatedBy: CANDIDATE"#,
                "version rescheduleHistory { reason }") == done(#"{"version":1,"rescheduleHistory":[]}"#))
        #expect(try api.events() == before)
    }

    @Test func `the new time is later than now, by no tolerance`() throws {
        let error = #"{"__typename":"ValidationError","code":"MUST_BE_IN_FUTURE","path":["input","newScheduledAt"]}"#
        func move(to start: String) throws -> String {
            try step("rescheduleMeeting", #"newScheduledAt: "\#(start)", initiatedBy: CANDIDATE"#)
        }
        #expect(try move(to: "2026-11-20T11:00:00Z") == refused(error))
        #expect(try move(to: "2026-11-20T10:59:00Z") == refused(error))
        #expect(try move(to: "2026-11-20T11:00:00.001Z") == done(#"{"status":"SCHEDULED"}"#))
    }

    @Test(arguments: ["rescheduleMeeting", "cancelMeeting"])
    func `a reason has at most 500 characters`(mutation: String) throws {
        let longest = String(repeating: "é", count: 500)
        let arguments = MeetingStepsTests.arguments[mutation]!
        #expect(
            try step(mutation, arguments + #" reason: "\#(longest)x""#)
                == refused(#"{"__typename":"ValidationError","code":"TOO_LONG","path":["input","reason"]}"#))
        #expect(try step(mutation, arguments + #" reason: " \#(longest) ""#, "version") == done(#"{"version":2}"#))
    }

    @Test func `five faults come at once`() throws {
        _ = try step("cancelMeeting")
        let long = String(repeating: "x", count: 501)
        #expect(
            try step(
                "rescheduleMeeting",
                #"newScheduledAt: "2026-11-01T00:00:00Z", reason: "\#(long)", initiatedBy: COMPANY, expectedVersion: 7"#
            )
                == refused(
                    #"{"__typename":"ValidationError","code":"MUST_BE_IN_FUTURE","path":["input","newScheduledAt"]},{"__typename":"ValidationError","code":"TOO_LONG","path":["input","reason"]},{"__typename":"ConflictError","code":"VERSION_CONFLICT","path":["input","expectedVersion"],"current":{"version":2}},{"__typename":"InvalidStateError","code":"INVALID_STATE","path":["input","id"],"currentStatus":"CANCELLED","allowedStatuses":["SCHEDULED"]}"#
                ))
    }

    // MARK: Cancelling

    @Test func `a cancelled meeting keeps its time, its history and the reason`() throws {
        _ = try step("rescheduleMeeting")
        #expect(
            try step(
                "cancelMeeting", #"reason: " No time ""#,
                "status scheduledAt cancellationReason summary version rescheduleHistory { newDateTime }")
                == done(
                    #"{"status":"CANCELLED","scheduledAt":"2026-11-27T09:00:00.000Z","cancellationReason":"No time","summary":"Meeting cancelled: Salary","version":3,"rescheduleHistory":[{"newDateTime":"2026-11-27T09:00:00.000Z"}]}"#
                ))
        #expect(try api.events().last == #"MeetingCancelled {"meetingId":"\#(talk)","reason":"No time"}"#)
    }

    @Test func `without a reason there is none`() throws {
        #expect(try step("cancelMeeting", "", "cancellationReason") == done(#"{"cancellationReason":null}"#))
        #expect(try api.events().last == #"MeetingCancelled {"meetingId":"\#(talk)","reason":null}"#)
    }
}
