import Testing

@testable import RapportStore
@testable import SQLite

@Suite("A database whose timeline has the owners as a foreign key")
struct TimelineOwnersMigrationTests {
    private let earlier: EarlierTimeline
    private var test: TestStore { earlier.test }

    init() throws {
        earlier = try EarlierTimeline(before: Migrations.migration0026TimelineOwners)
        #expect(try references(in: test.database()) == ["account", "contact"])
    }

    /// As the program left it that knew this step and none after it.
    private func migrated() throws -> Database {
        let database = try test.database(.readWrite)
        try database.migrate(earlier.migrations + [Migrations.migration0026TimelineOwners])
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
        try database.run("DELETE FROM account WHERE id = \(earlier.owner)")
        #expect(try timeline() == [])
    }

    @Test func `stays as it was where the change does not come to its end`() throws {
        let database = try test.database(.readWrite)
        let migration = Migration("fails") { database in
            try Migrations.migration0026TimelineOwners.apply(database)
            throw StoreError.closed
        }
        #expect(throws: MigrationError.self) { try database.migrate(earlier.migrations + [migration]) }
        #expect(try references(in: database) == ["account", "contact"])
        #expect(try references(in: test.database()) == ["account", "contact"])
        #expect(try database.exists("SELECT 1 FROM sqlite_schema WHERE name = 'timeline_by_owner'"))
        #expect(try timeline() == [3, 2, 1])
    }
}
