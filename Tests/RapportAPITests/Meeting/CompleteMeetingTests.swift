import Batches
import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("completeMeeting")
struct CompleteMeetingTests: MutationSuite {
    static let names = (mutation: "completeMeeting", record: "meeting")

    let api: TestAPI
    let anna: Viewer
    let ben: String
    let talk: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
        talk = try api.meeting(
            with: ben, at: "2026-11-20T12:00:00Z", #"purpose: "Salary", location: "Office""#, as: anna)
        api.clock.move(minutes: 180)
    }

    private func complete(
        _ input: String = "", heldAt: String = "2026-11-20T12:05:00Z", id: String? = nil,
        _ selection: String = "meeting { status }", as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { completeMeeting(input: {id: "\(id ?? talk)", heldAt: "\(heldAt)" \(input)}) {
                \(selection)
                userErrors { code path ... on ValidationError { minimum maximum } } } }
            """, as: viewer ?? anna)
    }

    private let completed = #"{"data":{"completeMeeting":{"meeting":{"status":"COMPLETED"},"userErrors":[]}}}"#

    private let outcome = """
        attendees: [" Ben ", "Dana"], durationMinutes: 40, topicsCovered: ["Pay", "Team"], outcomes: "Good.\\nVery.",
        actionItems: ["Send the CV"], nextSteps: "Wait\\nfor news", relationshipImpact: "Closer", sentiment: POSITIVE
        """

    // MARK: What came of it

    @Test func `the outcome is what was given`() throws {
        #expect(
            try complete(
                outcome,
                """
                meeting { status scheduledAt completedAt timelineAt summary updatedAt version outcome { heldAt attendees
                    durationMinutes topicsCovered outcomes actionItems nextSteps relationshipImpact } }
                """)
                == answered(
                    #""meeting":{"status":"COMPLETED","scheduledAt":"2026-11-20T12:00:00.000Z","completedAt":"2026-11-20T13:00:00.000Z","timelineAt":"2026-11-20T12:05:00.000Z","summary":"Meeting held: Salary","updatedAt":"2026-11-20T13:00:00.000Z","version":2,"outcome":{"heldAt":"2026-11-20T12:05:00.000Z","attendees":["Ben","Dana"],"durationMinutes":40,"topicsCovered":["Pay","Team"],"outcomes":"Good.\nVery.","actionItems":["Send the CV"],"nextSteps":"Wait\nfor news","relationshipImpact":"Closer"}}"#
                ))
    }

    @Test func `what was not given is null or none`() throws {
        #expect(
            try complete(
                "",
                """
                meeting { outcome { heldAt attendees durationMinutes topicsCovered outcomes actionItems nextSteps
                    relationshipImpact } } followUps { id }
                """)
                == answered(
                    #""meeting":{"outcome":{"heldAt":"2026-11-20T12:05:00.000Z","attendees":[],"durationMinutes":null,"topicsCovered":[],"outcomes":null,"actionItems":[],"nextSteps":null,"relationshipImpact":null}},"followUps":[]"#
                ))
    }

    // MARK: The interaction

    @Test func `it is an interaction from then on, and both know each other`() throws {
        #expect(
            try complete(
                outcome,
                """
                interaction { type occurredAt durationMinutes location topicsDiscussed notes sentiment followUpNeeded
                    source meeting { purpose } contact { lastContactedAt version } }
                meeting { interaction { source meeting { id } } }
                """)
                == answered(
                    #""interaction":{"type":"MEETING","occurredAt":"2026-11-20T12:05:00.000Z","durationMinutes":40,"location":"Office","topicsDiscussed":["Pay","Team"],"notes":"Good.\nVery.","sentiment":"POSITIVE","followUpNeeded":false,"source":"MEETING","meeting":{"purpose":"Salary"},"contact":{"lastContactedAt":"2026-11-20T12:05:00.000Z","version":1}},"meeting":{"interaction":{"source":"MEETING","meeting":{"id":"\#(talk)"}}}"#
                ))
    }

    @Test func `the meeting is published before the interaction`() throws {
        _ = try complete()
        let interaction = try #require(
            api.value("{ interactions { nodes { id } } }", as: anna)["data"]?["interactions"]?["nodes"]?[0]?["id"]?
                .stringValue)
        #expect(
            try api.events().suffix(2) == [
                #"MeetingCompleted {"meetingId":"\#(talk)","contactId":"\#(ben)","completedAt":"2026-11-20T12:05:00.000Z","interactionId":"\#(interaction)"}"#,
                #"InteractionLogged {"interactionId":"\#(interaction)","contactId":"\#(ben)","interactionType":"MEETING","interactionOccurredAt":"2026-11-20T12:05:00.000Z","source":"MEETING"}"#,
            ])
    }

    @Test func `a deleted interaction leaves the meeting completed`() throws {
        _ = try complete()
        let answer = try api.value("{ interactions { nodes { id } } }", as: anna)
        let id = try #require(answer["data"]?["interactions"]?["nodes"]?[0]?["id"]?.stringValue)
        _ = try api.run(#"mutation { deleteInteraction(input: {id: "\#(id)"}) { userErrors { code } } }"#, as: anna)
        #expect(
            try api.run(#"{ meeting(id: "\#(talk)") { status interaction { id } outcome { heldAt } } }"#, as: anna)
                == #"{"data":{"meeting":{"status":"COMPLETED","interaction":null,"outcome":{"heldAt":"2026-11-20T12:05:00.000Z"}}}}"#
        )
    }

    // MARK: Follow-ups

    @Test func `action items become follow-ups where they are asked for`() throws {
        let long = String(repeating: "x", count: 201)
        let cut = String(repeating: "x", count: 199) + "…"
        #expect(
            try complete(
                #"actionItems: ["Send the CV", "\#(long)"], createFollowUps: true"#,
                """
                followUps { title notes status contact { name } subject { ... on Meeting { purpose } } }
                meeting { followUps { title } }
                """)
                == answered(
                    #""followUps":[{"title":"Send the CV","notes":null,"status":"OPEN","contact":{"name":"Ben"},"subject":{"purpose":"Salary"}},{"title":"\#(cut)","notes":"\#(long)","status":"OPEN","contact":{"name":"Ben"},"subject":{"purpose":"Salary"}}],"meeting":{"followUps":[{"title":"Send the CV"},{"title":"\#(cut)"}]}"#
                ))
    }

    @Test func `without asking none are made`() throws {
        #expect(
            try complete(#"actionItems: ["Send the CV"]"#, "followUps { title } meeting { followUps { title } }")
                == answered(#""followUps":[],"meeting":{"followUps":[]}"#))
    }

    @Test func `a meeting has at most a hundred follow-ups`() throws {
        let items = Array(repeating: #""Write""#, count: 50).joined(separator: ",")
        for _ in 0..<51 {
            _ = try api.run(
                #"mutation { createFollowUp(input: {title: "x", subjectId: "\#(talk)"}) { userErrors { code } } }"#,
                as: anna)
        }
        #expect(
            try complete("actionItems: [\(items)], createFollowUps: true")
                == refused(#"{"code":"LIMIT_EXCEEDED","path":null,"minimum":null,"maximum":100.0}"#))
        #expect(try complete("actionItems: [\(items)]") == completed)
    }

    // MARK: Limits, on both sides

    @Test func `it may have been held before its time, and five minutes ahead, and no more`() throws {
        let error = #"{"code":"MUST_BE_IN_PAST","path":["input","heldAt"],"minimum":null,"maximum":null}"#
        #expect(try complete(heldAt: "2026-11-20T13:05:00.001Z") == refused(error))
        #expect(try complete(heldAt: "2026-11-20T13:05:00Z") == completed)
        let early = try api.meeting(with: ben, at: "2026-12-24T12:00:00Z", as: anna)
        #expect(try complete(heldAt: "2026-11-19T12:00:00Z", id: early) == completed)
    }

    @Test(arguments: [(0, false), (1, true), (1440, true), (1441, false)])
    func `it took 1 to 1440 minutes`(minutes: Int, isAllowed: Bool) throws {
        let error = #"{"code":"OUT_OF_RANGE","path":["input","durationMinutes"],"minimum":1.0,"maximum":1440.0}"#
        #expect(try complete("durationMinutes: \(minutes)") == (isAllowed ? completed : refused(error)))
    }

    @Test(arguments: [("outcomes", 10_000), ("nextSteps", 2000), ("relationshipImpact", 2000)])
    func `texts have a longest length`(field: String, maximum: Int) throws {
        let longest = String(repeating: "é", count: maximum)
        #expect(
            try complete(#"\#(field): "\#(longest)x""#)
                == refused(#"{"code":"TOO_LONG","path":["input","\#(field)"],"minimum":null,"maximum":\#(maximum).0}"#))
        #expect(try complete(#"\#(field): " \#(longest) ""#) == completed)
    }

    @Test(arguments: [("attendees", 200), ("topicsCovered", 200), ("actionItems", 500)])
    func `lists have at most 50 items of a longest length`(field: String, maximum: Int) throws {
        let item = String(repeating: "é", count: maximum)
        let fifty = Array(repeating: #""\#(item)""#, count: 50).joined(separator: ",")
        #expect(
            try complete(#"\#(field): [\#(fifty),"x"]"#)
                == refused(#"{"code":"TOO_LONG","path":["input","\#(field)"],"minimum":null,"maximum":50.0}"#))
        #expect(
            try complete(#"\#(field): ["\#(item)x", " "]"#)
                == refused(
                    #"{"code":"TOO_LONG","path":["input","\#(field)","0"],"minimum":null,"maximum":\#(maximum).0},{"code":"REQUIRED","path":["input","\#(field)","1"],"minimum":null,"maximum":null}"#
                ))
        #expect(try complete("\(field): [\(fifty)]") == completed)
    }

    // MARK: Refusals

    @Test func `everything that is wrong is told at once, and nothing is left of it`() throws {
        let before = try api.events()
        #expect(
            try complete(
                #"attendees: [""], durationMinutes: 0, actionItems: ["x"], createFollowUps: true, expectedVersion: 3"#,
                heldAt: "2026-12-01T00:00:00Z")
                == refused(
                    #"{"code":"MUST_BE_IN_PAST","path":["input","heldAt"],"minimum":null,"maximum":null},{"code":"OUT_OF_RANGE","path":["input","durationMinutes"],"minimum":1.0,"maximum":1440.0},{"code":"REQUIRED","path":["input","attendees","0"],"minimum":null,"maximum":null},{"code":"VERSION_CONFLICT","path":["input","expectedVersion"]}"#
                ))
        #expect(try complete("durationMinutes: 0, createFollowUps: true, actionItems: [\"x\"]") != completed)
        #expect(
            try api.run(
                """
                { meeting(id: "\(talk)") { status version outcome { heldAt } contact { lastContactedAt } }
                    interactions { totalCount } followUps { totalCount } }
                """, as: anna)
                == #"{"data":{"meeting":{"status":"SCHEDULED","version":1,"outcome":null,"contact":{"lastContactedAt":null}},"interactions":{"totalCount":0},"followUps":{"totalCount":0}}}"#
        )
        #expect(try api.events() == before)
    }

    @Test func `an account with a million interactions completes no meeting`() throws {
        let viewer = anna
        try api.store.writer.run {
            try $0.connection.run("INSERT INTO interaction_count(owner_id, count) VALUES(\(viewer), 1000000)")
        }
        #expect(
            try complete("expectedVersion: 9")
                == refused(
                    #"{"code":"VERSION_CONFLICT","path":["input","expectedVersion"]},{"code":"LIMIT_EXCEEDED","path":null,"minimum":null,"maximum":1000000.0}"#
                ))
    }
}
