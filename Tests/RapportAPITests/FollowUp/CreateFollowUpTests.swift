import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("createFollowUp")
struct CreateFollowUpTests: MutationSuite {
    static let names = (mutation: "createFollowUp", record: "followUp")

    let api: TestAPI
    let anna: Viewer
    let ben: String
    let call: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ben = try api.contact(#"name: "Ben""#, as: anna)
        call = try api.interaction(with: ben, #"type: CALL, occurredAt: "2026-11-19T10:00:00Z""#, as: anna)
    }

    private func create(_ input: String, _ selection: String = "title", as viewer: Viewer? = nil) throws -> String {
        try api.run(
            """
            mutation { createFollowUp(input: {\(input)}) { followUp { \(selection) }
                userErrors { code path ... on ValidationError { maximum } ... on NotFoundError { id } } } }
            """, as: viewer ?? anna)
    }

    // MARK: What is made

    @Test func `what was given is what is read`() throws {
        #expect(
            try create(
                """
                title: " Send the CV ", notes: "The long one.\\nAs PDF.", dueAt: "2026-11-25T10:00:00+01:00",
                contactId: "\(ben)", subjectId: "\(call)"
                """,
                """
                __typename title notes status dueAt isOverdue completedAt contact { name }
                subject { __typename ... on Interaction { type followUpNeeded version } } timelineAt summary createdAt
                updatedAt version
                """)
                == done(
                    #"{"__typename":"FollowUp","title":"Send the CV","notes":"The long one.\nAs PDF.","status":"OPEN","dueAt":"2026-11-25T09:00:00.000Z","isOverdue":false,"completedAt":null,"contact":{"name":"Ben"},"subject":{"__typename":"Interaction","type":"CALL","followUpNeeded":true,"version":2},"timelineAt":"2026-11-25T09:00:00.000Z","summary":"Send the CV","createdAt":"2026-11-20T10:00:00.000Z","updatedAt":"2026-11-20T10:00:00.000Z","version":1}"#
                ))
    }

    @Test func `a title alone is enough`() throws {
        #expect(
            try create(
                #"title: "Buy stamps", notes: " ", contactId: null"#,
                "notes dueAt isOverdue contact { name } subject { __typename } timelineAt")
                == done(
                    #"{"notes":null,"dueAt":null,"isOverdue":false,"contact":null,"subject":null,"timelineAt":"2026-11-20T10:00:00.000Z"}"#
                ))
    }

    @Test func `it concerns the contact of its subject, where no other is named`() throws {
        let dora = try api.contact(#"name: "Dora""#, as: anna)
        #expect(
            try create(#"title: "A", subjectId: "\#(call)""#, "contact { name }")
                == done(#"{"contact":{"name":"Ben"}}"#))
        #expect(
            try create(#"title: "B", subjectId: "\#(call)", contactId: "\#(dora)""#, "contact { name }")
                == done(#"{"contact":{"name":"Dora"}}"#))
    }

    @Test func `it may be due already`() throws {
        #expect(
            try create(#"title: "A", dueAt: "2026-11-20T09:59:59.999Z""#, "isOverdue")
                == done(#"{"isOverdue":true}"#))
    }

    // MARK: Limits, on both sides

    @Test(arguments: [("title", 200), ("notes", 2000)])
    func `texts have a longest length, counted in characters after trimming`(field: String, maximum: Int) throws {
        let longest = String(repeating: "é", count: maximum)
        let title = field == "title" ? "" : #"title: "A", "#
        #expect(try create(#"\#(title)\#(field): " \#(longest) ""#, "version") == done(#"{"version":1}"#))
        #expect(
            try create(#"\#(title)\#(field): "\#(longest)x""#)
                == refused(#"{"code":"TOO_LONG","path":["input","\#(field)"],"maximum":\#(maximum).0}"#))
    }

    @Test func `a record has at most a hundred`() throws {
        for number in 1...100 { try api.followUp(#"title: "\#(number)", subjectId: "\#(call)""#, as: anna) }
        #expect(
            try create(#"title: "101", subjectId: "\#(call)""#)
                == refused(#"{"code":"LIMIT_EXCEEDED","path":null,"maximum":100.0}"#))
        #expect(try create(#"title: "101", contactId: "\#(ben)""#) == done(#"{"title":"101"}"#))
        let answer = try api.value(#"{ interaction(id: "\#(call)") { followUps { title } } }"#, as: anna)
        #expect(answer["data"]?["interaction"]?["followUps"]?.elements?.count == 100)
    }

    @Test func `all faults come at once`() throws {
        #expect(
            try create(#"title: "a\u0007", notes: "\u0000", contactId: "ben", subjectId: "call""#)
                == refused(
                    #"{"code":"NOT_FOUND","path":["input","contactId"],"id":"ben"},{"code":"NOT_FOUND","path":["input","subjectId"],"id":"call"},{"code":"INVALID_FORMAT","path":["input","title"],"maximum":null},{"code":"INVALID_FORMAT","path":["input","notes"],"maximum":null}"#
                ))
        #expect(try create(#"title: " ""#) == refused(#"{"code":"REQUIRED","path":["input","title"],"maximum":null}"#))
        #expect(try api.titles(as: anna) == [])
    }

    @Test func `a contact or a subject of somebody else is as unknown as one of nobody`() throws {
        let carl = try api.signUp("carl@example.com")
        for id in [ben, "0190163d-8694-739b-aea5-966c26f8ad91"] {
            #expect(
                try create(#"title: "A", contactId: "\#(id)""#, as: carl)
                    == refused(#"{"code":"NOT_FOUND","path":["input","contactId"],"id":"\#(id)"}"#))
        }
        // A contact is no subject.
        for id in [call, ben, "0190163d-8694-739b-aea5-966c26f8ad91"] {
            #expect(
                try create(#"title: "A", subjectId: "\#(id)""#, as: carl)
                    == refused(#"{"code":"NOT_FOUND","path":["input","subjectId"],"id":"\#(id)"}"#))
        }
        #expect(
            try create(#"title: "A", subjectId: "\#(ben)""#)
                == refused(#"{"code":"NOT_FOUND","path":["input","subjectId"],"id":"\#(ben)"}"#))
        #expect(
            try api.run(#"{ interaction(id: "\#(call)") { followUpNeeded version } }"#, as: anna)
                == #"{"data":{"interaction":{"followUpNeeded":false,"version":1}}}"#)
    }

    // MARK: Repetition

    @Test func `the same call with the same key creates once`() throws {
        let key = #"idempotencyKey: "0190163d-8694-739b-aea5-966c26f8ad91""#
        let first = try create(#"title: "A", \#(key)"#, "id")
        #expect(try create(#"title: "A", \#(key)"#, "id") == first)
        #expect(try api.titles(as: anna) == ["A"])
        #expect(
            try create(#"title: "B", \#(key)"#)
                == refused(#"{"code":"IDEMPOTENCY_KEY_REUSED","path":["input","idempotencyKey"]}"#))
    }
}
