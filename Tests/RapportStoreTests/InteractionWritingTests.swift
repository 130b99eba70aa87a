import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

@Suite("Writing interactions")
struct InteractionWritingTests {
    let store: InteractionStore

    init() throws { store = try InteractionStore() }

    static let columns = [
        NeededColumn(name: "contact_id", kind: .uuid), NeededColumn(name: "type", kind: .symbol),
        NeededColumn(name: "occurred_at", kind: .instant), NeededColumn(name: "duration_minutes", kind: .int),
        NeededColumn(name: "location", kind: .text), NeededColumn(name: "medium", kind: .text),
        NeededColumn(name: "topics_discussed", kind: .json),
        NeededColumn(name: "notes", kind: .text), NeededColumn(name: "sentiment", kind: .symbol),
        NeededColumn(name: "follow_up_needed", kind: .bool),
        NeededColumn(name: "follow_up_notes", kind: .text),
        NeededColumn(name: "source", kind: .symbol), NeededColumn(name: "created_at", kind: .instant),
        NeededColumn(name: "updated_at", kind: .instant), NeededColumn(name: "version", kind: .int),
    ]

    private func whole(_ contact: UUID) throws -> NewInteraction {
        NewInteraction(
            contact: NodeID(contact), type: .coffee, occurredAt: try DateTime("2026-11-19T08:30:00Z"),
            durationMinutes: 45,
            location: "Blue Bottle", medium: "in person", topicsDiscussed: ["salary", "a \"quoted\" \\ topic"],
            notes: "Knows the team lead.\nAsk in May.", sentiment: .positive, followUpNeeded: true,
            followUpNotes: "Send the CV.")
    }

    // MARK: Logging

