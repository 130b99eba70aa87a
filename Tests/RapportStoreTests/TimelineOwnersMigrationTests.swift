import Glibc
import Secrets
import Testing

import struct Batches.UUID

@testable import RapportStore
@testable import SQLite

@Suite("A database whose timeline has the owners as a foreign key")
struct TimelineOwnersMigrationTests {
    private let test: TestStore
    private let owner = UUID(high: 1, low: 1)
    private let contact = UUID(high: 2, low: 1)

    private static let before = Array(Migrations.all.prefix { $0.name != "the timeline goes with its contacts" })

    /// As the program before wrote it: an account with a contact and three interactions.
    init() throws {
        test = try TestStore()
        test.close()
        for suffix in ["", "-wal", "-shm"] { unlink(test.path + suffix) }
        let database = try Database(path: test.path, .readWrite)
        let configuration = Store.Configuration(path: test.path, masterKey: test.masterKey)
        try MigrationFunctions(configuration).available(on: database) {
            try database.migrate(TimelineOwnersMigrationTests.before)
        }
        #expect(try references(in: database) == ["account", "contact"])
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
    }

    /// As the program left it that knew this step and none after it.
    private func migrated() throws -> Database {
        let database = try Database(path: test.path, .readWrite)
        try database.migrate(TimelineOwnersMigrationTests.before + [Migrations.migration0026TimelineOwners])
        return database
    }

    private func references(in database: Database) throws -> [String] {
        try database.values(#"SELECT "table" FROM pragma_foreign_key_list('timeline') ORDER BY 1"#)
    }

    private func timeline() throws -> [Int] { try test.database().values("SELECT at FROM timeline ORDER BY at DESC") }

    @Test func `keeps the timeline, which goes with contacts alone afterwards`() throws {
        let database = try migrated()
        #expect(try timeline() == [3, 2, 1])
        #expect(try references(in: database) == ["contact"])
        #expect(try database.values("PRAGMA integrity_check", as: String.self) == ["ok"])
        #expect(try database.values("PRAGMA foreign_key_check", as: String.self) == [])
        #expect(try !database.exists("SELECT 1 FROM sqlite_schema WHERE name = 'timeline_by_owner'"))
    }

    @Test func `has no timeline left of an account that goes`() throws {
        let database = try migrated()
        try database.run("DELETE FROM interaction WHERE occurred_at = 1")
        #expect(try timeline() == [3, 2])
        try database.run("DELETE FROM account WHERE id = \(owner)")
        #expect(try timeline() == [])
    }

    @Test func `stays as it was where the change does not come to its end`() throws {
        let database = try Database(path: test.path, .readWrite)
        let migration = Migration("fails") { database in
            try Migrations.migration0026TimelineOwners.apply(database)
            throw StoreError.closed
        }
        let migrations = TimelineOwnersMigrationTests.before + [migration]
        #expect(throws: MigrationError.self) { try database.migrate(migrations) }
        #expect(try references(in: database) == ["account", "contact"])
        #expect(try references(in: test.database()) == ["account", "contact"])
        #expect(try database.exists("SELECT 1 FROM sqlite_schema WHERE name = 'timeline_by_owner'"))
        #expect(try timeline() == [3, 2, 1])
    }
}
