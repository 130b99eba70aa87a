import RapportTypes
import Testing

import struct Batches.UUID

@testable import RapportStore
@testable import SQLite

/// What follows a record is known from the database's own foreign keys: so they have to be there.
@Suite("Foreign keys")
struct ForeignKeyTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    private func columns() throws -> [(table: String, column: String)] {
        try test.database().rows(
            """
            SELECT tables.name, columns.name
            FROM sqlite_schema AS tables CROSS JOIN pragma_table_info(tables.name) AS columns
            WHERE tables.type = 'table' ORDER BY 1, 2
            """
        ) { ($0[0], $0[1]) }
    }

    @Test func `every column that names a contact says so`() throws {
        let known = try ForeignKeys(of: test.database()).references(to: "contact")
        let named = try columns().filter { $0.column == "contact_id" || $0.column.hasSuffix("_contact_id") }
        #expect(named.count > 5)
        for (table, column) in named {
            #expect(known.contains { $0.table == table && $0.column == column }, "\(table).\(column)")
        }
    }

    @Test func `every reference to a contact has an index, or its look-up would go through the whole table`() throws {
        let database = try test.database()
        for reference in try ForeignKeys(of: database).references(to: "contact") {
            let (table, column) = (SQL(name: reference.table), SQL(name: reference.column))
            let plan = try database.plan(of: "SELECT 1 FROM \(table) WHERE \(column) IN (x'00', x'01')")
            #expect(plan.allSatisfy { !$0.hasPrefix("SCAN") }, "\(reference): \(plan)")
        }
    }

    @Test func `rows that refer to others come before them`() throws {
        let keys = try ForeignKeys(of: test.database())
        let tables = keys.references(to: "account").map(\.table)
        let order = keys.childrenFirst(tables)
        #expect(Set(order) == Set(tables))
        func place(_ table: String) throws -> Int { try #require(order.firstIndex(of: table)) }
        #expect(try place("interaction") < place("contact"))
        #expect(try place("import_row") < place("import_job"))
    }

    @Test func `a table that is added later moves with a merge, and what is there already stays behind`() throws {
        let viewer = try test.viewer()
        let (survivor, second) = try test.writer.run { transaction in
            try transaction.connection.script(
                """
                CREATE TABLE later(
                    event INTEGER NOT NULL, owner_id BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
                    guest_contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
                    UNIQUE(event, guest_contact_id)) STRICT;
                """)
            func make(_ name: String) throws -> UUID {
                try transaction.createContact(NewContact(ContactValues(name: name)), for: viewer).value!
            }
            let (survivor, second) = (try make("A"), try make("B"))
            for (event, guest) in [(1, survivor), (1, second), (2, second)] {
                try transaction.connection.run("INSERT INTO later VALUES(\(event), \(viewer), \(guest))")
            }
            _ = try transaction.mergeContacts([NodeID(second)], into: NodeID(survivor), for: viewer)
            return (survivor, second)
        }
        let rows = try test.database().rows("SELECT event, guest_contact_id FROM later ORDER BY event") {
            ($0[0] as Int, $0[1] as UUID)
        }
        #expect(rows.map(\.0) == [1, 2])
        #expect(rows.allSatisfy { $0.1 == survivor && $0.1 != second })
    }
}
