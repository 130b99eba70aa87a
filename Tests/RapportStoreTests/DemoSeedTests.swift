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

    /// Those of the imported file, and one that was written down twice.
    static let addedContacts = DemoImport.newContacts + 1

    func network() -> [DemoContact] { DemoNetwork.make(now: test.clock.now) }

    @Test func `everybody and everything of the demo is there`() throws {
        let network = network()
        let interactions = network.map(\.interactions.count).reduce(0, +)
        #expect(try numbers("SELECT count(*) FROM contact") == [network.count + Self.addedContacts])
        #expect(try numbers("SELECT count(*) FROM interaction WHERE source = 'MANUAL'") == [interactions])
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
        let people = network().map { 1 + $0.interactions.count }.reduce(Self.addedContacts, +)
        #expect(times.count > people + 60)
        #expect(times == times.sorted())
        #expect(times.last! <= test.clock.now)
    }

    @Test func `a second time changes nothing`() throws {
        try test.store.seedDemo()
        #expect(try numbers("SELECT count(*) FROM account") == [1])
        #expect(try numbers("SELECT count(*) FROM contact") == [network().count + Self.addedContacts])
    }

    @Test func `a file was imported, and everything that can become of a row became of one`() throws {
        let outcomes: [String] = try test.database().values("SELECT outcome FROM import_row ORDER BY line_number")
        #expect(outcomes == ["CREATED", "CREATED", "SKIPPED", "FAILED"])
        let statuses: [String] = try test.database().values("SELECT status FROM import_job")
        #expect(statuses == ["COMPLETED"])
        #expect(try numbers("SELECT count(*) FROM contact WHERE source = 'LINKEDIN_IMPORT'") == [2])
        #expect(try numbers("SELECT read_only FROM access_token") == [1])
    }

    // MARK: The job search

    /// The demo is made at any time of any day, also when clocks change in between.
    static let starts = [
        "2026-11-16T08:00:00Z", "2026-11-21T23:30:00Z", "2026-03-28T10:00:00Z", "2028-02-29T06:00:00Z",
    ]

    @Test(arguments: starts)
    func `nothing that the account does is refused, and what is planned lies ahead`(start: String) throws {
        let test = try TestStore(at: start)
        try test.store.seedDemo()
        #expect(try test.statuses(of: "job_listing") == ["CLOSED": 6, "OPEN": 8])
        #expect(
            try test.statuses(of: "job_application") == [
                "ACCEPTED": 1, "APPLIED": 2, "DRAFT": 1, "INTERVIEWING": 2, "OFFER": 1, "REJECTED": 2, "SCREENING": 1,
                "WITHDRAWN": 1,
            ])
        #expect(
            try test.statuses(of: "interview") == [
                "CANCELLED": 1, "COMPLETED": 7, "PREPARED": 1, "RESCHEDULED": 1, "SCHEDULED": 1,
            ])
        #expect(try test.statuses(of: "referral") == ["DECLINED": 1, "EXPIRED": 1, "PENDING": 2, "PROVIDED": 1])
        #expect(try test.statuses(of: "meeting") == ["CANCELLED": 1, "COMPLETED": 3, "SCHEDULED": 4])
        #expect(
            try test.statuses(of: "informational_interview") == [
                "CANCELLED": 1, "COMPLETED": 2, "REQUESTED": 1, "SCHEDULED": 1,
            ])
        for table: SQL in ["interview", "meeting", "informational_interview"] {
            let open: [DateTime] = try test.database().values(
                """
                SELECT scheduled_at FROM \(table)
                WHERE status IN ('SCHEDULED', 'PREPARED', 'RESCHEDULED') AND scheduled_at IS NOT NULL
                """)
            #expect(!open.isEmpty)
            #expect(open.allSatisfy { $0 > test.clock.now })
        }
    }

    @Test func `completed items have logged their interactions, and people were thanked`() throws {
        let sources: [String] = try test.database().values("SELECT DISTINCT source FROM interaction ORDER BY source")
        #expect(sources == ["INFORMATIONAL_INTERVIEW", "INTERVIEW", "MANUAL", "MEETING"])
        #expect(try numbers("SELECT count(*) FROM thank_you_note") == [4])
        #expect(try numbers("SELECT count(*) FROM reschedule_event") == [2])
    }

    @Test func `there are follow-ups of every status, some of them overdue`() throws {
        let statuses: [String] = try test.database().values("SELECT DISTINCT status FROM follow_up ORDER BY status")
        #expect(statuses == ["DISMISSED", "DONE", "OPEN"])
        let now = test.clock.now
        #expect(try numbers("SELECT count(*) > 0 FROM follow_up WHERE status = 'OPEN' AND due_at < \(now)") == [1])
    }

    @Test func `somebody was written down twice, and somebody has a LinkedIn profile with positions`() throws {
        #expect(try numbers("SELECT count(*) FROM contact GROUP BY name HAVING count(*) > 1") == [2])
        let mira = DemoPeople.name(of: "mira.okonkwo")
        #expect(try numbers("SELECT linked_in_profile IS NOT NULL FROM contact WHERE name = \(mira)") == [1])
    }

    @Test func `everybody with whom something is planned is there, and not archived`() {
        let slugs = DemoAppointments.meetings.map(\.with) + DemoAppointments.conversations.map(\.with)
        for slug in slugs {
            let index = DemoPeople.all.firstIndex { $0.slug == slug }
            #expect(index.map { !network()[$0].isArchived } == true, "\(slug)")
        }
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

extension TestStore {
    /// How many rows of a table have each status.
    fileprivate func statuses(of table: SQL) throws -> [String: Int] {
        let counts = try database().rows("SELECT status, count(*) FROM \(table) GROUP BY status") {
            ($0[0] as String, $0[1] as Int)
        }
        return Dictionary(uniqueKeysWithValues: counts)
    }
}
