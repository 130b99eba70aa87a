import Batches
import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("Merging contacts")
struct MergeContactsTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    /// Makes a contact that is a minute younger than the one before.
    private func make(_ input: String, as viewer: Viewer? = nil) throws -> String {
        api.clock.move(minutes: 1)
        return try api.contact(input + ", allowDuplicate: true", as: viewer ?? anna)
    }

    private func merge(
        _ duplicates: [String], into survivor: String, _ more: String = "",
        selecting selection: String = "contact { name } mergedContactIds userErrors { code path message }"
    ) throws -> JSONValue {
        let ids = duplicates.map { "\"\($0)\"" }.joined(separator: ", ")
        return try api.value(
            """
            mutation { mergeContacts(input: {survivorId: "\(survivor)", duplicateIds: [\(ids)] \(more)}) {
                \(selection) } }
            """, as: anna)["data"]!["mergeContacts"]!
    }

    /// The codes and paths of the errors, one in each line.
    private func faults(_ payload: JSONValue) -> [String] {
        payload["userErrors"]!.elements!.map { error in
            ([error["code"]!] + (error["path"]!.elements ?? [])).map { $0.stringValue! }.joined(separator: " ")
        }
    }

    // MARK: Values

    @Test func `the survivor's own values win, and blanks are filled from the others, oldest first`() throws {
        let third = try make(
            #"name: "C", title: "Third", company: "C Corp", phone: "3", keepInTouchEveryDays: 3, relationship: MENTOR"#)
        let second = try make(#"name: "B", company: "B Corp", email: "b@example.com", keepInTouchEveryDays: 2"#)
        let survivor = try make(#"name: "A", email: "a@example.com", relationship: FRIEND"#)
        let payload = try merge(
            [second, third], into: survivor,
            selecting: """
                contact { name title company email phone linkedInUrl relationship keepInTouchEveryDays source version }
                mergedContactIds userErrors { code }
                """)
        #expect(
            payload["contact"]!.text
                == #"{"name":"A","title":"Third","company":"C Corp","email":"a@example.com","phone":"3","linkedInUrl":null,"relationship":"FRIEND","keepInTouchEveryDays":3,"source":"MANUAL","version":2}"#
        )
        #expect(payload["mergedContactIds"]!.text == #"["\#(second)","\#(third)"]"#)
        #expect(payload["userErrors"]!.text == "[]")
        #expect(try api.names(as: anna) == ["A"])
    }

    @Test func `tags are united, and notes joined with a blank line between`() throws {
        let survivor = try make(#"name: "A", notes: "Mine.", tags: ["Swift", "x"]"#)
        let second = try make(#"name: "B", notes: "Theirs.\nTwo lines.", tags: ["SWIFT", "y"]"#)
        let third = try make(#"name: "C", notes: "Mine.", tags: ["a"]"#)
        let payload = try merge([third, second], into: survivor, selecting: "contact { notes tags }")
        #expect(
            payload.text
                == #"{"contact":{"notes":"Mine.\n\nTheirs.\nTwo lines.","tags":["a","Swift","x","y"]}}"#)
        #expect(
            try api.value("{ tags { name contactCount } }", as: anna)["data"]!["tags"]!.text
                == #"[{"name":"a","contactCount":1},{"name":"Swift","contactCount":1},{"name":"x","contactCount":1},{"name":"y","contactCount":1}]"#
        )
    }

    @Test func `the filled address is found again`() throws {
        let survivor = try make(#"name: "A""#)
        let second = try make(#"name: "B", email: "b@example.com""#)
        _ = try merge([second], into: survivor)
        #expect(try api.names(where: #"email: {eq: "B@example.com"}"#, as: anna) == ["A"])
    }

    @Test func `an imported profile goes to a survivor that has none`() throws {
        let survivor = try make(#"name: "A""#)
        let second = try make(#"name: "B""#)
        _ = try api.run(
            """
            mutation { importLinkedInProfile(input: {contactId: "\(second)", profile: {headline: "Builder"}}) {
                contact { id } } }
            """, as: anna)
        let payload = try merge([second], into: survivor, selecting: "contact { linkedInProfile { headline } }")
        #expect(payload.text == #"{"contact":{"linkedInProfile":{"headline":"Builder"}}}"#)
    }

    // MARK: History

    @Test func `everything that happened moves to the survivor`() throws {
        let survivor = try make(#"name: "A""#)
        let second = try make(#"name: "B""#)
        for (contact, day) in [(survivor, "01"), (second, "02"), (second, "03")] {
            _ = try api.run(
                """
                mutation { logInteraction(input: {
                    contactId: "\(contact)", type: CALL, occurredAt: "2026-11-\(day)T10:00:00Z"
                }) { interaction { id } } }
                """, as: anna)
        }
        _ = try api.run(
            #"mutation { createFollowUp(input: {title: "Call", contactId: "\#(second)"}) { followUp { id } } }"#,
            as: anna)
        let payload = try merge(
            [second], into: survivor,
            selecting: """
                contact {
                    lastContactedAt
                    interactions { totalCount nodes { occurredAt contact { name } } }
                    followUps { nodes { title contact { name } } }
                }
                """)
        #expect(
            payload["contact"]!.text
                == #"{"lastContactedAt":"2026-11-03T10:00:00.000Z","interactions":{"totalCount":3,"nodes":[{"occurredAt":"2026-11-03T10:00:00.000Z","contact":{"name":"A"}},{"occurredAt":"2026-11-02T10:00:00.000Z","contact":{"name":"A"}},{"occurredAt":"2026-11-01T10:00:00.000Z","contact":{"name":"A"}}]},"followUps":{"nodes":[{"title":"Call","contact":{"name":"A"}}]}}"#
        )
    }

    @Test func `the last contact before the records existed is the latest of all`() throws {
        let survivor = try make(#"name: "A", lastContactedAt: "2026-01-01T00:00:00Z", keepInTouchEveryDays: 10"#)
        let second = try make(#"name: "B", lastContactedAt: "2026-03-01T00:00:00Z""#)
        let payload = try merge([second], into: survivor, selecting: "contact { lastContactedAt nextContactDueAt }")
        #expect(
            payload.text
                == #"{"contact":{"lastContactedAt":"2026-03-01T00:00:00.000Z","nextContactDueAt":"2026-03-11T00:00:00.000Z"}}"#
        )
    }

    // MARK: Faults

    private static let unknown = "01900000-0000-7000-8000-000000000000"

    @Test func `everything that is wrong is told at once`() throws {
        let survivor = try make(#"name: "A""#)
        let second = try make(#"name: "B""#)
        let payload = try merge(
            [second, survivor, "nothing", MergeContactsTests.unknown, second.uppercased()], into: survivor,
            "expectedVersion: 7")
        #expect(
            faults(payload) == [
                "NOT_FOUND input duplicateIds 2", "NOT_FOUND input duplicateIds 3",
                "INVALID_FORMAT input duplicateIds 1", "INVALID_FORMAT input duplicateIds 4",
                "VERSION_CONFLICT input expectedVersion",
            ])
        #expect(payload["contact"]!.isNull && payload["mergedContactIds"]!.isNull)
        #expect(try api.names(as: anna) == ["A", "B"])
    }

    @Test func `between 1 and 20 are folded in`() throws {
        let survivor = try make(#"name: "A""#)
        #expect(faults(try merge([], into: survivor)) == ["REQUIRED input duplicateIds"])
        let others = try (0..<21).map { try make(#"name: "B\#($0)""#) }
        #expect(
            faults(try merge(others, into: MergeContactsTests.unknown)) == [
                "NOT_FOUND input survivorId", "TOO_LONG input duplicateIds",
            ])
        #expect(try merge(others.dropLast(), into: survivor)["mergedContactIds"]!.elements!.count == 20)
        #expect(try api.names(as: anna) == ["A", "B20"])
    }

    @Test func `contacts of other people are unknown`() throws {
        let stranger = try api.signUp("stranger@example.com")
        let theirs = try make(#"name: "Theirs""#, as: stranger)
        let mine = try make(#"name: "Mine""#)
        #expect(faults(try merge([theirs], into: mine)) == ["NOT_FOUND input duplicateIds 0"])
        #expect(faults(try merge([mine], into: theirs)) == ["NOT_FOUND input survivorId"])
        #expect(try api.names(as: stranger) == ["Theirs"])
        #expect(try api.names(as: anna) == ["Mine"])
    }

    @Test func `what one contact may not have is not made of several`() throws {
        func tags(_ range: Range<Int>) -> String { range.map { "\"t\($0)\"" }.joined(separator: ",") }
        let notes = String(repeating: "n", count: 5000)
        let survivor = try make(#"name: "A", notes: "\#(notes)", tags: [\#(tags(0..<26))]"#)
        let fits = try make(#"name: "B", notes: "\#(notes.dropLast(3))x", tags: [\#(tags(25..<49))]"#)
        let more = try make(#"name: "C", notes: "y", tags: [\#(tags(49..<51))]"#)
        let payload = try merge([fits, more], into: survivor)
        #expect(faults(payload) == ["TOO_LONG input duplicateIds", "TOO_LONG input duplicateIds"])
        #expect(
            payload["userErrors"]!.elements!.map { $0["message"]!.stringValue! } == [
                "The contacts have 51 tags together; at most 50 are allowed.",
                "The notes of the contacts have 10003 characters together; at most 10000 are allowed.",
            ])
        // 5,000, a blank line, 4,998: exactly as many as are allowed.
        let merged = try merge([fits], into: survivor, selecting: "contact { notes tags } userErrors { code }")
        #expect(merged["contact"]!["notes"]!.stringValue!.count == 10_000)
        #expect(merged["userErrors"]!.text == "[]")
        #expect(merged["contact"]!["tags"]!.elements!.count == 49)
    }

    // MARK: Events

    @Test func `the survivor's change is published, then each contact that is gone`() throws {
        let survivor = try make(#"name: "A""#)
        let second = try make(#"name: "B", title: "Chief", tags: ["x"]"#)
        let third = try make(#"name: "C""#)
        _ = try merge([third, second], into: survivor, "expectedVersion: 1")
        let names = [survivor: "A", second: "B", third: "C"]
        let viewer = anna
        let events = try api.store.writer.run { transaction in
            try transaction.connection.rows(
                """
                SELECT type, aggregate_id, payload FROM domain_events
                WHERE owner_id = \(viewer) AND sequence > 3 ORDER BY sequence
                """
            ) { ($0[0] as String, NodeID($0[1] as Batches.UUID).text, $0[2] as String) }
        }
        #expect(
            events.map { "\($0.0) \(names[$0.1]!) \($0.2)" } == [
                #"ContactUpdated A {"changedFields":["title","tags"]}"#, "ContactDeleted C {}", "ContactDeleted B {}",
            ])
    }
}
