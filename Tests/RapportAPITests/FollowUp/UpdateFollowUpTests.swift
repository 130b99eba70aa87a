import Batches
import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("updateFollowUp and deleteFollowUp")
struct UpdateFollowUpTests: MutationSuite {
    static let names = (mutation: "updateFollowUp", record: "followUp")

    let api: TestAPI
    let anna: Viewer
    let id: String

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        let ben = try api.contact(#"name: "Ben""#, as: anna)
        id = try api.followUp(
            #"title: "Send the CV", notes: "As PDF.", dueAt: "2026-11-20T12:00:00Z", contactId: "\#(ben)""#, as: anna)
        api.clock.move(minutes: 60)
    }

    private func update(_ input: String, _ selection: String = "version") throws -> String {
        try api.updateFollowUp(id, input, selection, as: anna)
    }

    // MARK: Changing

    @Test func `what is given is replaced, null clears, the rest stays`() throws {
        let all = "title notes dueAt status version updatedAt createdAt"
        #expect(
            try update(#"title: " Send it ""#, all)
                == done(
                    #"{"title":"Send it","notes":"As PDF.","dueAt":"2026-11-20T12:00:00.000Z","status":"OPEN","version":2,"updatedAt":"2026-11-20T11:00:00.000Z","createdAt":"2026-11-20T10:00:00.000Z"}"#
                ))
        #expect(
            try update("notes: null, dueAt: null", all)
                == done(
                    #"{"title":"Send it","notes":null,"dueAt":null,"status":"OPEN","version":3,"updatedAt":"2026-11-20T11:00:00.000Z","createdAt":"2026-11-20T10:00:00.000Z"}"#
                ))
    }

    @Test func `a later due time snoozes it`() throws {
        api.clock.move(minutes: 120)
        let overdue = #"{ followUp(id: "\#(id)") { isOverdue } }"#
        #expect(try api.run(overdue, as: anna) == #"{"data":{"followUp":{"isOverdue":true}}}"#)
        #expect(
            try update(#"dueAt: "2026-11-21T12:00:00Z""#, "isOverdue timelineAt")
                == done(#"{"isOverdue":false,"timelineAt":"2026-11-21T12:00:00.000Z"}"#))
    }

    @Test func `a change that changes nothing leaves version and time`() throws {
        let same = done(#"{"version":1,"updatedAt":"2026-11-20T10:00:00.000Z"}"#)
        #expect(
            try update(
                #"title: "Send the CV ", notes: "As PDF.", dueAt: "2026-11-20T13:00:00+01:00", status: OPEN"#,
                "version updatedAt") == same)
        #expect(try api.updateFollowUp(id, "expectedVersion: 1", "version updatedAt", as: anna) == same)
    }

    // MARK: Status

    @Test(arguments: ["DONE", "DISMISSED"])
    func `what is done or dismissed has a time, is not overdue, and can be opened again`(status: String) throws {
        let all = "status completedAt isOverdue timelineAt version"
        api.clock.move(minutes: 120)
        #expect(
            try update("status: \(status)", all)
                == done(
                    #"{"status":"\#(status)","completedAt":"2026-11-20T13:00:00.000Z","isOverdue":false,"timelineAt":"2026-11-20T13:00:00.000Z","version":2}"#
                ))
        api.clock.move(minutes: 1)
        #expect(
            try update("status: OPEN", all)
                == done(
                    #"{"status":"OPEN","completedAt":null,"isOverdue":true,"timelineAt":"2026-11-20T12:00:00.000Z","version":3}"#
                ))
    }

