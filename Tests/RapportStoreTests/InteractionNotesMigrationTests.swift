import Foundation
import RapportTypes
import Secrets
import Testing

import struct Batches.UUID

@testable import RapportStore
@testable import SQLite

@Suite("A database whose interactions have sealed notes")
struct InteractionNotesMigrationTests {
    private let directory = DirectoryOfTest()
    private let masterKey = MasterKey(SecretKey())
    private var path: String { directory.path + "/rapport.db" }
    private let contact = UUID(high: 1, low: 1)

    private func account(_ number: UInt64) -> UUID { UUID(high: 7, low: number) }
    private func interaction(_ number: UInt64) -> UUID { UUID(high: 9, low: number) }

    /// As the program before wrote it: an account, a contact, and interactions.
    private func write(_ interactions: [(number: UInt64, notes: String?, followUp: String?, needed: Bool)]) throws {
        let database = try Database(path: path, .readWrite)
        try database.migrate(Array(Migrations.all.prefix { $0.name != "notes of interactions are readable" }))
        let key = DataKey()
        let cipher = Cipher()
        let owner = account(UInt64(interactions[0].number))
        let contact = UUID(high: contact.high, low: interactions[0].number)
        func seal(_ text: String?, _ number: UInt64, _ column: String) throws -> [UInt8]? {
            try text.map {
                try cipher.seal(
                    Array($0.utf8), with: key.sealing,
                    bound: SealedPlace(row: interaction(number).bytes, column: column))
            }
        }
        try database.run(
            """
            INSERT INTO account(
                id, email, email_folded, name, time_zone, password_hash, wrapped_key, created_at, updated_at)
            VALUES(\(owner), \("\(owner)"), \("\(owner)"), 'Anna', 'Europe/Berlin', '',
                \(masterKey.wrap(key, owner: owner.bytes, with: cipher)), 0, 0)
            """)
        try database.run(
            """
            INSERT INTO contact(id, owner_id, name, name_folded, relationship, source, created_at, updated_at)
            VALUES(\(contact), \(owner), 'Ben', 'ben', 'OTHER', 'MANUAL', 0, 0)
            """)
        for row in interactions {
            try database.run(
                """
                INSERT INTO interaction(
                    id, owner_id, contact_id, type, occurred_at, follow_up_needed, source, created_at, updated_at,
                    notes, follow_up_notes)
                VALUES(\(interaction(row.number)), \(owner), \(contact), 'CALL', \(Int(row.number)), \(row.needed),
                    'MANUAL', 1000, 2000, \(seal(row.notes, row.number, "notes")),
                    \(seal(row.followUp, row.number, "follow_up_notes")))
                """)
        }
    }

    private func open(_ masterKey: MasterKey? = nil) throws -> Store {
        try Store(.init(path: path, masterKey: masterKey ?? self.masterKey))
    }

    @Test func `has readable ones afterwards, of every account`() throws {
        try write([(1, "Knows the\nlead.", "Send the CV.", false), (2, nil, nil, false), (3, nil, "Call.", false)])
        try write([(11, "Geschäft", nil, false)])
        let store = try open()
        defer { store.close() }
        let rows = try Database(path: path, .readOnly).rows(
            "SELECT notes, follow_up_notes FROM interaction ORDER BY id"
        ) { row -> [String?] in [row[0], row[1]] }
        #expect(rows == [["Knows the\nlead.", "Send the CV."], [nil, nil], [nil, "Call."], ["Geschäft", nil]])
    }

    @Test func `finds them by their notes`() throws {
        try write([(1, "Knows the lead.", nil, false), (2, "Nothing.", nil, false)])
        let store = try open()
        defer { store.close() }
        let account = account(1)
        let found: Viewer? = try store.writer.run { transaction in try transaction.viewer(of: account) }
        let viewer = try #require(found)
        let list = InteractionList(
            filter: InteractionFilter(search: .value("LEAD")), page: try PageRequest(first: 5))
        let pages = try store.makeReader().interactionPages(list, .id, for: viewer)
        #expect(pages.rows.children[0].count == 1)
    }

    @Test func `has an open follow-up for each that needs one`() throws {
        let long = String(repeating: "é", count: 201)
        try write([
            (1, nil, "Send the CV.", true), (2, nil, nil, true), (3, nil, nil, false),
            (4, nil, "Send:\nthe CV,\tthe letter", true), (5, nil, long, true),
        ])
        let store = try open()
        defer { store.close() }
        let database = try Database(path: path, .readOnly)
        let rows = try database.rows(
            "SELECT subject_id, title, notes, status, subject_type FROM follow_up ORDER BY subject_id"
        ) { row -> [String?] in [(row[0] as UUID).description, row[1], row[2], row[3], row[4]] }
        #expect(
            rows == [
                [interaction(1).description, "Send the CV.", nil, "OPEN", "INTERACTION"],
                [interaction(2).description, "Follow up with Ben", nil, "OPEN", "INTERACTION"],
                [
                    interaction(4).description, "Send: the CV, the letter", "Send:\nthe CV,\tthe letter", "OPEN",
                    "INTERACTION",
                ],
                [interaction(5).description, String(repeating: "é", count: 199) + "…", long, "OPEN", "INTERACTION"],
            ])
        let ids: [UUID] = try database.values("SELECT id FROM follow_up")
        #expect(Set(ids).count == 4)
        #expect(ids.allSatisfy { $0.description.dropFirst(14).first == "7" })
        let onTimeline: Int? = try database.value("SELECT count(*) FROM timeline WHERE kind = 'FOLLOW_UP'")
        #expect(onTimeline == 4)
    }

    @Test func `is left alone by a program with another master key`() throws {
        try write([(1, "Knows the lead.", nil, false)])
        let before = try Database(path: path, .readOnly).userVersion
        #expect(throws: StoreError.otherMasterKey) { try open(MasterKey(SecretKey())) }
        #expect(try Database(path: path, .readOnly).userVersion == before)
    }

    @Test func `functions of migrations are gone when these are done`() throws {
        let test = try TestStore()
        #expect(throws: SQLiteError.self) {
            try test.writer.run { _ = try $0.connection.value("SELECT new_id()", as: UUID.self) }
        }
    }
}

/// Removed when the test ends.
private final class DirectoryOfTest {
    let path = NSTemporaryDirectory() + "migration-\(Foundation.UUID().uuidString)"

    init() { try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }
}
