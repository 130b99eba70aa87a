import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

/// The clock stands at 2026-11-20T10:00:00.000Z.
@Suite("scheduleInformationalInterview and updateInformationalInterview")
struct ScheduleInformationalInterviewTests: MutationSuite {
    static let names = (mutation: "done", record: "interview")

    let api: TestAPI
    let anna: Viewer
    let ben: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
    }

    private func schedule(
        _ input: String = "", contact: String? = nil, _ selection: String = "status", as viewer: Viewer? = nil
    ) throws -> String {
        try answer(
            "scheduleInformationalInterview", #"contactId: "\#(contact ?? ben)" \#(input)"#, selection, as: viewer)
    }

    private func update(
        _ id: String, _ input: String, _ selection: String = "version", as viewer: Viewer? = nil
    ) throws -> String {
        try answer("updateInformationalInterview", #"id: "\#(id)" \#(input)"#, selection, as: viewer)
    }

    private func answer(
        _ mutation: String, _ input: String, _ selection: String, as viewer: Viewer?
    ) throws -> String {
        try api.run(
            """
            mutation { done: \(mutation)(input: {\(input)}) {
                interview: informationalInterview { \(selection) }
                userErrors { code path ... on ValidationError { minimum maximum } } } }
            """, as: viewer ?? anna)
    }

    private let everything = """
        contact { name } status scheduledAt plannedDurationMinutes conductedAt durationMinutes questions notes insights
        followUpRequired followUps { id } thankYouSent thankYouNotes { sentAt } interaction { id } cancellationReason
        title startsAt endsAt timeZone location videoConference { provider } timelineAt summary version
        """

    // MARK: What is kept

    @Test func `one that is only asked for has no time`() throws {
        #expect(
            try schedule("", everything)
                == done(
                    #"{"contact":{"name":"Ben"},"status":"REQUESTED","scheduledAt":null,"plannedDurationMinutes":30,"conductedAt":null,"durationMinutes":null,"questions":[],"notes":null,"insights":[],"followUpRequired":false,"followUps":[],"thankYouSent":false,"thankYouNotes":[],"interaction":null,"cancellationReason":null,"title":"Informational interview with Ben","startsAt":null,"endsAt":null,"timeZone":"Europe/Berlin","location":null,"videoConference":null,"timelineAt":"2026-11-20T10:00:00.000Z","summary":"Informational interview requested","version":1}"#
                ))
        #expect(try api.run("{ agenda { totalCount } }", as: anna) == #"{"data":{"agenda":{"totalCount":0}}}"#)
    }

    @Test func `one with a time is planned, in the zone in which it was agreed`() throws {
        #expect(
            try schedule(
                """
                scheduledAt: "2026-11-25T14:00:00Z", timeZone: "Asia/Tokyo", plannedDurationMinutes: 45,
                location: " https://zoom.us/j/1 ", questions: [" Why? ", "How?"], notes: "Read\\nthis."
                """, everything)
                == done(
                    #"{"contact":{"name":"Ben"},"status":"SCHEDULED","scheduledAt":"2026-11-25T14:00:00.000Z","plannedDurationMinutes":45,"conductedAt":null,"durationMinutes":null,"questions":["Why?","How?"],"notes":"Read\nthis.","insights":[],"followUpRequired":false,"followUps":[],"thankYouSent":false,"thankYouNotes":[],"interaction":null,"cancellationReason":null,"title":"Informational interview with Ben","startsAt":"2026-11-25T14:00:00.000Z","endsAt":"2026-11-25T14:45:00.000Z","timeZone":"Asia/Tokyo","location":"https://zoom.us/j/1","videoConference":{"provider":"ZOOM"},"timelineAt":"2026-11-25T14:00:00.000Z","summary":"Informational interview planned","version":1}"#
                ))
        #expect(try api.run("{ agenda { totalCount } }", as: anna) == #"{"data":{"agenda":{"totalCount":1}}}"#)
    }

    @Test func `only one with a time is published as scheduled`() throws {
        let before = try api.events().count
        _ = try schedule()
        #expect(try api.events().count == before)
        let id = try api.informationalInterview(with: ben, #"scheduledAt: "2026-11-25T14:00:00Z""#, as: anna)
        #expect(
            try api.events().last
                == #"InformationalInterviewScheduled {"informationalInterviewId":"\#(id)","contactId":"\#(ben)","scheduledAt":"2026-11-25T14:00:00.000Z"}"#
        )
    }

    // MARK: Limits, on both sides

    @Test(arguments: [
        (#"scheduledAt: "2026-11-20T10:00:00.001Z""#, nil),
        (
            #"scheduledAt: "2026-11-20T10:00:00.000Z""#,
            #"{"code":"MUST_BE_IN_FUTURE","path":["input","scheduledAt"],"minimum":null,"maximum":null}"#
        ),
        ("plannedDurationMinutes: 5", nil), ("plannedDurationMinutes: 480", nil),
        (
            "plannedDurationMinutes: 4",
            #"{"code":"OUT_OF_RANGE","path":["input","plannedDurationMinutes"],"minimum":5.0,"maximum":480.0}"#
        ),
        (
            "plannedDurationMinutes: 481",
            #"{"code":"OUT_OF_RANGE","path":["input","plannedDurationMinutes"],"minimum":5.0,"maximum":480.0}"#
        ),
    ])
    func `it begins in the future, for 5 to 480 minutes`(input: String, error: String?) throws {
        let status = input.hasPrefix("scheduledAt") ? "SCHEDULED" : "REQUESTED"
        #expect(try schedule(input) == error.map(refused) ?? done(#"{"status":"\#(status)"}"#))
    }

    @Test func `it has at most fifty questions of 500 characters, and notes of ten thousand`() throws {
        func text(_ count: Int) -> String { String(repeating: "é", count: count) }
        func questions(_ count: Int) -> String {
            "questions: [\(Array(repeating: "\"Why?\"", count: count).joined(separator: ", "))]"
        }
        let kept = done(#"{"status":"REQUESTED"}"#)
        #expect(try schedule(questions(50)) == kept)
        #expect(
            try schedule(#"questions: ["\#(text(500))"], notes: "\#(text(10_000))", location: "\#(text(500))""#) == kept
        )
        #expect(
            try schedule(questions(51))
                == refused(#"{"code":"TOO_LONG","path":["input","questions"],"minimum":null,"maximum":50.0}"#))
        #expect(
            try schedule(
                #"questions: ["\#(text(501))", " "], notes: "\#(text(10_001))", location: "\#(text(501))""#)
                == refused(
                    #"{"code":"TOO_LONG","path":["input","location"],"minimum":null,"maximum":500.0},{"code":"TOO_LONG","path":["input","questions","0"],"minimum":null,"maximum":500.0},{"code":"REQUIRED","path":["input","questions","1"],"minimum":null,"maximum":null},{"code":"TOO_LONG","path":["input","notes"],"minimum":null,"maximum":10000.0}"#
                ))
    }

    @Test func `another person's contact is like none, and told with all other faults`() throws {
        let carl = try api.signUp("carl@example.com")
        #expect(
            try schedule("plannedDurationMinutes: 1", as: carl)
                == refused(
                    #"{"code":"NOT_FOUND","path":["input","contactId"]},{"code":"OUT_OF_RANGE","path":["input","plannedDurationMinutes"],"minimum":5.0,"maximum":480.0}"#
                ))
    }

    // MARK: Changing

    @Test func `what is left out stays, and null clears`() throws {
        let id = try api.informationalInterview(
            with: ben, #"questions: ["Why?"], notes: "Notes", location: "Cafe""#, as: anna)
        let details = "plannedDurationMinutes location questions notes insights version"
        #expect(
            try update(id, #"insights: ["Ask early"]"#, details)
                == done(
                    #"{"plannedDurationMinutes":30,"location":"Cafe","questions":["Why?"],"notes":"Notes","insights":["Ask early"],"version":2}"#
                ))
        #expect(
            try update(
                id, "plannedDurationMinutes: null, location: null, questions: null, notes: null, insights: null",
                details)
                == done(
                    #"{"plannedDurationMinutes":null,"location":null,"questions":[],"notes":null,"insights":[],"version":3}"#
                ))
        #expect(try update(id, "notes: null") == done(#"{"version":3}"#))
    }

    @Test func `it has at most a hundred insights of a thousand characters`() throws {
        let id = try api.informationalInterview(with: ben, as: anna)
        func insights(_ count: Int, _ length: Int) -> String {
            let text = "\"\(String(repeating: "é", count: length))\""
            return "insights: [\(Array(repeating: text, count: count).joined(separator: ", "))]"
        }
        #expect(try update(id, insights(100, 1000)) == done(#"{"version":2}"#))
        #expect(
            try update(id, insights(101, 1))
                == refused(#"{"code":"TOO_LONG","path":["input","insights"],"minimum":null,"maximum":100.0}"#))
        #expect(
            try update(id, insights(1, 1001))
                == refused(#"{"code":"TOO_LONG","path":["input","insights","0"],"minimum":null,"maximum":1000.0}"#))
    }

    @Test func `whether something is left to do makes a follow-up, and cannot be cleared`() throws {
        let id = try api.informationalInterview(with: ben, as: anna)
        #expect(
            try update(id, "followUpRequired: true", "followUpRequired followUps { title status contact { name } }")
                == done(
                    #"{"followUpRequired":true,"followUps":[{"title":"Follow up with Ben","status":"OPEN","contact":{"name":"Ben"}}]}"#
                ))
        #expect(
            try update(id, "followUpRequired: false", "followUpRequired followUps { status }")
                == done(#"{"followUpRequired":false,"followUps":[{"status":"DISMISSED"}]}"#))
        #expect(
            try update(id, "followUpRequired: null")
                == refused(#"{"code":"REQUIRED","path":["input","followUpRequired"],"minimum":null,"maximum":null}"#))
    }
}
