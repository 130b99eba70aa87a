import Foundation
import RapportTypes
import Testing

import struct Batches.UUID

@testable import RapportStore
@testable import SQLite

@Suite("Contacts in the store")
struct ContactTests {
    let test: TestStore
    let anna: Viewer

    init() throws {
        test = try TestStore()
        anna = try test.viewer()
    }

    private func create(_ new: NewContact, allowDuplicate: Bool = false, for viewer: Viewer? = nil) throws -> UUID {
        let viewer = viewer ?? anna
        let outcome = try test.writer.run {
            try $0.createContact(new, allowDuplicate: allowDuplicate, for: viewer)
        }
        return try #require(outcome.value)
    }

    private func create(_ name: String) throws -> UUID { try create(NewContact(ContactValues(name: name))) }

    private func stored(_ id: UUID) throws -> StoredContact? {
        let viewer = anna
        return try test.writer.run { try $0.contact(id, for: viewer) }
    }

    // MARK: Sealing

    @Test func `what is sealed is nowhere in the database's bytes`() throws {
        let secrets = [
            "secret.address@example.com", "+49 30 5550199", "https://www.linkedin.com/in/hidden-profile",
            "Nobody must read this.",
        ]
        let id = try create(
            NewContact(
                ContactValues(
                    name: "Ben Visible", email: EmailAddress(stored: secrets[0]), phone: secrets[1],
                    linkedInURL: try WebURL(secrets[2]), notes: secrets[3])))
        #expect(try stored(id)?.values.notes == secrets[3])
        let bytes = try ["", "-wal"].reduce(into: [UInt8]()) { bytes, suffix in
            bytes += try [UInt8](Data(contentsOf: URL(filePath: test.path + suffix)))
        }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("Ben Visible"))
        for secret in secrets + ["hidden-profile", "secret.address"] { #expect(!text.contains(secret)) }
    }

    @Test func `a sealed value that was moved to another contact does not open`() throws {
        let (ben, cleo) = (try create(NewContact(ContactValues(name: "Ben", notes: "x"))), try create("Cleo"))
        try test.writer.run {
            try $0.connection.run(
                "UPDATE contact SET notes = (SELECT notes FROM contact WHERE id = \(ben)) WHERE id = \(cleo)")
        }
        #expect(throws: (any Error).self) { try stored(cleo) }
    }

    // MARK: Matches

