import Foundation
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

@Suite("A store with the demo")
struct DemoSeedTests {
    let test: TestStore

    init() throws {
        test = try TestStore()
        try test.store.seedDemo()
    }

    func numbers(_ sql: SQL) throws -> [Int] { try test.database().values(sql) }

    func network() -> [DemoContact] { DemoNetwork.make(now: test.clock.now) }

    @Test func `everybody and everything of the demo is there`() throws {
        let network = network()
        #expect(try numbers("SELECT count(*) FROM contact") == [network.count + DemoImport.newContacts])
        #expect(try numbers("SELECT count(*) FROM interaction") == [network.map(\.interactions.count).reduce(0, +)])
        #expect(try numbers("SELECT sum(is_favorite) FROM contact") == [network.filter(\.isFavorite).count])
        #expect(try numbers("SELECT sum(is_archived) FROM contact") == [network.filter(\.isArchived).count])
    }

    @Test func `the demo's account signs in with its password`() throws {
        let credentials = try #require(try test.reader.credentials(of: DemoNetwork.account.email))
        #expect(try credentials.passwordHash.matches(DemoNetwork.account.password))
        #expect(DemoNetwork.account.password.count >= 12)
        #expect(try numbers("SELECT count(*) FROM session") == [0])
    }

    @Test func `a contact has its history, its newest interaction as last contact, and its own time`() throws {
        let demo = network()[0]
        let contact = try #require(
            try test.database().first(
                "SELECT created_at, last_contacted_at, updated_at, version FROM contact WHERE name = \(demo.name)"
            ) {
                (created: $0[0] as DateTime, last: $0[1] as DateTime, updated: $0[2] as DateTime, version: $0[3] as Int)
            })
        #expect(contact.created == demo.createdAt)
        #expect(contact.updated == demo.createdAt)
        #expect(contact.version == 1)
        #expect(contact.last == demo.interactions[0].occurredAt)
    }

    @Test func `events come in the order of their times, none of them in the future`() throws {
        let times: [DateTime] = try test.database().values("SELECT occurred_at FROM domain_events ORDER BY sequence")
        let network = network()
        #expect(times.count == network.map { 1 + $0.interactions.count }.reduce(DemoImport.newContacts, +))
        #expect(times == times.sorted())
        #expect(times.last! <= test.clock.now)
    }

    @Test func `a second time changes nothing`() throws {
        try test.store.seedDemo()
        #expect(try numbers("SELECT count(*) FROM account") == [1])
        #expect(try numbers("SELECT count(*) FROM contact") == [network().count + DemoImport.newContacts])
    }

    @Test func `a file was imported, and everything that can become of a row became of one`() throws {
        let outcomes: [String] = try test.database().values("SELECT outcome FROM import_row ORDER BY line_number")
        #expect(outcomes == ["CREATED", "CREATED", "SKIPPED", "FAILED"])
        let statuses: [String] = try test.database().values("SELECT status FROM import_job")
        #expect(statuses == ["COMPLETED"])
        #expect(try numbers("SELECT count(*) FROM contact WHERE source = 'LINKEDIN_IMPORT'") == [2])
        #expect(try numbers("SELECT read_only FROM access_token") == [1])
    }

    @Test func `the same clock makes the same demo`() throws {
        let other = try TestStore()
        try other.store.seedDemo()
        func rows(_ test: TestStore) throws -> [String] {
            try test.database().values(
                """
                SELECT contact.name || contact.tags || contact.created_at || ifnull(contact.title, '')
                    || ifnull(interaction.occurred_at || interaction.type || interaction.created_at, '')
                FROM contact LEFT JOIN interaction ON interaction.contact_id = contact.id
                ORDER BY contact.name, interaction.occurred_at, interaction.type
                """)
        }
        #expect(try rows(test) == rows(other))
    }

    @Test func `no address, number or note of a contact can be read in the files`() throws {
        let bytes = try test.storedBytes()
        let network = network()
        let secrets =
            network.compactMap(\.email?.text) + network.compactMap(\.phone) + network.compactMap(\.linkedInURL?.text)
            + network.compactMap(\.notes) + ["noor.vandijk@example.org"]
        #expect(secrets.count > 100)
        // What is not sealed is found, so the search works.
        #expect(!Self.found([network[0].name], in: bytes).isEmpty)
        #expect(Self.found(secrets, in: bytes) == [])
    }

    /// The texts that occur in the bytes. One pass for all: at each byte, those that begin with the next eight.
    static func found(_ texts: [String], in bytes: Data) -> [String] {
        var byStart: [UInt64: [[UInt8]]] = [:]
        for text in texts where text.utf8.count >= 8 {
            byStart[text.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }, default: []].append(Array(text.utf8))
        }
        let bytes = [UInt8](bytes)
        var found: [String] = []
        var window: UInt64 = 0
        for (index, byte) in bytes.enumerated() {
            window = window << 8 | UInt64(byte)
            for text in byStart[window] ?? [] where bytes[(index - 7)...].starts(with: text) {
                found.append(String(decoding: text, as: UTF8.self))
            }
        }
        return found
    }
}
