import Batches
import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

/// It is 2026-11-20T13:00Z; the interview was planned for twelve, with two interviewers who are contacts and one who is
/// not.
@Suite("completeInterview")
struct CompleteInterviewTests: MutationSuite {
    static let names = (mutation: "completeInterview", record: "interview")

    let api: TestAPI
    let anna: Viewer
    let acme: String
    let ben: String
    let cleo: String
    let talk: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        acme = try api.jobApplication(at: "Acme", as: anna)
        ben = try api.contact(#"name: "Ben""#, as: anna)
        cleo = try api.contact(#"name: "Cleo""#, as: anna)
        talk = try api.interview(
            for: acme, at: "2026-11-20T12:00:00Z",
            """
            location: "Office", interviewers: [{name: "Cleo K.", contactId: "\(cleo)"}, {name: "Dana"},
                {name: "Ben", contactId: "\(ben)"}, {name: "Cleo Klein", contactId: "\(cleo)"}]
            """, as: anna)
        api.clock.move(minutes: 180)
    }

    private func complete(
        _ input: String = "", id: String? = nil, _ selection: String = "interview { status }",
        as viewer: Viewer? = nil
    ) throws -> String {
        try api.run(
            """
            mutation { completeInterview(input: {id: "\(id ?? talk)" \(input)}) {
                \(selection)
                userErrors { code path ... on ValidationError { minimum maximum } } } }
            """, as: viewer ?? anna)
    }

    private let completed = #"{"data":{"completeInterview":{"interview":{"status":"COMPLETED"},"userErrors":[]}}}"#

    private let everything = """
        completedAt: "2026-11-20T12:50:00Z", actualDurationMinutes: 45, performanceRating: 4,
        interviewNotes: " Good.\\nVery. ", nextSteps: "Wait for news"
        """

    // MARK: How it went

    @Test func `how it went is what was given`() throws {
        #expect(
            try complete(
                everything,
                """
                interview { status scheduledAt endsAt timelineAt summary updatedAt version completion { completedAt
                    actualDurationMinutes performanceRating notes nextSteps followUpRequired } } followUp { id }
                """)
                == answered(
                    #""interview":{"status":"COMPLETED","scheduledAt":"2026-11-20T12:00:00.000Z","endsAt":"2026-11-20T13:00:00.000Z","timelineAt":"2026-11-20T12:50:00.000Z","summary":"Video interview held: Engineer, Acme","updatedAt":"2026-11-20T13:00:00.000Z","version":2,"completion":{"completedAt":"2026-11-20T12:50:00.000Z","actualDurationMinutes":45,"performanceRating":4,"notes":"Good.\nVery.","nextSteps":"Wait for news","followUpRequired":false}},"followUp":null"#
                ))
    }