    @Test func `what was done and is dismissed has the time of its dismissal`() throws {
        _ = try update("status: DONE")
        api.clock.move(minutes: 5)
        #expect(try update("status: DONE", "completedAt") == done(#"{"completedAt":"2026-11-20T11:00:00.000Z"}"#))
        #expect(
            try update("status: DISMISSED", "completedAt") == done(#"{"completedAt":"2026-11-20T11:05:00.000Z"}"#))
    }

    @Test func `what is done can still be put into other words`() throws {
        _ = try update("status: DONE")
        #expect(
            try update(#"title: "Sent", dueAt: null"#, "title dueAt completedAt")
                == done(#"{"title":"Sent","dueAt":null,"completedAt":"2026-11-20T11:00:00.000Z"}"#))
    }

    @Test func `its place on the timeline of its contact moves with it`() throws {
        func timeline() throws -> [String] {
            try api.reader.connection.rows("SELECT kind, at, item_id, contact_id FROM timeline") { row in
                "\(row[0] as String) \((row[1] as DateTime).text) \(row[2] as UUID == UUID(id)!)"
            }
        }
        try api.followUp(#"title: "With nobody""#, as: anna)
        #expect(try timeline() == ["FOLLOW_UP 2026-11-20T12:00:00.000Z true"])
        _ = try update("dueAt: null")
        #expect(try timeline() == ["FOLLOW_UP 2026-11-20T10:00:00.000Z true"])
        _ = try update("status: DONE")
        #expect(try timeline() == ["FOLLOW_UP 2026-11-20T11:00:00.000Z true"])
        _ = try update(#"status: OPEN, dueAt: "2026-12-01T10:00:00Z""#)
        #expect(try timeline() == ["FOLLOW_UP 2026-12-01T10:00:00.000Z true"])
    }

    // MARK: Refusals

    @Test func `title and status cannot be cleared, and all faults come at once`() throws {
        let cleared =
            #"{"__typename":"ValidationError","code":"REQUIRED","path":["input","title"]},{"__typename":"ValidationError","code":"REQUIRED","path":["input","status"]}"#
        #expect(try update("title: null, status: null") == refused(cleared))
        let long = String(repeating: "x", count: 2001)
        let faults =
            #"{"__typename":"ValidationError","code":"REQUIRED","path":["input","status"]},{"__typename":"ValidationError","code":"TOO_LONG","path":["input","title"]},{"__typename":"ValidationError","code":"TOO_LONG","path":["input","notes"]}"#
        let input = #"title: "\#(long)", notes: "\#(long)", status: null"#
        #expect(
            try update(input + ", expectedVersion: 7")
                == refused(
                    faults
                        + #",{"__typename":"ConflictError","code":"VERSION_CONFLICT","path":["input","expectedVersion"],"current":{"version":1}}"#
                ))
        #expect(
            try api.updateFollowUp("nothing", input, as: anna)
                == refused(#"{"__typename":"NotFoundError","code":"NOT_FOUND","path":["input","id"]},"# + faults))
        #expect(
            try api.run(#"{ followUp(id: "\#(id)") { title version } }"#, as: anna)
                == #"{"data":{"followUp":{"title":"Send the CV","version":1}}}"#)
    }

    // MARK: Deleting

    private func delete(_ id: String, as viewer: Viewer? = nil) throws -> String {
        try api.run(
            """
            mutation { deleteFollowUp(input: {id: "\(id)"}) { deletedFollowUpId userErrors { code path } } }
            """, as: viewer ?? anna)
    }

    @Test func `what is deleted is gone, from the timeline too`() throws {
        #expect(
            try delete(id.uppercased())
                == #"{"data":{"deleteFollowUp":{"deletedFollowUpId":"\#(id)","userErrors":[]}}}"#)
        #expect(
            try delete(id)
                == #"{"data":{"deleteFollowUp":{"deletedFollowUpId":null,"userErrors":[{"code":"NOT_FOUND","path":["input","id"]}]}}}"#
        )
        #expect(try api.run(#"{ followUp(id: "\#(id)") { id } }"#, as: anna) == #"{"data":{"followUp":null}}"#)
        #expect(try api.reader.connection.value("SELECT count(*) FROM timeline", as: Int.self) == 0)
    }

    @Test func `a follow-up of somebody else is as unknown as one of nobody, and as no id`() throws {
        let carl = try api.signUp("carl@example.com")
        for id in [id, "0190163d-8694-739b-aea5-966c26f8ad91", "cv"] {
            #expect(
                try api.updateFollowUp(id, "status: DONE", as: carl)
                    == refused(#"{"__typename":"NotFoundError","code":"NOT_FOUND","path":["input","id"]}"#))
            #expect(
                try delete(id, as: carl)
                    == #"{"data":{"deleteFollowUp":{"deletedFollowUpId":null,"userErrors":[{"code":"NOT_FOUND","path":["input","id"]}]}}}"#
            )
            #expect(
                try api.run(#"{ followUp(id: "\#(id)") { id } node(id: "\#(id)") { id } }"#, as: carl)
                    == #"{"data":{"followUp":null,"node":null}}"#)
        }
        #expect(
            try api.run(#"{ node(id: "\#(id)") { __typename ... on Entity { version } } }"#, as: anna)
                == #"{"data":{"node":{"__typename":"FollowUp","version":1}}}"#)
    }
}