    @Test func `everything that was given is kept`() throws {
        let contact = try store.contact()
        let id = try store.log(whole(contact))
        #expect(
            try store.texts(id, InteractionWritingTests.columns) == [
                contact.description, "COFFEE", "2026-11-19T08:30:00.000Z", "45", "Blue Bottle", "in person",
                #"["salary","a \"quoted\" \\ topic"]"#, "Knows the team lead.\nAsk in May.", "POSITIVE", "true",
                "Send the CV.", "MANUAL", "2026-11-20T10:00:00.000Z", "2026-11-20T10:00:00.000Z", "1",
            ])
    }

    @Test func `what was not given is not there`() throws {
        let contact = try store.contact()
        let id = try store.log(with: contact, at: "2026-11-19T08:30:00Z")
        #expect(
            try store.texts(id, InteractionWritingTests.columns) == [
                contact.description, "CALL", "2026-11-19T08:30:00.000Z", nil, nil, nil, "[]", nil, nil, "false", nil,
                "MANUAL", "2026-11-20T10:00:00.000Z", "2026-11-20T10:00:00.000Z", "1",
            ])
    }

    @Test func `an event tells of it, in the same transaction`() throws {
        let contact = try store.contact()
        let id = try store.log(.lunch, with: contact, at: "2026-11-19T08:30:00Z")
        let events = try store.test.database().rows(
            """
            SELECT sequence, type, aggregate_id, payload FROM domain_events
            WHERE owner_id = \(store.viewer) AND sequence > 1
            """
        ) { "\($0[0] as Int) \($0[1] as String) \($0[2] as UUID) \($0[3] as String)" }
        #expect(
            events == [
                #"""
                2 InteractionLogged \#(id) {"interactionId":"\#(id)","contactId":"\#(contact)",\#
                "interactionType":"LUNCH","interactionOccurredAt":"2026-11-19T08:30:00.000Z","source":"MANUAL"}
                """#
            ])
    }

    @Test func `nothing is logged with an unknown contact or another person's`() throws {
        let ben = try store.test.viewer("ben@example.com")
        let bens = try store.contact(of: ben)
        for contact in [UUID(high: 1, low: 2), bens] {
            let new = NewInteraction(contact: NodeID(contact), type: .call, occurredAt: store.test.clock.now)
            #expect(try store.outcome(new) == .refused([.notFound(NodeID(contact), at: ["contactId"])]))
        }
        #expect(try store.test.database().value("SELECT count(*) FROM interaction", as: Int.self) == 0)
        #expect(try store.test.database().value("SELECT count(*) FROM domain_events", as: Int.self) == 1)
    }

    /// Where there are any, SQLite copies every page that the statement changes.
    @Test func `no trigger does what logging one can do`() throws {
        #expect(
            try !store.test.database().exists(
                "SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%AFTER INSERT ON interaction %'"))
    }

    // MARK: How many

    @Test func `an account has at most a million interactions`() throws {
        let contact = try store.contact()
        let first = try store.log(with: contact, at: "2026-11-19T08:30:00Z")
        try store.test.writer.run { transaction in
            try transaction.connection.run("UPDATE interaction_count SET count = 999999")
        }
        _ = try store.log(with: contact, at: "2026-11-19T08:31:00Z")
        let new = NewInteraction(contact: NodeID(contact), type: .call, occurredAt: store.test.clock.now)
        #expect(try store.outcome(new) == .refused([.tooMany("interactions", maximum: 1_000_000)]))
        #expect(try store.delete(first) == .written(contact))
        _ = try store.log(new)
    }

    @Test func `interactions that go with their contact no longer count`() throws {
        let (dana, eli) = (try store.contact("Dana"), try store.contact("Eli"))
        for minute in 10...14 { _ = try store.log(with: dana, at: "2026-11-19T08:\(minute):00Z") }
        _ = try store.log(with: eli, at: "2026-11-19T08:30:00Z")
        #expect(try store.count() == 6)
        try store.test.writer.run { try $0.connection.run("DELETE FROM contact WHERE id = \(dana)") }
        #expect(try store.count() == 1)
        #expect(try store.test.database().value("SELECT count(*) FROM interaction", as: Int.self) == 1)
    }

    @Test func `what was rolled back does not count`() throws {
        let contact = try store.contact()
        let (viewer, now) = (store.viewer, store.test.clock.now)
        #expect(throws: StoreError.closed) {
            try store.test.writer.run { transaction in
                let new = NewInteraction(contact: NodeID(contact), type: .call, occurredAt: now)
                _ = try transaction.logInteraction(new, for: viewer)
                throw StoreError.closed
            }
        }
        #expect(try store.count() == nil)
    }

    // MARK: Changing

    @Test func `what is left out stays, null clears, the rest is replaced`() throws {
        let contact = try store.contact()
        let id = try store.log(whole(contact))
        store.test.clock.move(minutes: 5)
        let changes = InteractionChanges(
            type: .meeting, durationMinutes: .null, location: .value("Office"), topicsDiscussed: ["offer"],
            notes: .null, followUpNeeded: false)
        #expect(try store.update(id, changes) == .written(id))
        #expect(
            try store.texts(id, InteractionWritingTests.columns) == [
                contact.description, "MEETING", "2026-11-19T08:30:00.000Z", nil, "Office", "in person", #"["offer"]"#,
                nil, "POSITIVE", "false", "Send the CV.", "MANUAL", "2026-11-20T10:00:00.000Z",
                "2026-11-20T10:05:00.000Z", "2",
            ])
    }

    @Test func `a change that changes nothing leaves version and time`() throws {
        let contact = try store.contact()
        let new = try whole(contact)
        let id = try store.log(new)
        let before = try store.texts(id, InteractionWritingTests.columns)
        store.test.clock.move(minutes: 5)
        let same = InteractionChanges(
            type: new.type, occurredAt: new.occurredAt, durationMinutes: .value(45), location: .value("Blue Bottle"),
            medium: .omitted, topicsDiscussed: new.topicsDiscussed, notes: .value("Knows the team lead.\nAsk in May."),
            sentiment: .value(.positive), followUpNeeded: true, followUpNotes: .omitted)
        #expect(try store.update(id, same) == .written(id))
        #expect(try store.update(id, InteractionChanges()) == .written(id))
        #expect(try store.texts(id, InteractionWritingTests.columns) == before)
    }

    @Test func `a change of another version than expected is refused`() throws {
        let id = try store.log(whole(store.contact()))
        #expect(try store.update(id, InteractionChanges(type: .call), version: 2) == conflict(id))
        #expect(try store.update(id, InteractionChanges(type: .call), version: 1) == .written(id))
        #expect(try store.update(id, InteractionChanges(type: .email), version: 1) == conflict(id))
        #expect(try store.update(id, InteractionChanges(type: .email), version: 2) == .written(id))
    }

    private func conflict(_ id: UUID) -> Written<UUID> { .refused([.versionConflict(AnyKey(Key<Interaction>(id)))]) }

    @Test func `another time moves the interaction in its list`() throws {
        let contact = try store.contact()
        let early = try store.log(with: contact, at: "2026-11-01T10:00:00Z")
        let late = try store.log(with: contact, at: "2026-11-10T10:00:00Z")
        let list = InteractionList(page: try PageRequest(first: 5))
        #expect(try store.ids(list) == [late, early])
        #expect(try store.lastContactedAt(contact) == "2026-11-10T10:00:00.000Z")
        let changes = InteractionChanges(occurredAt: try DateTime("2026-11-15T10:00:00Z"))
        #expect(try store.update(early, changes) == .written(early))
        #expect(try store.ids(list) == [early, late])
        #expect(try store.lastContactedAt(contact) == "2026-11-15T10:00:00.000Z")
        #expect(try store.count() == 2)
    }

    @Test func `nobody changes or deletes what is not his`() throws {
        let ben = try store.test.viewer("ben@example.com")
        let contact = try store.contact()
        let id = try store.log(whole(contact))
        let outcome = try store.test.writer.run {
            try $0.updateInteraction(NodeID(id), InteractionChanges(type: .email), for: ben)
        }
        #expect(outcome == .refused([.notFound(NodeID(id), at: ["id"])]))
        #expect(try store.delete(id, as: ben) == .refused([.notFound(NodeID(id), at: ["id"])]))
        let unknown = UUID(high: 1, low: 2)
        #expect(
            try store.update(unknown, InteractionChanges(type: .email))
                == .refused([.notFound(NodeID(unknown), at: ["id"])]))
        #expect(try store.texts(id, InteractionWritingTests.columns, as: ben) == nil)
        #expect(try store.texts(id, InteractionWritingTests.columns)?[1] == "COFFEE")
    }

    // MARK: The contact's last time

    @Test func `the last contact is the latest interaction`() throws {
        let contact = try store.contact()
        #expect(try store.lastContactedAt(contact) == nil)
        let first = try store.log(with: contact, at: "2026-11-10T10:00:00Z")
        #expect(try store.lastContactedAt(contact) == "2026-11-10T10:00:00.000Z")
        _ = try store.log(with: contact, at: "2026-11-01T10:00:00Z")
        #expect(try store.lastContactedAt(contact) == "2026-11-10T10:00:00.000Z")
        #expect(try store.delete(first) == .written(contact))
        #expect(try store.lastContactedAt(contact) == "2026-11-01T10:00:00.000Z")
        #expect(try store.delete(first) == .refused([.notFound(NodeID(first), at: ["id"])]))
    }

    @Test func `a contact is written only when it was contacted later than before`() throws {
        let contact = try store.contact()
        let viewer = store.viewer
        func updates(loggingAt instant: String) throws -> [String] {
            let new = NewInteraction(contact: NodeID(contact), type: .call, occurredAt: try DateTime(instant))
            return try store.test.writer.run { transaction in
                let heard = Collected<String>()
                transaction.connection.observer = { heard.append($0) }
                defer { transaction.connection.observer = nil }
                _ = try transaction.logInteraction(new, for: viewer)
                return heard.all.filter { $0.hasPrefix("UPDATE contact ") }
            }
        }
        let update = "UPDATE contact SET last_contacted_at = ? WHERE id = ? AND +owner_id = ?"
        #expect(try updates(loggingAt: "2026-11-10T10:00:00Z") == [update])
        #expect(try updates(loggingAt: "2026-11-10T10:00:00Z") == [])
        #expect(try updates(loggingAt: "2026-11-09T10:00:00Z") == [])
        #expect(try updates(loggingAt: "2026-11-11T10:00:00Z") == [update])
        #expect(try store.lastContactedAt(contact) == "2026-11-11T10:00:00.000Z")
    }

    @Test func `the last contact is never before what was given at the contact's creation`() throws {
        let contact = try store.contact(lastContactedAt: DateTime("2026-11-05T10:00:00Z"))
        let id = try store.log(with: contact, at: "2026-11-01T10:00:00Z")
        #expect(try store.lastContactedAt(contact) == "2026-11-05T10:00:00.000Z")
        let changes = InteractionChanges(occurredAt: try DateTime("2026-11-06T10:00:00Z"))
        #expect(try store.update(id, changes) == .written(id))
        #expect(try store.lastContactedAt(contact) == "2026-11-06T10:00:00.000Z")
        _ = try store.delete(id)
        #expect(try store.lastContactedAt(contact) == "2026-11-05T10:00:00.000Z")
    }
}
