import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

/// What is left to do after an interaction: the flag and the open follow-ups always say the same.
@Suite("followUpNeeded and the follow-ups of an interaction")
struct FollowUpFlagTests {
    let api: TestAPI
    let anna: Viewer
    let ben: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
    }

    private func log(_ input: String, _ selection: String) throws -> String {
        try api.run(
            """
            mutation { logInteraction(input: {contactId: "\(ben)", type: CALL,
                occurredAt: "2026-11-19T10:00:00Z", \(input)}) { \(selection) userErrors { code path } } }
            """, as: anna)
    }

    private func logged(_ payload: String) -> String { #"{"data":{"logInteraction":{\#(payload),"userErrors":[]}}}"# }

    /// An interaction with something left to do.
    private func call() throws -> String {
        try api.interaction(
            with: ben,
            #"type: CALL, occurredAt: "2026-11-19T10:00:00Z", followUpNeeded: true, followUpNotes: "Send the CV.""#,
            as: anna)
    }

    private func interaction(_ id: String) throws -> String {
        try api.run(
            #"{ interaction(id: "\#(id)") { followUpNeeded version followUps { title status } } }"#, as: anna)
    }

    private func shown(_ needed: Bool, version: Int, _ followUps: String) -> String {
        #"{"data":{"interaction":{"followUpNeeded":\#(needed),"version":\#(version),"followUps":[\#(followUps)]}}}"#
    }

    private func followUps(of id: String) throws -> [String] {
        let answer = try api.value(#"{ interaction(id: "\#(id)") { followUps { id } } }"#, as: anna)
        return answer["data"]!["interaction"]!["followUps"]!.elements!.map { $0["id"]!.stringValue! }
    }

    private func update(_ id: String, _ input: String) throws {
        let answer = try api.run(
            #"mutation { updateInteraction(input: {id: "\#(id)", \#(input)}) { userErrors { code } } }"#, as: anna)
        try #require(answer == #"{"data":{"updateInteraction":{"userErrors":[]}}}"#)
    }

    // MARK: From the flag to follow-ups

    @Test func `an interaction that needs one makes one, with the notes as its title`() throws {
        #expect(
            try log(
                #"followUpNeeded: true, followUpNotes: "Send the CV.", followUpDueAt: "2026-11-25T10:00:00Z""#,
                """
                interaction { followUpNeeded version followUps { title } }
                followUp { title notes status dueAt contact { name } subject { ... on Interaction { type } } }
                """)
                == logged(
                    #""interaction":{"followUpNeeded":true,"version":1,"followUps":[{"title":"Send the CV."}]},"followUp":{"title":"Send the CV.","notes":null,"status":"OPEN","dueAt":"2026-11-25T10:00:00.000Z","contact":{"name":"Ben"},"subject":{"type":"CALL"}}"#
                ))
    }

    @Test func `one that needs none makes none, whatever else is said`() throws {
        #expect(
            try log(
                #"followUpNotes: "Send the CV.", followUpDueAt: "2026-11-25T10:00:00Z""#,
                "interaction { followUpNeeded followUps { title } } followUp { title }")
                == logged(#""interaction":{"followUpNeeded":false,"followUps":[]},"followUp":null"#))
    }

    @Test func `without notes it is to follow up with the contact`() throws {
        #expect(
            try log("followUpNeeded: true", "followUp { title notes }")
                == logged(#""followUp":{"title":"Follow up with Ben","notes":null}"#))
    }

    @Test func `notes that are no title are cut, and are the follow-up's notes as a whole`() throws {
        let fits = String(repeating: "é", count: 200)
        #expect(
            try log(#"followUpNeeded: true, followUpNotes: "\#(fits)""#, "followUp { title notes }")
                == logged(#""followUp":{"title":"\#(fits)","notes":null}"#))
        let start = String(repeating: "é", count: 199)
        #expect(
            try log(#"followUpNeeded: true, followUpNotes: "\#(fits)x""#, "followUp { title notes }")
                == logged(#""followUp":{"title":"\#(start)…","notes":"\#(fits)x"}"#))
        #expect(
            try log(#"followUpNeeded: true, followUpNotes: "Send:\n\tthe CV""#, "followUp { title notes }")
                == logged(#""followUp":{"title":"Send:  the CV","notes":"Send:\n\tthe CV"}"#))
    }

    @Test func `a repetition shows the follow-up of the first call`() throws {
        let input =
            #"followUpNeeded: true, idempotencyKey: "0190163d-8694-739b-aea5-966c26f8ad91""#
        let first = try log(input, "interaction { id } followUp { id }")
        #expect(first.contains(#""followUp":{"id":"#))
        #expect(try log(input, "interaction { id } followUp { id }") == first)
        #expect(try api.titles(as: anna) == ["Follow up with Ben"])
    }

    @Test func `a call that is refused leaves no follow-up`() throws {
        #expect(
            try log(#"followUpNeeded: true, durationMinutes: 0"#, "interaction { id } followUp { id }")
                == #"{"data":{"logInteraction":{"interaction":null,"followUp":null,"userErrors":[{"code":"OUT_OF_RANGE","path":["input","durationMinutes"]}]}}}"#
        )
        #expect(try api.titles(as: anna) == [])
    }

    @Test func `setting the flag makes one, clearing it dismisses those that are open`() throws {
        let id = try api.interaction(with: ben, #"type: CALL, occurredAt: "2026-11-19T10:00:00Z""#, as: anna)
        try update(id, #"followUpNeeded: true, followUpNotes: "Call back.""#)
        #expect(try interaction(id) == shown(true, version: 2, #"{"title":"Call back.","status":"OPEN"}"#))
        try api.followUp(#"title: "Write", dueAt: "2026-11-24T10:00:00Z", subjectId: "\#(id)""#, as: anna)
        #expect(
            try interaction(id)
                == shown(
                    true, version: 2,
                    #"{"title":"Write","status":"OPEN"},{"title":"Call back.","status":"OPEN"}"#))
        // The same value again is no change.
        try update(id, "followUpNeeded: true")
        #expect(try followUps(of: id).count == 2)
        api.clock.move(minutes: 5)
        try update(id, "followUpNeeded: false")
        #expect(
            try interaction(id)
                == shown(
                    false, version: 3,
                    #"{"title":"Write","status":"DISMISSED"},{"title":"Call back.","status":"DISMISSED"}"#))
        #expect(
            try api.run("{ followUps { nodes { completedAt version } } }", as: anna)
                == #"{"data":{"followUps":{"nodes":[{"completedAt":"2026-11-20T10:05:00.000Z","version":2},{"completedAt":"2026-11-20T10:05:00.000Z","version":2}]}}}"#
        )
    }

    @Test func `what was done stays done when the flag is cleared`() throws {
        let id = try call()
        let done = try #require(try followUps(of: id).first)
        try api.followUp(#"title: "Write", subjectId: "\#(id)""#, as: anna)
        _ = try api.updateFollowUp(done, "status: DONE", as: anna)
        try update(id, "followUpNeeded: false")
        #expect(
            try interaction(id)
                == shown(
                    false, version: 2,
                    #"{"title":"Send the CV.","status":"DONE"},{"title":"Write","status":"DISMISSED"}"#))
    }

    // MARK: From follow-ups to the flag

    @Test(arguments: ["DONE", "DISMISSED"])
    func `the last that is done or dismissed clears the flag, and one that is opened again sets it`(
        status: String
    ) throws {
        let id = try call()
        let other = try api.followUp(#"title: "Write", subjectId: "\#(id)""#, as: anna)
        let first = try #require(try followUps(of: id).first)
        _ = try api.updateFollowUp(first, "status: \(status)", as: anna)
        #expect(try interaction(id).contains(#""followUpNeeded":true,"version":1"#))
        _ = try api.updateFollowUp(other, "status: \(status)", as: anna)
        #expect(try interaction(id).contains(#""followUpNeeded":false,"version":2"#))
        _ = try api.updateFollowUp(other, "status: OPEN", as: anna)
        #expect(try interaction(id).contains(#""followUpNeeded":true,"version":3"#))
        _ = try api.updateFollowUp(other, #"title: "Write to Ben""#, as: anna)
        #expect(try interaction(id).contains(#""followUpNeeded":true,"version":3"#))
    }

    @Test func `a follow-up that is made for an interaction sets its flag`() throws {
        let id = try api.interaction(with: ben, #"type: CALL, occurredAt: "2026-11-19T10:00:00Z""#, as: anna)
        try api.followUp(#"title: "Write", subjectId: "\#(id)""#, as: anna)
        #expect(try interaction(id) == shown(true, version: 2, #"{"title":"Write","status":"OPEN"}"#))
    }

    @Test func `deleting the last that is open clears the flag`() throws {
        let id = try call()
        let followUp = try #require(try followUps(of: id).first)
        _ = try api.run(#"mutation { deleteFollowUp(input: {id: "\#(followUp)"}) { deletedFollowUpId } }"#, as: anna)
        #expect(try interaction(id) == shown(false, version: 2, ""))
    }

    // MARK: What goes with what

    @Test func `follow-ups go with the interaction that they came from`() throws {
        let id = try call()
        try api.followUp(#"title: "Buy a tie", contactId: "\#(ben)""#, as: anna)
        _ = try api.run(#"mutation { deleteInteraction(input: {id: "\#(id)"}) { deletedInteractionId } }"#, as: anna)
        #expect(try api.titles(as: anna) == ["Buy a tie"])
    }

    @Test func `follow-ups go with the contact whom they concern, but for those of what stays`() throws {
        let dora = try api.contact(#"name: "Dora""#, as: anna)
        let id = try call()
        try api.followUp(#"title: "Ask Dora", contactId: "\#(dora)", subjectId: "\#(id)""#, as: anna)
        try api.followUp(#"title: "Thank Dora", contactId: "\#(dora)""#, as: anna)
        _ = try api.run(#"mutation { deleteContact(input: {id: "\#(dora)"}) { deletedContactId } }"#, as: anna)
        #expect(
            try api.run("{ followUps { nodes { title contact { name } } } }", as: anna)
                == #"{"data":{"followUps":{"nodes":[{"title":"Send the CV.","contact":{"name":"Ben"}},{"title":"Ask Dora","contact":null}]}}}"#
        )
        _ = try api.run(#"mutation { deleteContact(input: {id: "\#(ben)"}) { deletedContactId } }"#, as: anna)
        #expect(try api.titles(as: anna) == [])
        #expect(try api.reader.connection.value("SELECT count(*) FROM timeline", as: Int.self) == 0)
    }

    @Test func `a flag makes no follow-up beyond the hundred that an interaction can have`() throws {
        let id = try call()
        for number in 1..<100 { try api.followUp(#"title: "\#(number)", subjectId: "\#(id)""#, as: anna) }
        #expect(try followUps(of: id).count == 100)
        try update(id, "followUpNeeded: false")
        let answer = try api.value(
            #"mutation { updateInteraction(input: {id: "\#(id)", followUpNeeded: true}) { userErrors { code } } }"#,
            as: anna)
        #expect(
            answer["data"]?["updateInteraction"]?["userErrors"]?[0]?["code"]?.stringValue == "LIMIT_EXCEEDED")
        #expect(try followUps(of: id).count == 100)
    }
}
