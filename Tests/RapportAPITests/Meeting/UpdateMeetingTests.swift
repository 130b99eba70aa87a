import JSON
import SQLite
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("updateMeeting and deleteMeeting")
struct UpdateMeetingTests: MutationSuite {
    static let names = (mutation: "updateMeeting", record: "meeting")

    let api: TestAPI
    let anna: Viewer
    let ben: String
    let talk: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
        talk = try api.meeting(
            with: ben,
            #"plannedDurationMinutes: 60, location: "Office", purpose: "Salary", agendaItems: ["a"], preparationNotes: "x""#,
            as: anna)
        api.clock.move(minutes: 60)
    }

    private let everything =
        "plannedDurationMinutes location purpose agendaItems preparationNotes updatedAt version"

    private func update(
        _ changes: String, _ selection: String = "version", id: String? = nil, as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { updateMeeting(input: {id: "\(id ?? talk)" \(changes)}) {
                meeting { \(selection) }
                userErrors { __typename code path ... on ConflictError { current { version } }
                    ... on InvalidStateError { currentStatus allowedStatuses } } } }
            """, as: viewer ?? anna)
    }

    // MARK: Changing

    @Test func `what is left out stays`() throws {
        #expect(
            try update(#"purpose: "Offer""#, everything)
                == done(
                    #"{"plannedDurationMinutes":60,"location":"Office","purpose":"Offer","agendaItems":["a"],"preparationNotes":"x","updatedAt":"2026-11-20T11:00:00.000Z","version":2}"#
                ))
    }

    @Test func `null clears`() throws {
        #expect(
            try update("location: null, purpose: null, agendaItems: null, preparationNotes: null", everything)
                == done(
                    #"{"plannedDurationMinutes":60,"location":null,"purpose":null,"agendaItems":[],"preparationNotes":null,"updatedAt":"2026-11-20T11:00:00.000Z","version":2}"#
                ))
    }

    @Test func `everything can be changed at once`() throws {
        #expect(
            try update(
                #"plannedDurationMinutes: 15, location: "Cafe", purpose: "Offer", agendaItems: ["b", "c"], preparationNotes: "y""#,
                everything + " endsAt")
                == done(
                    #"{"plannedDurationMinutes":15,"location":"Cafe","purpose":"Offer","agendaItems":["b","c"],"preparationNotes":"y","updatedAt":"2026-11-20T11:00:00.000Z","version":2,"endsAt":"2026-11-25T14:15:00.000Z"}"#
                ))
    }

    @Test func `the length cannot be cleared`() throws {
        #expect(
            try update("plannedDurationMinutes: null")
                == refused(
                    #"{"__typename":"ValidationError","code":"REQUIRED","path":["input","plannedDurationMinutes"]}"#))
    }

    @Test func `a change that changes nothing leaves version and time, and publishes nothing`() throws {
        let before = try api.events()
        let same = done(#"{"version":1,"updatedAt":"2026-11-20T10:00:00.000Z"}"#)
        #expect(
            try update(
                #"plannedDurationMinutes: 60, location: " Office", purpose: "Salary", agendaItems: ["a"], preparationNotes: "x""#,
                "version updatedAt") == same)
        #expect(try update("", "version updatedAt") == same)
        #expect(try api.events() == before)
    }

    @Test(arguments: [("completeMeeting", "COMPLETED"), ("cancelMeeting", "CANCELLED")])
    func `after the end texts can be changed, place and length cannot`(step: String, status: String) throws {
        try api.step(step, talk, step == "completeMeeting" ? #"heldAt: "2026-11-20T11:00:00Z""# : "", as: anna)
        #expect(
            try update(#"purpose: "Offer", agendaItems: ["b"], preparationNotes: "y""#) == done(#"{"version":3}"#))
        let error =
            #"{"__typename":"InvalidStateError","code":"INVALID_STATE","path":["input","id"],"currentStatus":"\#(status)","allowedStatuses":["SCHEDULED"]}"#
        #expect(try update(#"location: "Cafe""#) == refused(error))
        #expect(try update("location: null") == refused(error))
        #expect(try update("plannedDurationMinutes: 15") == refused(error))
        #expect(try update(#"plannedDurationMinutes: 60, location: "Office""#) == done(#"{"version":3}"#))
    }

    @Test func `everything that is wrong is told at once`() throws {
        try api.step("cancelMeeting", talk, as: anna)
        let long = String(repeating: "x", count: 501)
        #expect(
            try update(
                #"expectedVersion: 1, plannedDurationMinutes: 4, location: "Cafe", purpose: "\#(long)", agendaItems: [""]"#
            )
                == refused(
                    #"{"__typename":"ValidationError","code":"OUT_OF_RANGE","path":["input","plannedDurationMinutes"]},{"__typename":"ValidationError","code":"TOO_LONG","path":["input","purpose"]},{"__typename":"ValidationError","code":"REQUIRED","path":["input","agendaItems","0"]},{"__typename":"ConflictError","code":"VERSION_CONFLICT","path":["input","expectedVersion"],"current":{"version":2}},{"__typename":"InvalidStateError","code":"INVALID_STATE","path":["input","id"],"currentStatus":"CANCELLED","allowedStatuses":["SCHEDULED"]}"#
                ))
    }

    @Test func `another person's meeting is like none`() throws {
        let carl = try api.signUp("carl@example.com")
        let error = #"{"__typename":"NotFoundError","code":"NOT_FOUND","path":["input","id"]}"#
        #expect(try update(#"purpose: "B""#, as: carl) == refused(error))
        #expect(try update(#"purpose: "B""#, id: ben) == refused(error))
        #expect(try update(#"purpose: "B""#, id: "nothing") == refused(error))
        #expect(try api.purposes(as: anna) == ["Salary"])
        for document in [#"{ meeting(id: "\#(talk)") { id } }"#, #"{ node(id: "\#(talk)") { id } }"#] {
            #expect(try api.value(document, as: carl)["data"]?.members?[0].value == .null)
            #expect(try api.value(document, as: anna)["data"]?.members?[0].value["id"]?.stringValue == talk)
        }
    }

    // MARK: Deleting

    private func delete(_ id: String, as viewer: Viewer) throws -> String {
        try api.run(
            #"mutation { deleteMeeting(input: {id: "\#(id)"}) { deletedMeetingId userErrors { code path } } }"#,
            as: viewer)
    }

    private func rows(_ table: SQL) throws -> Int? {
        try Database(path: api.store.configuration.path, .readOnly).value("SELECT count(*) FROM \(table)")
    }

    @Test func `a deleted meeting takes its earlier times and its follow-ups along, and leaves the interaction`() throws
    {
        try api.step(
            "rescheduleMeeting", talk, #"newScheduledAt: "2026-11-26T14:00:00Z", initiatedBy: COMPANY"#, as: anna)
        try api.step(
            "completeMeeting", talk,
            #"heldAt: "2026-11-20T11:00:00Z", actionItems: ["Write"], createFollowUps: true"#, as: anna)
        #expect(try (rows("reschedule_event"), rows("follow_up")) == (1, 1))
        #expect(
            try delete(talk, as: anna)
                == #"{"data":{"deleteMeeting":{"deletedMeetingId":"\#(talk)","userErrors":[]}}}"#)
        #expect(try (rows("reschedule_event"), rows("follow_up"), rows("agenda")) == (0, 0, 0))
        #expect(
            try api.run("{ interactions { nodes { source meeting { id } contact { lastContactedAt } } } }", as: anna)
                == #"{"data":{"interactions":{"nodes":[{"source":"MEETING","meeting":null,"contact":{"lastContactedAt":"2026-11-20T11:00:00.000Z"}}]}}}"#
        )
        #expect(
            try api.run("{ contacts { nodes { timeline { nodes { __typename } } } } }", as: anna)
                == #"{"data":{"contacts":{"nodes":[{"timeline":{"nodes":[{"__typename":"Interaction"}]}}]}}}"#)
    }

    @Test func `a meeting is deleted once, and by its owner only`() throws {
        let carl = try api.signUp("carl@example.com")
        let none =
            #"{"data":{"deleteMeeting":{"deletedMeetingId":null,"userErrors":[{"code":"NOT_FOUND","path":["input","id"]}]}}}"#
        #expect(try delete(talk, as: carl) == none)
        #expect(try delete("nothing", as: anna) == none)
        _ = try delete(talk, as: anna)
        #expect(try delete(talk, as: anna) == none)
    }

    @Test func `a deleted contact takes its meetings along`() throws {
        try api.step(
            "rescheduleMeeting", talk, #"newScheduledAt: "2026-11-26T14:00:00Z", initiatedBy: CANDIDATE"#, as: anna)
        _ = try api.run(#"mutation { deleteContact(input: {id: "\#(ben)"}) { userErrors { code } } }"#, as: anna)
        #expect(try (rows("meeting"), rows("reschedule_event"), rows("agenda"), rows("timeline")) == (0, 0, 0, 0))
    }
}
