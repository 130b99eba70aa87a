import Testing

import struct Batches.UUID

@testable import RapportStore
@testable import SQLite

@Suite("A database whose timeline has rows of interactions")
struct TimelineInteractionsMigrationTests {
    private let test: TestStore

    /// With a follow-up, too.
    init() throws {
        let earlier = try EarlierTimeline(before: Migrations.migration0027TimelineInteractions)
        test = earlier.test
        try test.database(.readWrite).run(
            """
            INSERT INTO follow_up(id, owner_id, contact_id, title, status, due_at, created_at, updated_at)
            VALUES(\(UUID(high: 4, low: 1)), \(earlier.owner), \(earlier.contact), 'Call', 'OPEN', 2, 0, 0)
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