    @Test func `contacts are found by their addresses, the oldest first, and never another person's`() throws {
        let email = EmailAddress(stored: "ben@example.com")
        let profile = try WebURL("https://www.linkedin.com/in/ben")
        let first = try create(NewContact(ContactValues(name: "Ben", email: email)))
        _ = try create(NewContact(ContactValues(name: "Ben", email: email)), allowDuplicate: true)
        let third = try create(NewContact(ContactValues(name: "Ben", linkedInURL: profile)))
        let shouted = EmailAddress(stored: "BEN@EXAMPLE.COM")
        #expect(
            try test.reader.contactMatches(email: shouted, linkedInURL: profile, for: anna)
                == ContactMatches(email: first, linkedIn: third))
        let cleo = try test.viewer("cleo@example.com")
        #expect(try test.reader.contactMatches(email: email, linkedInURL: profile, for: cleo).refusals.isEmpty)
    }

    // MARK: Last contact

    private func interact(with contact: UUID, daysAgo: Int) throws -> UUID {
        let viewer = anna
        return try test.writer.run {
            let id = $0.newID()
            try $0.connection.run(
                """
                INSERT INTO interaction(id, owner_id, contact_id, type, occurred_at, source, created_at, updated_at)
                VALUES(\(id), \(viewer), \(contact), 'CALL', \($0.now.adding(days: -daysAgo)), 'MANUAL', \($0.now),
                    \($0.now))
                """)
            try $0.refreshLastContact(of: contact, for: viewer)
            return id
        }
    }

    private func times(_ contact: UUID) throws -> [DateTime?] {
        try test.database().first(
            "SELECT last_contacted_at, next_contact_due_at FROM contact WHERE id = \(contact)"
        ) { [$0[0], $0[1]] }!
    }

    @Test func `the last contact is the later of what was given and of the latest interaction`() throws {
        let now = test.clock.now
        let ben = try create(
            NewContact(ContactValues(name: "Ben", keepInTouchEveryDays: 7), lastContactedAt: now.adding(days: -10)))
        #expect(try times(ben) == [now.adding(days: -10), now.adding(days: -3)])
        _ = try interact(with: ben, daysAgo: 20)
        #expect(try times(ben) == [now.adding(days: -10), now.adding(days: -3)])
        let latest = try interact(with: ben, daysAgo: 2)
        #expect(try times(ben) == [now.adding(days: -2), now.adding(days: 5)])
        let viewer = anna
        try test.writer.run {
            try $0.connection.run("DELETE FROM interaction WHERE id = \(latest)")
            try $0.refreshLastContact(of: ben, for: viewer)
        }
        #expect(try times(ben) == [now.adding(days: -10), now.adding(days: -3)])
    }

    @Test func `without any contact the next one is due a rhythm after the creation`() throws {
        let ben = try create(NewContact(ContactValues(name: "Ben", keepInTouchEveryDays: 7)))
        let created = test.clock.now
        let only = try interact(with: ben, daysAgo: 1)
        #expect(try times(ben) == [created.adding(days: -1), created.adding(days: 6)])
        test.clock.move(minutes: 60)
        let viewer = anna
        try test.writer.run {
            try $0.connection.run("DELETE FROM interaction WHERE id = \(only)")
            try $0.refreshLastContact(of: ben, for: viewer)
        }
        #expect(try times(ben) == [nil, created.adding(days: 7)])
    }

    @Test func `the upkeep of the last contact neither changes the version nor publishes`() throws {
        let ben = try create("Ben")
        let events = try test.reader.lastSequence(for: anna)
        test.clock.move(minutes: 5)
        _ = try interact(with: ben, daysAgo: 1)
        #expect(try stored(ben)?.version == 1)
        #expect(
            try test.database().value("SELECT updated_at = created_at FROM contact WHERE id = \(ben)", as: Bool.self)
                == true)
        #expect(try test.reader.lastSequence(for: anna) == events)
    }

    @Test func `another person's contact is not kept up`() throws {
        let ben = try create("Ben")
        let cleo = try test.viewer("cleo@example.com")
        try test.writer.run {
            try $0.connection.run("UPDATE contact SET last_contacted_at = 5")
            try $0.refreshLastContact(of: ben, for: cleo)
        }
        #expect(try times(ben)[0] == DateTime(milliseconds: 5))
    }

    // MARK: Events

    @Test func `creating, changing and deleting publish an event each, in their order`() throws {
        let ben = try create("Ben")
        let viewer = anna
        let changes = ContactChanges(
            name: "Benjamin", email: .value(EmailAddress(stored: "b@example.com")), tags: ["x"])
        _ = try test.writer.run { try $0.updateContact(NodeID(ben), changes, for: viewer) }
        _ = try test.writer.run { try $0.updateContact(NodeID(ben), changes, for: viewer) }
        _ = try test.writer.run { try $0.deleteContact(NodeID(ben), for: viewer) }
        let events = try test.database().rows(
            "SELECT sequence, type, payload FROM domain_events WHERE aggregate_id = \(ben) ORDER BY sequence"
        ) { "\($0[0] as Int) \($0[1] as String) \($0[2] as String)" }
        #expect(
            events == [
                "1 ContactCreated {}", #"2 ContactUpdated {"changedFields":["name","email","tags"]}"#,
                "3 ContactDeleted {}",
            ])
    }

    @Test func `a renamed tag publishes a change of each contact that had it`() throws {
        let ben = try create(NewContact(ContactValues(name: "Ben", tags: ["a", "b"])))
        let cleo = try create(NewContact(ContactValues(name: "Cleo", tags: ["b"])))
        let viewer = anna
        #expect(try test.writer.run { try $0.renameTag("a", to: "c", for: viewer) } == .written(1))
        #expect(try test.writer.run { try $0.deleteTag("b", for: viewer) } == .written(2))
        let changed: [UUID] = try test.database().values(
            """
            SELECT aggregate_id FROM domain_events
            WHERE type = 'ContactUpdated' AND payload = '{"changedFields":["tags"]}' ORDER BY sequence
            """)
        #expect(changed.first == ben)
        #expect(Set(changed.dropFirst()) == [ben, cleo])
    }

    // MARK: Tags and count

    @Test func `what a contact shows of its tags is what it is found by`() throws {
        let ben = try create(NewContact(ContactValues(name: "Ben", tags: ["b", "Á", "a", "C\"\\", "é\u{7F}"])))
        let viewer = anna
        func inStep() throws -> Bool {
            try test.database().value(
                """
                SELECT (SELECT json_group_array(value) FROM json_each(tags)) = (
                    SELECT json_group_array(tag) FROM (
                        SELECT tag FROM contact_tag WHERE contact_id = contact.id ORDER BY tag_folded, tag))
                FROM contact WHERE id = \(ben)
                """)!
        }
        #expect(try inStep())
        _ = try test.writer.run {
            try $0.updateContact(NodeID(ben), ContactChanges(tags: ["z", "Y", "é"]), for: viewer)
        }
        #expect(try inStep())
        _ = try test.writer.run { try $0.renameTag("y", to: "ZZ \"", for: viewer) }
        #expect(try inStep())
        #expect(try stored(ben)?.values.tags == ["é", "z", "ZZ \""])
    }

    @Test func `contacts are counted as they come and go, with their account too`() throws {
        let viewer = anna
        func count() throws -> Int { try test.writer.run { try $0.contactCount(of: viewer) } }
        #expect(try count() == 0)
        let ben = try create("Ben")
        _ = try create("Cleo")
        #expect(try count() == 2)
        _ = try test.writer.run { try $0.deleteContact(NodeID(ben), for: viewer) }
        #expect(try count() == 1)
        #expect(try test.writer.run { try $0.deleteAccount(of: viewer, verified: TestStore.password) })
        #expect(try test.database().value("SELECT count(*) FROM contact_count", as: Int.self) == 0)
    }
}