    @Test func `what was not given is null, and it ended now`() throws {
        #expect(
            try complete(
                "",
                """
                interview { completion { completedAt actualDurationMinutes performanceRating notes nextSteps
                    followUpRequired } }
                """)
                == answered(
                    #""interview":{"completion":{"completedAt":"2026-11-20T13:00:00.000Z","actualDurationMinutes":null,"performanceRating":null,"notes":null,"nextSteps":null,"followUpRequired":false}}"#
                ))
    }

    // MARK: Interactions

    @Test func `it is an interaction with each interviewer who is a contact, once, and they know it`() throws {
        #expect(
            try complete(
                everything,
                """
                interactions { contact { name lastContactedAt version } type occurredAt durationMinutes location
                    topicsDiscussed notes sentiment followUpNeeded source interview { id } }
                """)
                == answered(
                    #""interactions":[{"contact":{"name":"Cleo","lastContactedAt":"2026-11-20T12:50:00.000Z","version":1},"type":"MEETING","occurredAt":"2026-11-20T12:50:00.000Z","durationMinutes":45,"location":"Office","topicsDiscussed":[],"notes":null,"sentiment":null,"followUpNeeded":false,"source":"INTERVIEW","interview":{"id":"\#(talk)"}},{"contact":{"name":"Ben","lastContactedAt":"2026-11-20T12:50:00.000Z","version":1},"type":"MEETING","occurredAt":"2026-11-20T12:50:00.000Z","durationMinutes":45,"location":"Office","topicsDiscussed":[],"notes":null,"sentiment":null,"followUpNeeded":false,"source":"INTERVIEW","interview":{"id":"\#(talk)"}}]"#
                ))
    }

    @Test(arguments: [
        ("PHONE_SCREEN", "CALL"), ("VIDEO", "MEETING"), ("IN_PERSON", "MEETING"), ("TECHNICAL", "MEETING"),
        ("PANEL", "MEETING"), ("FINAL", "MEETING"),
    ])
    func `a phone screen is a call, all else is a meeting`(_ type: String, _ interaction: String) throws {
        let id = try api.interview(
            for: acme, at: "2026-11-20T13:30:00Z", type: type, #"interviewers: [{name: "Ben", contactId: "\#(ben)"}]"#,
            as: anna)
        api.clock.move(minutes: 60)
        #expect(
            try complete(id: id, "interactions { type durationMinutes }")
                == answered(#""interactions":[{"type":"\#(interaction)","durationMinutes":null}]"#))
    }

    @Test func `without a contact among the interviewers there is no interaction`() throws {
        let id = try api.interview(
            for: acme, at: "2026-11-20T13:30:00Z", #"interviewers: [{name: "Dana"}]"#, as: anna)
        api.clock.move(minutes: 60)
        #expect(try complete(id: id, "interactions { type }") == answered(#""interactions":[]"#))
    }

    @Test func `the interview is published before the interactions`() throws {
        let answer = try api.value(
            #"mutation { completeInterview(input: {id: "\#(talk)" \#(everything)}) { interactions { id } } }"#, as: anna
        )
        let ids = try #require(answer["data"]?["completeInterview"]?["interactions"]?.elements).map {
            $0["id"]!.stringValue!
        }
        try #require(ids.count == 2)
        #expect(
            try api.events().suffix(3) == [
                #"InterviewCompleted {"interviewId":"\#(talk)","completedAt":"2026-11-20T12:50:00.000Z","actualDurationMinutes":45,"performanceRating":4,"interviewNotes":"Good.\nVery.","nextSteps":"Wait for news","followUpRequired":false}"#,
                #"InteractionLogged {"interactionId":"\#(ids[0])","contactId":"\#(cleo)","interactionType":"MEETING","interactionOccurredAt":"2026-11-20T12:50:00.000Z","source":"INTERVIEW"}"#,
                #"InteractionLogged {"interactionId":"\#(ids[1])","contactId":"\#(ben)","interactionType":"MEETING","interactionOccurredAt":"2026-11-20T12:50:00.000Z","source":"INTERVIEW"}"#,
            ])
    }

    @Test func `without anything said, the event says so`() throws {
        _ = try complete("followUpRequired: true")
        #expect(
            try api.events().contains(
                #"InterviewCompleted {"interviewId":"\#(talk)","completedAt":"2026-11-20T13:00:00.000Z","actualDurationMinutes":null,"performanceRating":null,"interviewNotes":null,"nextSteps":null,"followUpRequired":true}"#
            ))
    }

    // MARK: The follow-up

    @Test func `where something is left to do there is a follow-up, with the company among several contacts`() throws {
        #expect(
            try complete(
                #"nextSteps: "Send the task", followUpRequired: true, followUpDueAt: "2026-11-27T09:00:00Z""#,
                """
                followUp { title notes status dueAt contact { name } subject { ... on Interview { status } } }
                interview { version completion { followUpRequired } followUps { title } }
                """)
                == answered(
                    #""followUp":{"title":"Follow up with Acme","notes":"Send the task","status":"OPEN","dueAt":"2026-11-27T09:00:00.000Z","contact":null,"subject":{"status":"COMPLETED"}},"interview":{"version":2,"completion":{"followUpRequired":true},"followUps":[{"title":"Follow up with Acme"}]}"#
                ))
    }

    @Test func `it concerns the only interviewer who is a contact`() throws {
        let id = try api.interview(
            for: acme, at: "2026-11-20T13:30:00Z",
            #"interviewers: [{name: "Dana"}, {name: "Ben", contactId: "\#(ben)"}, {name: "Ben B.", contactId: "\#(ben)"}]"#,
            as: anna)
        api.clock.move(minutes: 60)
        #expect(
            try complete("followUpRequired: true", id: id, "followUp { title notes dueAt contact { name } }")
                == answered(
                    #""followUp":{"title":"Follow up with Ben","notes":null,"dueAt":null,"contact":{"name":"Ben"}}"#))
    }

    @Test func `the flag follows its follow-ups, and filters know`() throws {
        let answer = try api.value(
            #"mutation { completeInterview(input: {id: "\#(talk)", followUpRequired: true}) { followUp { id } } }"#,
            as: anna)
        let followUp = try #require(answer["data"]?["completeInterview"]?["followUp"]?["id"]?.stringValue)
        func required() throws -> String {
            try api.run(
                """
                { interviews(filter: {followUpRequired: true}) { totalCount }
                    interview(id: "\(talk)") { version completion { followUpRequired } } }
                """, as: anna)
        }
        func shown(_ count: Int, _ version: Int, _ flag: Bool) -> String {
            #"{"data":{"interviews":{"totalCount":\#(count)},"interview":{"version":\#(version),"completion":{"followUpRequired":\#(flag)}}}}"#
        }
        #expect(try required() == shown(1, 2, true))
        _ = try api.updateFollowUp(followUp, "status: DONE", as: anna)
        #expect(try required() == shown(0, 3, false))
        _ = try api.updateFollowUp(followUp, "status: OPEN", as: anna)
        #expect(try required() == shown(1, 4, true))
    }

    @Test func `a follow-up from before keeps something to do, and concerns the only contact`() throws {
        let id = try api.interview(
            for: acme, at: "2026-11-20T13:30:00Z", #"interviewers: [{name: "Ben", contactId: "\#(ben)"}]"#, as: anna)
        try api.followUp(#"title: "Ask for the address", subjectId: "\#(id)""#, as: anna)
        api.clock.move(minutes: 60)
        #expect(
            try complete(
                id: id,
                "interview { completion { followUpRequired } followUps { title contact { name } } } followUp { id }")
                == answered(
                    #""interview":{"completion":{"followUpRequired":true},"followUps":[{"title":"Ask for the address","contact":{"name":"Ben"}}]},"followUp":null"#
                ))
    }

    @Test func `an interview has at most a hundred follow-ups`() throws {
        for _ in 0..<100 { try api.followUp(#"title: "x", subjectId: "\#(talk)""#, as: anna) }
        #expect(
            try complete("followUpRequired: true")
                == refused(#"{"code":"LIMIT_EXCEEDED","path":null,"minimum":null,"maximum":100.0}"#))
        #expect(try complete() == completed)
    }

    // MARK: Times

    @Test func `it did not end before it began, unless it was moved`() throws {
        let error = #"{"code":"OUT_OF_RANGE","path":["input","completedAt"],"minimum":null,"maximum":null}"#
        #expect(try complete(#"completedAt: "2026-11-20T11:59:59.999Z""#) == refused(error))
        #expect(try complete(#"completedAt: "2026-11-20T12:00:00Z""#) == completed)

        let later = try api.interview(for: acme, at: "2026-11-24T12:00:00Z", as: anna)
        #expect(try complete(id: later) == refused(error))
        try api.step(
            "rescheduleInterview", later, #"newDateTime: "2026-11-25T12:00:00Z", initiatedBy: COMPANY"#, as: anna)
        #expect(try complete(#"completedAt: "2026-11-19T12:00:00Z""#, id: later) == completed)
    }

    @Test func `it ended at most five minutes from now`() throws {
        let error = #"{"code":"MUST_BE_IN_PAST","path":["input","completedAt"],"minimum":null,"maximum":null}"#
        #expect(try complete(#"completedAt: "2026-11-20T13:05:00.001Z""#) == refused(error))
        #expect(try complete(#"completedAt: "2026-11-20T13:05:00Z""#) == completed)
    }

    // MARK: Limits, on both sides

    @Test(arguments: [(0, false), (1, true), (1440, true), (1441, false)])
    func `it took 1 to 1440 minutes`(minutes: Int, isAllowed: Bool) throws {
        let error = #"{"code":"OUT_OF_RANGE","path":["input","actualDurationMinutes"],"minimum":1.0,"maximum":1440.0}"#
        #expect(try complete("actualDurationMinutes: \(minutes)") == (isAllowed ? completed : refused(error)))
    }

    @Test(arguments: [(0, false), (1, true), (5, true), (6, false), (-1, false)])
    func `people rate themselves from 1 to 5`(rating: Int, isAllowed: Bool) throws {
        let error = #"{"code":"OUT_OF_RANGE","path":["input","performanceRating"],"minimum":1.0,"maximum":5.0}"#
        #expect(try complete("performanceRating: \(rating)") == (isAllowed ? completed : refused(error)))
    }

    @Test(arguments: [("interviewNotes", 10_000), ("nextSteps", 500)])
    func `texts have a longest length`(field: String, maximum: Int) throws {
        let longest = String(repeating: "é", count: maximum)
        #expect(
            try complete(#"\#(field): "\#(longest)x""#)
                == refused(#"{"code":"TOO_LONG","path":["input","\#(field)"],"minimum":null,"maximum":\#(maximum).0}"#))
        #expect(try complete(#"\#(field): " \#(longest) ""#) == completed)
    }

    // MARK: Refusals

    @Test func `seven faults come at once, and nothing is left of it`() throws {
        try api.step("cancelInterview", talk, as: anna)
        let before = try api.events()
        let long = String(repeating: "x", count: 501)
        #expect(
            try complete(
                """
                completedAt: "2026-12-01T00:00:00Z", actualDurationMinutes: 0, performanceRating: 6,
                interviewNotes: "a\\u0000b", nextSteps: "\(long)", followUpRequired: true, expectedVersion: 9
                """)
                == refused(
                    #"{"code":"MUST_BE_IN_PAST","path":["input","completedAt"],"minimum":null,"maximum":null},{"code":"OUT_OF_RANGE","path":["input","actualDurationMinutes"],"minimum":1.0,"maximum":1440.0},{"code":"OUT_OF_RANGE","path":["input","performanceRating"],"minimum":1.0,"maximum":5.0},{"code":"INVALID_FORMAT","path":["input","interviewNotes"],"minimum":null,"maximum":null},{"code":"TOO_LONG","path":["input","nextSteps"],"minimum":null,"maximum":500.0},{"code":"VERSION_CONFLICT","path":["input","expectedVersion"]},{"code":"INVALID_STATE","path":["input","id"]}"#
                ))
        #expect(try api.events() == before)
    }

    @Test func `what the store had written is undone with the faults of the input`() throws {
        let before = try api.events()
        #expect(try complete("performanceRating: 6, followUpRequired: true") != completed)
        #expect(
            try api.run(
                """
                { interview(id: "\(talk)") { status version completion { completedAt } }
                    contact(id: "\(ben)") { lastContactedAt }
                    interactions { totalCount } followUps { totalCount } }
                """, as: anna)
                == #"{"data":{"interview":{"status":"SCHEDULED","version":1,"completion":null},"contact":{"lastContactedAt":null},"interactions":{"totalCount":0},"followUps":{"totalCount":0}}}"#
        )
        #expect(try api.events() == before)
    }

    @Test func `an account with room for one interaction more completes no interview with two`() throws {
        let viewer = anna
        func set(_ count: Int) throws {
            try api.store.writer.run {
                try $0.connection.run(
                    "INSERT OR REPLACE INTO interaction_count(owner_id, count) VALUES(\(viewer), \(count))")
            }
        }
        try set(999_999)
        #expect(
            try complete() == refused(#"{"code":"LIMIT_EXCEEDED","path":null,"minimum":null,"maximum":1000000.0}"#))
        try set(999_998)
        #expect(try complete() == completed)
    }
}
