import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("Many contacts at once")
struct BulkContactsTests {
    let api: TestAPI
    let anna: Viewer
    let ids: [String]

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        ids = try [
            #"name: "Ada", tags: ["Swift", "x"], keepInTouchEveryDays: 7"#,
            #"name: "Ben", tags: ["swift"], notes: "Likes tea", relationship: FRIEND"#, #"name: "Cleo""#,
        ].map { [api, anna] in try api.contact($0, as: anna) }
    }

    private static let unknown = "01900000-0000-7000-8000-000000000000"

    private func targets(_ ids: [String]) -> String {
        "target: {ids: [\(ids.map { "\"\($0)\"" }.joined(separator: ", "))]}"
    }

    private func update(
        _ input: String, selecting selection: String = "updatedCount contacts { name } userErrors { code path message }"
    ) throws -> JSONValue {
        try api.value("mutation { bulkUpdateContacts(input: {\(input)}) { \(selection) } }", as: anna)["data"]![
            "bulkUpdateContacts"]!
    }

    private func delete(_ input: String) throws -> JSONValue {
        try api.value(
            "mutation { bulkDeleteContacts(input: {\(input)}) { deletedContactIds userErrors { code path message } } }",
            as: anna)["data"]!["bulkDeleteContacts"]!
    }

    /// The codes and paths of the errors, one in each line.
    private func faults(_ payload: JSONValue) -> [String] {
        payload["userErrors"]!.elements!.map { error in
            ([error["code"]!] + (error["path"]!.elements ?? [])).map { $0.stringValue! }.joined(separator: " ")
        }
    }

    private func contacts(_ fields: String) throws -> String {
        try api.value("{ contacts(filter: {isArchived: null}) { nodes { name \(fields) } } }", as: anna)["data"]![
            "contacts"]!["nodes"]!.text
    }

    private func events() throws -> [String] {
        let viewer = anna
        return try api.store.writer.run { transaction in
            try transaction.connection.rows(
                """
                SELECT type, (SELECT name FROM contact WHERE id = aggregate_id), payload FROM domain_events
                WHERE owner_id = \(viewer) AND sequence > 3 ORDER BY sequence
                """
            ) { "\($0[0] as String) \(($0[1] as String?) ?? "-") \($0[2] as String)" }
        }
    }

    // MARK: Changes

    @Test func `tags come and go, and a tag that is there keeps its spelling`() throws {
        let payload = try update(#"\#(targets(ids)), addTags: ["SWIFT", "new"], removeTags: ["X"]"#)
        #expect(
            payload.text
                == #"{"updatedCount":3,"contacts":[{"name":"Ada"},{"name":"Ben"},{"name":"Cleo"}],"userErrors":[]}"#)
        #expect(
            try contacts("tags")
                == #"[{"name":"Ada","tags":["new","Swift"]},{"name":"Ben","tags":["new","swift"]},{"name":"Cleo","tags":["new","SWIFT"]}]"#
        )
        #expect(try api.names(where: #"tags: {anyOf: ["new"]}"#, as: anna) == ["Ada", "Ben", "Cleo"])
        #expect(try api.names(where: #"tags: {anyOf: ["x"]}"#, as: anna) == [])
    }

    @Test func `relationship, archive and rhythm are set, and null clears the rhythm`() throws {
        _ = try update("\(targets(ids)), relationship: MENTOR, isArchived: true, keepInTouchEveryDays: 30")
        #expect(
            try contacts("relationship isArchived keepInTouchEveryDays nextContactDueAt").contains(
                #"{"name":"Ben","relationship":"MENTOR","isArchived":true,"keepInTouchEveryDays":30,"nextContactDueAt":"2026-12-20T10:00:00.000Z"}"#
            ))
        #expect(try api.names(as: anna) == [])
        _ = try update("\(targets(ids)), isArchived: false, keepInTouchEveryDays: null")
        #expect(
            try contacts("isArchived keepInTouchEveryDays nextContactDueAt").contains(
                #"{"name":"Ada","isArchived":false,"keepInTouchEveryDays":null,"nextContactDueAt":null}"#))
    }

    @Test func `what does not change is not counted, published or made newer`() throws {
        let payload = try update(#"\#(targets(ids)), addTags: ["swift"], relationship: OTHER"#)
        #expect(payload.text == #"{"updatedCount":2,"contacts":[{"name":"Ben"},{"name":"Cleo"}],"userErrors":[]}"#)
        #expect(
            try contacts("version")
                == #"[{"name":"Ada","version":1},{"name":"Ben","version":2},{"name":"Cleo","version":2}]"#)
        #expect(
            try events() == [
                #"ContactUpdated Ben {"changedFields":["relationship"]}"#,
                #"ContactUpdated Cleo {"changedFields":["tags"]}"#,
            ])
        #expect(try update(targets(ids)).text == #"{"updatedCount":0,"contacts":[],"userErrors":[]}"#)
    }

    @Test func `what is sealed stays as it is`() throws {
        _ = try update(#"\#(targets(ids)), addTags: ["new"]"#)
        #expect(try contacts("notes").contains(#"{"name":"Ben","notes":"Likes tea"}"#))
    }

    // MARK: Targets

    @Test func `a contact that is named twice is changed once`() throws {
        let payload = try update(
            #"\#(targets([ids[2], ids[0], ids[2].uppercased()])), addTags: ["new"]"#)
        #expect(payload.text == #"{"updatedCount":2,"contacts":[{"name":"Cleo"},{"name":"Ada"}],"userErrors":[]}"#)
        #expect(try delete(targets([ids[0], ids[0]]))["deletedContactIds"]!.text == #"["\#(ids[0])"]"#)
    }

    @Test(arguments: [
        (#"name: {startsWith: "a"}"#, "[\"Ada\"]"),
        (#"tags: {anyOf: ["SWIFT"]}"#, "[\"Ada\",\"Ben\"]"),
        (#"search: "tea""#, "[\"Ben\"]"),
        (#"or: [{relationship: {eq: FRIEND}}, {name: {eq: "cleo"}}]"#, "[\"Ben\",\"Cleo\"]"),
        (#"isArchived: true"#, "[]"),
        ("", "[\"Ada\",\"Ben\",\"Cleo\"]"),
    ])
    func `a filter names the contacts that the list would show`(filter: String, names: String) throws {
        let payload = try update(#"target: {filter: {\#(filter)}}, addTags: ["new"]"#)
        #expect(
            "[" + payload["contacts"]!.elements!.map { $0["name"]!.text }.joined(separator: ",") + "]" == names)
        #expect(try api.names(where: #"tags: {anyOf: ["new"]}"#, as: anna).count == payload["updatedCount"]!.intValue)
    }

    @Test func `archived contacts are left out unless the filter speaks of them`() throws {
        _ = try update("\(targets([ids[0]])), isArchived: true")
        #expect(try update(#"target: {filter: {}}, addTags: ["new"]"#)["updatedCount"] == 2)
        #expect(try update(#"target: {filter: {isArchived: null}}, addTags: ["new"]"#)["updatedCount"] == 1)
    }

    @Test func `at most the first hundred of the changed contacts are shown`() throws {
        for number in 0..<100 { try api.contact(#"name: "\#(number)""#, as: anna) }
        let payload = try update("target: {filter: {}}, isArchived: true")
        #expect(payload["updatedCount"] == 103)
        #expect(payload["contacts"]!.elements!.count == 100)
        #expect(payload["contacts"]![0]!["name"] == "Ada")
    }

    // MARK: Faults

    @Test func `everything that is wrong is told at once, and nothing changes`() throws {
        let payload = try update(
            #"""
            \#(targets([ids[0], "nothing", BulkContactsTests.unknown])), addTags: ["new", " "],
            removeTags: ["NEW"], relationship: null, keepInTouchEveryDays: 731
            """#)
        #expect(
            faults(payload) == [
                "NOT_FOUND input target ids 1", "NOT_FOUND input target ids 2", "REQUIRED input addTags 1",
                "INVALID_FORMAT input removeTags 0", "REQUIRED input relationship",
                "OUT_OF_RANGE input keepInTouchEveryDays",
            ])
        #expect(payload["updatedCount"]!.isNull && payload["contacts"]!.isNull)
        #expect(try events() == [])
        #expect(try contacts("tags").contains("new") == false)
    }

    @Test(arguments: [(1, true), (730, true), (0, false), (731, false)])
    func `a rhythm is 1 to 730 days`(days: Int, isAllowed: Bool) throws {
        let payload = try update("\(targets(ids)), keepInTouchEveryDays: \(days)")
        #expect(faults(payload) == (isAllowed ? [] : ["OUT_OF_RANGE input keepInTouchEveryDays"]))
    }

    @Test func `a contact has at most fifty tags, and if one would have more none is changed`() throws {
        func tags(_ count: Int) -> String { (0..<count).map { "\"t\($0)\"" }.joined(separator: ",") }
        let tooMany = try update("\(targets(ids)), addTags: [\(tags(49))]")
        #expect(faults(tooMany) == ["TOO_LONG input addTags"])
        #expect(tooMany["userErrors"]![0]!["message"] == "Ada would have more than 50 tags.")
        #expect(try events() == [])
        #expect(try update("\(targets(ids)), addTags: [\(tags(48))]")["updatedCount"] == 3)
        #expect(
            faults(try update("\(targets([ids[2]])), addTags: [\(tags(51))]")) == ["TOO_LONG input addTags"])
        #expect(
            faults(try update("\(targets([ids[2]])), addTags: [\"\(String(repeating: "x", count: 51))\"]"))
                == ["TOO_LONG input addTags 0"])
    }

    @Test func `five hundred ids can be named, but not one more, and not none`() throws {
        let many = [String](repeating: ids[0], count: 501)
        #expect(faults(try update(targets(many))) == ["TOO_LONG input target ids"])
        #expect(faults(try update(targets([]))) == ["REQUIRED input target ids"])
        #expect(faults(try delete(targets(many))) == ["TOO_LONG input target ids"])
        #expect(faults(try delete(targets([]))) == ["REQUIRED input target ids"])
        #expect(try update(#"\#(targets(Array(many.dropLast()))), addTags: ["n"]"#)["updatedCount"] == 1)
        #expect(
            try delete(targets(Array(many.dropLast())))["deletedContactIds"]!.text == #"["\#(ids[0])"]"#)
    }

    @Test func `five thousand contacts can fit a filter, but not one more`() throws {
        let viewer = anna
        try api.store.writer.run { transaction in
            for number in 0..<4998 {
                _ = try transaction.createContact(NewContact(ContactValues(name: "N\(number)")), for: viewer)
            }
        }
        let refused = try update("target: {filter: {}}, isArchived: true")
        #expect(faults(refused) == ["LIMIT_EXCEEDED input target filter"])
        #expect(refused["userErrors"]![0]!["message"] == "More than 5000 contacts fit; narrow the filter.")
        #expect(faults(try delete("target: {filter: {}}")) == ["LIMIT_EXCEEDED input target filter"])
        #expect(try update(#"\#(targets([ids[0]])), isArchived: true"#)["updatedCount"] == 1)
        #expect(try update("target: {filter: {}}, relationship: MENTOR")["updatedCount"] == 5000)
        #expect(try delete("target: {filter: {}}")["deletedContactIds"]!.elements!.count == 5000)
        #expect(try contacts("isArchived") == #"[{"name":"Ada","isArchived":true}]"#)
    }

    @Test func `a filter that asks for too much is an error of the request`() throws {
        let conditions = [String](repeating: #"{name: {eq: "x"}}"#, count: 21).joined(separator: ", ")
        let answer = try api.value(
            "mutation { bulkDeleteContacts(input: {target: {filter: {or: [\(conditions)]}}}) { deletedContactIds } }",
            as: anna)
        #expect(answer["data"]!["bulkDeleteContacts"]!.isNull)
        #expect(answer["errors"]![0]!["extensions"]!["code"] == "LIMIT_EXCEEDED")
        #expect(try api.names(as: anna) == ["Ada", "Ben", "Cleo"])
    }

    @Test func `contacts of other people are unknown, and no filter reaches them`() throws {
        let stranger = try api.signUp("stranger@example.com")
        let theirs = try api.contact(#"name: "Theirs", notes: "tea""#, as: stranger)
        #expect(faults(try update(#"\#(targets([theirs])), addTags: ["n"]"#)) == ["NOT_FOUND input target ids 0"])
        #expect(faults(try delete(targets([ids[0], theirs]))) == ["NOT_FOUND input target ids 1"])
        #expect(try delete(#"target: {filter: {search: "tea"}}"#)["deletedContactIds"]!.text == #"["\#(ids[1])"]"#)
        #expect(try delete(#"target: {filter: {id: {eq: "\#(theirs)"}}}"#)["deletedContactIds"]!.text == "[]")
        #expect(try api.names(as: stranger) == ["Theirs"])
        #expect(try api.names(as: anna) == ["Ada", "Cleo"])
    }

    // MARK: Deletion

    @Test func `deleted contacts are gone with all that happened, and each is published`() throws {
        _ = try api.run(
            """
            mutation { logInteraction(input: {contactId: "\(ids[1])", type: CALL, occurredAt: "2026-11-01T10:00:00Z"}) {
                interaction { id } } }
            """, as: anna)
        let payload = try delete(targets([ids[1], ids[0]]))
        #expect(payload.text == #"{"deletedContactIds":["\#(ids[1])","\#(ids[0])"],"userErrors":[]}"#)
        #expect(try api.names(as: anna) == ["Cleo"])
        #expect(
            try api.run("{ interactions { totalCount } }", as: anna) == #"{"data":{"interactions":{"totalCount":0}}}"#)
        #expect(try events().dropFirst() == ["ContactDeleted - {}", "ContactDeleted - {}"])
    }

    @Test func `a deleted contact tells how many records went with it, of all kinds`() throws {
        _ = try api.run(
            """
            mutation {
                a: logInteraction(input: {
                    contactId: "\(ids[0])", type: CALL, occurredAt: "2026-11-01T10:00:00Z", followUpNeeded: true
                }) { interaction { id } }
                b: logInteraction(input: {contactId: "\(ids[0])", type: CALL, occurredAt: "2026-11-02T10:00:00Z"}) {
                    interaction { id } }
                c: createFollowUp(input: {title: "Call", contactId: "\(ids[0])"}) { followUp { id } }
                d: createFollowUp(input: {title: "Call", contactId: "\(ids[1])"}) { followUp { id } }
            }
            """, as: anna)
        func delete(_ id: String) throws -> String {
            try api.run(
                #"mutation { deleteContact(input: {id: "\#(id)"}) { deletedRelatedCount userErrors { code } } }"#,
                as: anna)
        }
        // Two interactions, the follow-up of one of them, and the contact's own.
        #expect(try delete(ids[0]) == #"{"data":{"deleteContact":{"deletedRelatedCount":4,"userErrors":[]}}}"#)
        #expect(try delete(ids[1]) == #"{"data":{"deleteContact":{"deletedRelatedCount":1,"userErrors":[]}}}"#)
        #expect(try delete(ids[2]) == #"{"data":{"deleteContact":{"deletedRelatedCount":0,"userErrors":[]}}}"#)
    }
}
