import Glibc
import Secrets
import Testing

import struct Batches.UUID

@testable import RapportStore
@testable import SQLite

@Suite("A database whose timeline has rows of interactions")
struct TimelineInteractionsMigrationTests {
    private let test: TestStore
    private let owner = UUID(high: 1, low: 1)
    private let contact = UUID(high: 2, low: 1)

    private static let before = Array(
        Migrations.all.prefix { $0.name != "interactions are on the timeline without rows of their own there" })

    /// As the program before wrote it: an account with a contact, three interactions and a follow-up.
    init() throws {
        test = try TestStore()
        test.close()
        for suffix in ["", "-wal", "-shm"] { unlink(test.path + suffix) }
        let database = try Database(path: test.path, .readWrite)
        let configuration = Store.Configuration(path: test.path, masterKey: test.masterKey)
        try MigrationFunctions(configuration).available(on: database) {
            try database.migrate(TimelineInteractionsMigrationTests.before)
        }
        let key = try test.masterKey.wrap(DataKey(), owner: owner.bytes, with: Cipher())
        try database.run(
            """
            INSERT INTO account(
                id, email, email_folded, name, time_zone, password_hash, wrapped_key, created_at, updated_at)
            VALUES(\(owner), 'anna', 'anna', 'Anna', 'UTC', '', \(key), 0, 0)
            """)
        try database.run(
            """
            INSERT INTO contact(id, owner_id, name, name_folded, relationship, source, created_at, updated_at)
            VALUES(\(contact), \(owner), 'Ben', 'ben', 'OTHER', 'MANUAL', 0, 0)
            """)
        for number in 1...3 {
            try database.run(
                """
                INSERT INTO interaction(
                    id, owner_id, contact_id, type, occurred_at, source, created_at, updated_at)
                VALUES(\(UUID(high: 3, low: UInt64(number))), \(owner), \(contact), 'CALL', \(number), 'MANUAL', 0, 0)
                """)
        }
        try database.run(
            """
            INSERT INTO follow_up(id, owner_id, contact_id, title, status, due_at, created_at, updated_at)
            VALUES(\(UUID(high: 4, low: 1)), \(owner), \(contact), 'Call', 'OPEN', 2, 0, 0)
            """)
    }

    private func timeline() throws -> [String] {
        try test.database().rows("SELECT kind, at FROM timeline ORDER BY at DESC") {
            "\($0[0] as String) \($0[1] as Int)"
        }
    }

    @Test func `keeps there what is no interaction, and nothing comes back`() throws {
        #expect(try timeline() == ["INTERACTION 3", "FOLLOW_UP 2", "INTERACTION 2", "INTERACTION 1"])
        try test.restart()
        #expect(try timeline() == ["FOLLOW_UP 2"])
        let database = try test.database()
        #expect(try database.values("PRAGMA integrity_check", as: String.self) == ["ok"])
        #expect(try !database.exists("SELECT 1 FROM sqlite_schema WHERE name = 'other_item'"))
        try test.writer.run { transaction in
            try transaction.connection.run("UPDATE interaction SET occurred_at = 7 WHERE occurred_at = 3")
            try transaction.connection.run("DELETE FROM interaction WHERE occurred_at = 1")
            try transaction.connection.run("DELETE FROM follow_up")
        }
        #expect(try timeline() == [])
    }
}
