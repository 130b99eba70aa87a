import GraphQLValidation
import JSON
import SQLite
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("scheduleMeeting")
struct ScheduleMeetingTests: MutationSuite {
    static let names = (mutation: "scheduleMeeting", record: "meeting")

    let api: TestAPI
    let anna: Viewer
    let ben: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
    }

    private func schedule(
        _ input: String = "", at start: String = "2026-11-25T14:00:00Z", contact: String? = nil,
        _ selection: String = "status", as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { scheduleMeeting(input: {contactId: "\(contact ?? ben)", scheduledAt: "\(start)" \(input)}) {
                meeting { \(selection) }
                userErrors { code path ... on ValidationError { minimum maximum } ... on NotFoundError { id } } } }
            """, as: viewer ?? anna)
    }

    private let planned = #"{"data":{"scheduleMeeting":{"meeting":{"status":"SCHEDULED"},"userErrors":[]}}}"#

    // MARK: What is planned

    @Test func `what was given is what is read`() throws {
        #expect(
            try schedule(
                """
                plannedDurationMinutes: 45, timeZone: "America/Los_Angeles", location: " https://zoom.us/j/12345 ",
                purpose: "Salary", agendaItems: [" Hello ", "\\"Q3\\""], preparationNotes: "Read this.\\nAnd that."
                """,
                """
                __typename contact { name } status scheduledAt plannedDurationMinutes purpose agendaItems
                preparationNotes title startsAt endsAt timeZone location
                videoConference { provider joinUrl meetingCode } timelineAt summary createdAt updatedAt version
                """)
                == done(
                    #"{"__typename":"Meeting","contact":{"name":"Ben"},"status":"SCHEDULED","scheduledAt":"2026-11-25T14:00:00.000Z","plannedDurationMinutes":45,"purpose":"Salary","agendaItems":["Hello","\"Q3\""],"preparationNotes":"Read this.\nAnd that.","title":"Meeting with Ben: Salary","startsAt":"2026-11-25T14:00:00.000Z","endsAt":"2026-11-25T14:45:00.000Z","timeZone":"America/Los_Angeles","location":"https://zoom.us/j/12345","videoConference":{"provider":"ZOOM","joinUrl":"https://zoom.us/j/12345","meetingCode":"12345"},"timelineAt":"2026-11-25T14:00:00.000Z","summary":"Meeting planned: Salary","createdAt":"2026-11-20T10:00:00.000Z","updatedAt":"2026-11-20T10:00:00.000Z","version":1}"#
                ))
    }

    @Test func `what was not given is null, none, half an hour and the user's zone`() throws {
        #expect(
            try schedule(
                #"purpose: " ", location: null"#,
                """
                plannedDurationMinutes timeZone location purpose agendaItems preparationNotes completedAt
                outcome { heldAt } interaction { id } followUps { id } rescheduleHistory { reason } cancellationReason
                title endsAt videoConference { provider } summary
                """)
                == done(
                    #"{"plannedDurationMinutes":30,"timeZone":"Europe/Berlin","location":null,"purpose":null,"agendaItems":[],"preparationNotes":null,"completedAt":null,"outcome":null,"interaction":null,"followUps":[],"rescheduleHistory":[],"cancellationReason":null,"title":"Meeting with Ben","endsAt":"2026-11-25T14:30:00.000Z","videoConference":null,"summary":"Meeting planned"}"#
                ))
    }

    @Test func `MeetingScheduled has what the contract says`() throws {
        let id = try api.meeting(with: ben, as: anna)
        #expect(
            try api.events().last
                == #"MeetingScheduled {"meetingId":"\#(id)","contactId":"\#(ben)","scheduledAt":"2026-11-25T14:00:00.000Z"}"#
        )
    }

    @Test func `the local time in the zone is kept`() throws {
        _ = try schedule(#"timeZone: "America/Los_Angeles""#, at: "2027-07-01T12:30:00-07:00")
        let stored: String? = try Database(path: api.store.configuration.path, .readOnly).value(
            "SELECT wall_clock FROM meeting")
        #expect(stored == "2027-07-01T12:30:00")
    }

    // MARK: Limits, on both sides

    @Test func `the start is later than now`() throws {
        let error = #"{"code":"MUST_BE_IN_FUTURE","path":["input","scheduledAt"],"minimum":null,"maximum":null}"#
        #expect(try schedule(at: "2026-11-20T10:00:00Z") == refused(error))
        #expect(try schedule(at: "2026-11-20T10:00:00.001Z") == planned)
        #expect(
            try schedule(at: "9999-12-31T23:59:59Z", "endsAt") == done(#"{"endsAt":"9999-12-31T23:59:59.999Z"}"#))
    }

    @Test(arguments: [(4, false), (5, true), (1440, true), (1441, false), (-30, false)])
    func `a meeting is planned for 5 to 1440 minutes`(minutes: Int, isAllowed: Bool) throws {
        let error = #"{"code":"OUT_OF_RANGE","path":["input","plannedDurationMinutes"],"minimum":5.0,"maximum":1440.0}"#
        #expect(try schedule("plannedDurationMinutes: \(minutes)") == (isAllowed ? planned : refused(error)))
    }

    @Test(arguments: [("location", 500), ("purpose", 500), ("preparationNotes", 10_000)])
    func `texts have a longest length, counted in characters after trimming`(field: String, maximum: Int) throws {
        let longest = String(repeating: "é", count: maximum)
        #expect(try schedule(#"\#(field): " \#(longest) ""#) == planned)
        #expect(
            try schedule(#"\#(field): "\#(longest)x""#)
                == refused(#"{"code":"TOO_LONG","path":["input","\#(field)"],"minimum":null,"maximum":\#(maximum).0}"#))
    }

    @Test func `an agenda has at most 50 items of 1 to 500 characters`() throws {
        let item = String(repeating: "é", count: 500)
        let fifty = Array(repeating: #""\#(item)""#, count: 50).joined(separator: ",")
        #expect(try schedule("agendaItems: [\(fifty)]") == planned)
        #expect(
            try schedule(#"agendaItems: [\#(fifty),"x"]"#)
                == refused(#"{"code":"TOO_LONG","path":["input","agendaItems"],"minimum":null,"maximum":50.0}"#))
        #expect(
            try schedule(#"agendaItems: ["a", "\#(item)x", " "]"#)
                == refused(
                    #"{"code":"TOO_LONG","path":["input","agendaItems","1"],"minimum":null,"maximum":500.0},{"code":"REQUIRED","path":["input","agendaItems","2"],"minimum":null,"maximum":null}"#
                ))
    }

    @Test func `one line is one line, and notes may have several`() throws {
        #expect(
            try schedule(#"purpose: "a\nb", location: "a\tb", preparationNotes: "a\u0000b""#)
                == refused(
                    #"{"code":"INVALID_FORMAT","path":["input","location"],"minimum":null,"maximum":null},{"code":"INVALID_FORMAT","path":["input","purpose"],"minimum":null,"maximum":null},{"code":"INVALID_FORMAT","path":["input","preparationNotes"],"minimum":null,"maximum":null}"#
                ))
    }

    @Test func `a zone that nobody has is no zone`() throws {
        #expect(throws: ValidationErrors.self) { try schedule(#"timeZone: "Europe/Atlantis""#) }
        #expect(throws: ValidationErrors.self) { try schedule(#"timeZone: "+01:00""#) }
    }

    // MARK: Refusals

    @Test func `another person's contact is like none`() throws {
        let carl = try api.signUp("carl@example.com")
        let hers = #"{"code":"NOT_FOUND","path":["input","contactId"],"id":"\#(ben)"}"#
        #expect(try schedule(as: carl) == refused(hers))
        #expect(
            try schedule(contact: "nobody")
                == refused(#"{"code":"NOT_FOUND","path":["input","contactId"],"id":"nobody"}"#))
    }

    @Test func `five faults come at once, and nothing is planned`() throws {
        let long = String(repeating: "x", count: 501)
        #expect(
            try schedule(
                #"plannedDurationMinutes: 1, location: "\#(long)", agendaItems: [""]"#, at: "2026-11-01T00:00:00Z",
                contact: "nobody")
                == refused(
                    #"{"code":"NOT_FOUND","path":["input","contactId"],"id":"nobody"},{"code":"MUST_BE_IN_FUTURE","path":["input","scheduledAt"],"minimum":null,"maximum":null},{"code":"OUT_OF_RANGE","path":["input","plannedDurationMinutes"],"minimum":5.0,"maximum":1440.0},{"code":"TOO_LONG","path":["input","location"],"minimum":null,"maximum":500.0},{"code":"REQUIRED","path":["input","agendaItems","0"],"minimum":null,"maximum":null}"#
                ))
        #expect(try api.purposes(as: anna) == [])
        #expect(try !api.events().contains { $0.hasPrefix("Meeting") })
    }

    // MARK: Idempotency

    @Test func `the same call with the same key plans one meeting`() throws {
        let key = #"idempotencyKey: "0190a5b0-0000-7000-8000-000000000001""#
        let first = try schedule(#"purpose: "A", \#(key)"#, "id purpose")
        #expect(try schedule(#"purpose: "A", \#(key)"#, "id purpose") == first)
        #expect(
            try schedule(#"purpose: "B", \#(key)"#)
                == refused(#"{"code":"IDEMPOTENCY_KEY_REUSED","path":["input","idempotencyKey"]}"#))
        #expect(try api.purposes(as: anna) == ["A"])
        api.clock.move(minutes: 24 * 60)
        #expect(try schedule(#"purpose: "B", \#(key)"#) == planned)
        #expect(try api.purposes(as: anna) == ["B", "A"])
    }

    @Test func `a call is repeated although the time of the meeting has passed meanwhile`() throws {
        let key = #"idempotencyKey: "0190a5b0-0000-7000-8000-000000000001""#
        let first = try schedule(key, at: "2026-11-20T11:00:00Z", "id")
        api.clock.move(minutes: 90)
        #expect(try schedule(key, at: "2026-11-20T11:00:00Z", "id") == first)
        #expect(
            try schedule(at: "2026-11-20T11:00:00Z")
                == refused(
                    #"{"code":"MUST_BE_IN_FUTURE","path":["input","scheduledAt"],"minimum":null,"maximum":null}"#))
    }

    @Test func `a key that comes again with an input at fault says that it was used, and nothing else`() throws {
        let key = #"idempotencyKey: "0190a5b0-0000-7000-8000-000000000001""#
        #expect(try schedule(key) == planned)
        #expect(
            try schedule(#"plannedDurationMinutes: 4, \#(key)"#, at: "2026-11-19T14:00:00Z", contact: "nobody")
                == refused(#"{"code":"IDEMPOTENCY_KEY_REUSED","path":["input","idempotencyKey"]}"#))
    }

    @Test func `a key is free as long as its input is at fault`() throws {
        let key = #"idempotencyKey: "0190a5b0-0000-7000-8000-000000000001""#
        #expect(try schedule("plannedDurationMinutes: 4, \(key)") != planned)
        #expect(try api.purposes(as: anna) == [])
        #expect(try schedule(key) == planned)
    }

    @Test func `a call is not repeated once its meeting is deleted`() throws {
        let key = #"idempotencyKey: "0190a5b0-0000-7000-8000-000000000001""#
        #expect(try schedule(key) == planned)
        let answer = try api.value("{ meetings { nodes { id } } }", as: anna)
        let id = try #require(answer["data"]?["meetings"]?["nodes"]?[0]?["id"]?.stringValue)
        try api.step("deleteMeeting", id, as: anna)
        #expect(
            try schedule(key)
                == refused(#"{"code":"NOT_FOUND","path":["input","idempotencyKey"],"id":"\#(id)"}"#))
    }
}
