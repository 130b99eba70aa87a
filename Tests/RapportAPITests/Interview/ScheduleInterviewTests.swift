import GraphQLValidation
import JSON
import SQLite
import Testing

@testable import RapportAPI
@testable import RapportStore

/// It is 2026-11-20T10:00Z.
@Suite("scheduleInterview")
struct ScheduleInterviewTests: MutationSuite {
    static let names = (mutation: "scheduleInterview", record: "interview")

    let api: TestAPI
    let anna: Viewer
    let acme: String
    let ben: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        acme = try api.jobApplication(at: "Acme", as: anna)
        ben = try api.contact(#"name: "Ben""#, as: anna)
    }

    private func schedule(
        _ input: String = "", at start: String = "2026-11-25T14:00:00Z", minutes: Int = 60,
        zone: String = "America/Los_Angeles", application: String? = nil, _ selection: String = "status",
        as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { scheduleInterview(input: {applicationId: "\(application ?? acme)", scheduledAt: "\(start)"
                type: TECHNICAL, durationMinutes: \(minutes), timeZone: "\(zone)" \(input)}) {
                interview { \(selection) }
                userErrors { code path ... on ValidationError { minimum maximum } ... on NotFoundError { id } } } }
            """, as: viewer ?? anna)
    }

    private let planned = #"{"data":{"scheduleInterview":{"interview":{"status":"SCHEDULED"},"userErrors":[]}}}"#

    // MARK: What is planned

    @Test func `what was given is what is read`() throws {
        #expect(
            try schedule(
                """
                location: " https://zoom.us/j/12345 ",
                interviewers: [{name: " Ben Smith ", contactId: "\(ben)"}, {name: "Dana \\"D\\" Doe", contactId: null}]
                """,
                """
                __typename application { jobListing { company } } type status scheduledAt durationMinutes
                interviewers { name contact { name } } timeZone location
                videoConference { provider joinUrl meetingCode } title startsAt endsAt timelineAt summary
                createdAt updatedAt version
                """)
                == done(
                    #"{"__typename":"Interview","application":{"jobListing":{"company":"Acme"}},"type":"TECHNICAL","status":"SCHEDULED","scheduledAt":"2026-11-25T14:00:00.000Z","durationMinutes":60,"interviewers":[{"name":"Ben Smith","contact":{"name":"Ben"}},{"name":"Dana \"D\" Doe","contact":null}],"timeZone":"America/Los_Angeles","location":"https://zoom.us/j/12345","videoConference":{"provider":"ZOOM","joinUrl":"https://zoom.us/j/12345","meetingCode":"12345"},"title":"Technical interview: Engineer, Acme","startsAt":"2026-11-25T14:00:00.000Z","endsAt":"2026-11-25T15:00:00.000Z","timelineAt":"2026-11-25T14:00:00.000Z","summary":"Technical interview planned: Engineer, Acme","createdAt":"2026-11-20T10:00:00.000Z","updatedAt":"2026-11-20T10:00:00.000Z","version":1}"#
                ))
    }

    @Test func `what was not given is null, none or not ticked`() throws {
        #expect(
            try schedule(
                #"location: " ""#,
                """
                interviewers { name } location videoConference { provider } completion { completedAt }
                preparation { notes researchCompleted questionsPrepped materialsGathered preparedAt }
                rescheduleHistory { reason } cancellationReason followUps { id }
                thankYouNoteSent thankYouSentAt thankYouNotes { sentAt }
                """)
                == done(
                    #"{"interviewers":[],"location":null,"videoConference":null,"completion":null,"preparation":{"notes":null,"researchCompleted":false,"questionsPrepped":false,"materialsGathered":false,"preparedAt":null},"rescheduleHistory":[],"cancellationReason":null,"followUps":[],"thankYouNoteSent":false,"thankYouSentAt":null,"thankYouNotes":[]}"#
                ))
    }

    @Test func `InterviewScheduled has what the contract says`() throws {
        let id = try api.interview(
            for: acme, type: "PANEL",
            #"location: "Office", interviewers: [{name: "Ben Smith", contactId: "\#(ben)"}, {name: "Dana"}]"#, as: anna)
        #expect(
            try api.events().last
                == #"InterviewScheduled {"interviewId":"\#(id)","applicationId":"\#(acme)","interviewType":"PANEL","scheduledAt":"2026-11-25T14:00:00.000Z","durationMinutes":60,"location":"Office","interviewers":["Ben Smith","Dana"],"timeZone":"Europe/Berlin","scheduledOn":"2026-11-20T10:00:00.000Z"}"#
        )
        let bare = try api.interview(for: acme, as: anna)
        #expect(
            try api.events().last
                == #"InterviewScheduled {"interviewId":"\#(bare)","applicationId":"\#(acme)","interviewType":"VIDEO","scheduledAt":"2026-11-25T14:00:00.000Z","durationMinutes":60,"location":null,"interviewers":[],"timeZone":"Europe/Berlin","scheduledOn":"2026-11-20T10:00:00.000Z"}"#
        )
    }

    @Test(arguments: [
        ("2027-01-05T14:00:00Z", "2027-01-05T06:00:00"), ("2027-07-05T14:00:00Z", "2027-07-05T07:00:00"),
        // Clocks go from 2:00 to 3:00, and back from 2:00 to 1:00.
        ("2027-03-14T09:59:59Z", "2027-03-14T01:59:59"), ("2027-03-14T10:00:00Z", "2027-03-14T03:00:00"),
        ("2027-11-07T08:30:00Z", "2027-11-07T01:30:00"), ("2027-11-07T09:30:00Z", "2027-11-07T01:30:00"),
        ("2027-07-01T12:30:00-07:00", "2027-07-01T12:30:00"),
    ])
    func `what clocks in the zone show is kept, whatever the season`(_ start: String, _ local: String) throws {
        _ = try schedule(at: start)
        let stored: String? = try Database(path: api.store.configuration.path, .readOnly).value(
            "SELECT wall_clock FROM interview")
        #expect(stored == local)
    }

    // MARK: Limits, on both sides

    @Test func `the start is later than now, by no tolerance`() throws {
        let error = #"{"code":"MUST_BE_IN_FUTURE","path":["input","scheduledAt"],"minimum":null,"maximum":null}"#
        #expect(try schedule(at: "2026-11-20T10:00:00Z") == refused(error))
        #expect(try schedule(at: "2026-11-19T10:00:00Z") == refused(error))
        #expect(try schedule(at: "2026-11-20T10:00:00.001Z") == planned)
        #expect(
            try schedule(at: "9999-12-31T23:59:59Z", "endsAt") == done(#"{"endsAt":"9999-12-31T23:59:59.999Z"}"#))
    }

    @Test(arguments: [(14, false), (15, true), (480, true), (481, false), (0, false), (-60, false)])
    func `an interview is planned for 15 to 480 minutes`(minutes: Int, isAllowed: Bool) throws {
        let error = #"{"code":"OUT_OF_RANGE","path":["input","durationMinutes"],"minimum":15.0,"maximum":480.0}"#
        #expect(try schedule(minutes: minutes) == (isAllowed ? planned : refused(error)))
    }

    @Test func `a location has at most 500 characters on one line`() throws {
        let longest = String(repeating: "é", count: 500)
        #expect(try schedule(#"location: " \#(longest) ""#) == planned)
        #expect(
            try schedule(#"location: "\#(longest)x""#)
                == refused(#"{"code":"TOO_LONG","path":["input","location"],"minimum":null,"maximum":500.0}"#))
        #expect(
            try schedule(#"location: "a\nb""#)
                == refused(#"{"code":"INVALID_FORMAT","path":["input","location"],"minimum":null,"maximum":null}"#))
    }

    @Test func `there are at most 20 interviewers with names of 1 to 200 characters`() throws {
        let name = #"{name: "\#(String(repeating: "é", count: 200))"}"#
        let twenty = Array(repeating: name, count: 20).joined(separator: ",")
        #expect(try schedule("interviewers: [\(twenty)]") == planned)
        #expect(
            try schedule(#"interviewers: [\#(twenty), {name: "x"}]"#)
                == refused(#"{"code":"TOO_LONG","path":["input","interviewers"],"minimum":null,"maximum":20.0}"#))
        let long = String(repeating: "é", count: 201)
        #expect(
            try schedule(#"interviewers: [{name: "a"}, {name: "\#(long)"}, {name: " "}]"#)
                == refused(
                    #"{"code":"TOO_LONG","path":["input","interviewers","1","name"],"minimum":null,"maximum":200.0},{"code":"REQUIRED","path":["input","interviewers","2","name"],"minimum":null,"maximum":null}"#
                ))
    }

    @Test func `a zone that nobody has is no zone, and there has to be one`() throws {
        #expect(throws: ValidationErrors.self) { try schedule(zone: "Europe/Atlantis") }
        #expect(throws: ValidationErrors.self) { try schedule(zone: "+01:00") }
        #expect(throws: ValidationErrors.self) {
            try api.run(
                """
                mutation { scheduleInterview(input: {applicationId: "\(acme)", scheduledAt: "2026-11-25T14:00:00Z"
                    type: VIDEO, durationMinutes: 60}) { interview { id } } }
                """, as: anna)
        }
    }

    // MARK: Refusals

    @Test func `another person's application is like none`() throws {
        let carl = try api.signUp("carl@example.com")
        let error = #"{"code":"NOT_FOUND","path":["input","applicationId"],"id":"\#(acme)"}"#
        #expect(try schedule(as: carl) == refused(error))
        #expect(
            try schedule(application: "nothing")
                == refused(#"{"code":"NOT_FOUND","path":["input","applicationId"],"id":"nothing"}"#))
        // A contact is no application.
        #expect(
            try schedule(application: ben)
                == refused(#"{"code":"NOT_FOUND","path":["input","applicationId"],"id":"\#(ben)"}"#))
    }

    @Test func `another person's contact is nobody who interviews`() throws {
        let carl = try api.signUp("carl@example.com")
        let dora = try api.contact(#"name: "Dora""#, as: carl)
        #expect(
            try schedule(#"interviewers: [{name: "Ben", contactId: "\#(ben)"}, {name: "Dora", contactId: "\#(dora)"}]"#)
                == refused(#"{"code":"NOT_FOUND","path":["input","interviewers","1","contactId"],"id":"\#(dora)"}"#))
        #expect(try api.places(as: anna) == [])
    }

    @Test func `six faults come at once, and nothing is planned`() throws {
        let long = String(repeating: "x", count: 501)
        let before = try api.events()
        #expect(
            try schedule(
                #"location: "\#(long)", interviewers: [{name: "", contactId: "nobody"}]"#, at: "2026-11-01T00:00:00Z",
                minutes: 1, application: "nothing")
                == refused(
                    #"{"code":"NOT_FOUND","path":["input","applicationId"],"id":"nothing"},{"code":"NOT_FOUND","path":["input","interviewers","0","contactId"],"id":"nobody"},{"code":"MUST_BE_IN_FUTURE","path":["input","scheduledAt"],"minimum":null,"maximum":null},{"code":"OUT_OF_RANGE","path":["input","durationMinutes"],"minimum":15.0,"maximum":480.0},{"code":"TOO_LONG","path":["input","location"],"minimum":null,"maximum":500.0},{"code":"REQUIRED","path":["input","interviewers","0","name"],"minimum":null,"maximum":null}"#
                ))
        #expect(try api.places(as: anna) == [])
        #expect(try api.events() == before)
    }

    // MARK: Idempotency

    @Test func `the same call with the same key plans one interview`() throws {
        let key = #"idempotencyKey: "0190a5b0-0000-7000-8000-000000000001""#
        let first = try schedule(#"location: "A", \#(key)"#, "id location")
        #expect(try schedule(#"location: "A", \#(key)"#, "id location") == first)
        #expect(
            try schedule(#"location: "B", \#(key)"#)
                == refused(#"{"code":"IDEMPOTENCY_KEY_REUSED","path":["input","idempotencyKey"]}"#))
        #expect(try api.places(as: anna) == ["A"])
        api.clock.move(minutes: 24 * 60)
        #expect(try schedule(#"location: "B", \#(key)"#) == planned)
        #expect(try api.places(as: anna) == ["B", "A"])
    }
}
