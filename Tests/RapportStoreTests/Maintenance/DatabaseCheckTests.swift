import Foundation
import RapportTypes
import Secrets
import Testing

@testable import RapportStore
@testable import SQLite

@Suite("Check of a database")
struct DatabaseCheckTests {
    let test: TestStore

    init() throws {
        test = try TestStore()
        _ = try test.store.seedDemo()
        let viewer = try test.viewer()
        _ = try test.writer.run { transaction in
            try transaction.createContact(
                NewContact(ContactValues(name: "Dana", email: EmailAddress("dana@example.com"), notes: "Likes tea")),
                for: viewer)
        }
    }

    /// The faults by the part that they were found in.
    func faults(masterKey: MasterKey?) throws -> [String: [String]] {
        var faults: [String: [String]] = [:]
        try DatabaseCheck(path: test.path, masterKey: masterKey).run { finding in
            if !finding.faults.isEmpty { faults[finding.part] = finding.faults }
        }
        return faults
    }

    func faults() throws -> [String: [String]] { try faults(masterKey: test.masterKey) }

    /// Changes the database as only somebody else's program would.
    func damage(_ script: String) throws {
        test.close()
        let database = try test.database(.readWrite)
        try database.script("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; " + script)
    }

    @Test func `a database that is whole has no faults, also while it is served`() throws {
        var parts: [String] = []
        try DatabaseCheck(path: test.path, masterKey: test.masterKey).run { finding in
            parts.append(finding.part)
            #expect(finding.faults == [], "\(finding)")
        }
        #expect(
            parts == ["schema", "tables", "integrity", "references", "keys", "sealed", "events", "counts", "search"])
    }

    @Test func `everything is looked at`() throws {
        // After a close all records are indexed.
        try test.restart()
        var looked: [String: String] = [:]
        try DatabaseCheck(path: test.path, masterKey: test.masterKey).run { looked[$0.part] = $0.looked }
        #expect(looked["keys"] == "2 accounts, master key \(test.masterKey.id)")
        let sealed = Int(looked["sealed"]?.split(separator: " ").first ?? "") ?? 0
        #expect(sealed > 300)
        #expect(looked["search"]?.hasSuffix("entries, 0 records wait") == true)
        #expect(looked["schema"] == "version \(Migrations.all.count) of \(Migrations.all.count)")
    }

    @Test func `an event that is missing is noticed`() throws {
        try damage("DELETE FROM domain_events WHERE sequence = 5")
        let account: AccountID? = try test.database().value(
            "SELECT owner_id FROM domain_events ORDER BY sequence DESC LIMIT 1")
        #expect(try faults() == ["events": ["1 event of account \(try #require(account)) missing"]])
    }

    @Test func `a value that does not open is named`() throws {
        try damage(
            """
            UPDATE contact SET email = (SELECT email FROM contact WHERE name <> 'Dana' AND email NOT NULL)
            WHERE name = 'Dana'
            """)
        let contact: AccountID? = try test.database().value("SELECT id FROM contact WHERE name = 'Dana'")
        #expect(try faults()["sealed"] == ["contact.email of \(try #require(contact)) does not open"])
    }

    @Test func `accounts of another key are counted`() throws {
        let other = MasterKey(try #require(SecretKey([UInt8](repeating: 1, count: 32))))
        let faults = try faults(masterKey: other)
        #expect(
            faults == ["keys": ["2 accounts sealed with master key \(test.masterKey.id), which is not there"]])
    }

    @Test func `without the key, everything else is looked at`() throws {
        #expect(try faults(masterKey: nil) == ["keys": ["the master key is missing: nothing sealed was opened"]])
    }

    @Test func `a reference to nothing is noticed`() throws {
        try damage("DELETE FROM interaction WHERE id <> (SELECT min(id) FROM interaction); DELETE FROM contact")
        let references = try #require(try faults()["references"])
        #expect(references.contains("1 row of interaction without the row of contact that it belongs to"))
    }

    @Test func `a count that is wrong is noticed`() throws {
        try damage("UPDATE contact_count SET count = count + 1")
        #expect(try faults() == ["counts": ["2 accounts with a wrong number of contacts"]])
    }

    @Test func `an index that has other words than the records is noticed`() throws {
        try test.restart()
        try damage(
            """
            DROP TRIGGER interaction_changes_in_search;
            UPDATE interaction SET location = 'Zymurgy' WHERE id = (SELECT min(id) FROM interaction);
            """)
        #expect(
            try faults() == [
                "tables": ["the trigger interaction_changes_in_search is missing"],
                "search": ["1 row of interaction indexed with other words"],
            ])
    }

    @Test func `an index that has lost words is noticed`() throws {
        try test.restart()
        try damage("INSERT INTO search_index(search_index) VALUES('delete-all')")
        let search = try #require(try faults()["search"])
        #expect(search.count == 1 && search[0].hasPrefix("the index has 0 words, and should have "))
    }

    @Test func `pages that are damaged are noticed`() throws {
        test.close()
        var bytes = try Data(contentsOf: URL(filePath: test.path))
        for offset in stride(from: 8192 * 40, to: bytes.count, by: 8192 * 7) { bytes[offset + 5] ^= 0x7F }
        try bytes.write(to: URL(filePath: test.path))
        #expect(try faults()["integrity"] != nil)
    }

    @Test func `of many faults the number is told`() throws {
        try damage("UPDATE contact SET email = zeroblob(length(email)) WHERE email IS NOT NULL")
        let sealed = try #require(try faults()["sealed"])
        #expect(sealed.count == DatabaseCheck.toldFaults + 1)
        #expect(sealed.last?.hasPrefix("and ") == true)
    }

    @Test func `a database of a later program is not taken for a whole one`() throws {
        try damage("PRAGMA user_version = 9999")
        #expect(
            try faults()["schema"] == [
                StoreError.newerDatabase(version: 9999, known: Migrations.all.count).description
            ])
    }

    @Test func `a version that no program gives is noticed`() throws {
        try damage("PRAGMA user_version = -5")
        #expect(try faults()["schema"] == [StoreError.unknownVersion(-5).description])
    }

    @Test func `what is missing of the schema is noticed, and what is not of it`() throws {
        try damage(
            """
            DROP INDEX interaction_by_longest;
            CREATE TABLE notes_of_mine(a);
            CREATE TRIGGER mine AFTER INSERT ON contact BEGIN INSERT INTO notes_of_mine VALUES(1); END;
            """)
        #expect(
            try faults()["tables"] == [
                "the index interaction_by_longest is missing", "the table notes_of_mine was made by another program",
                "the trigger mine was made by another program",
            ])
    }

    @Test func `a database of an earlier version has what that version had`() throws {
        test.close()
        let path = test.directory + "/earlier.db"
        let functions = MigrationFunctions(Store.Configuration(path: path, masterKey: test.masterKey))
        let database = try Database(path: path, .readWrite)
        try functions.available(on: database) { try database.migrate(Array(Migrations.all.prefix(10))) }
        var tables: [String] = ["nothing was looked at"]
        try DatabaseCheck(path: path, masterKey: test.masterKey).run { if $0.part == "tables" { tables = $0.faults } }
        #expect(tables == [])
    }

    @Test func `a file that has lost its end is noticed`() throws {
        test.close()
        let size = try test.storedBytes().count
        #expect(truncate(test.path, size - 1) == 0)
        #expect(try faults()["integrity"]?.first == StoreError.cutShort(bytes: size - 1, expected: size).description)
    }

    /// What is sealed and added later must not be forgotten.
    @Test func `every column with sealed values is looked at`() throws {
        let blobs = try test.database().rows(
            """
            SELECT tables.name || '.' || columns.name
            FROM sqlite_schema AS tables CROSS JOIN pragma_table_info(tables.name) AS columns
            WHERE tables.type = 'table' AND tables.name NOT LIKE 'search_index%' AND columns.type = 'BLOB'
                AND columns.name <> 'id' AND columns.name NOT LIKE '%\\_id' ESCAPE '\\'
                AND columns.name NOT LIKE '%hash'
            ORDER BY 1
            """
        ) { $0[0] as String }
        // A key that the client has made; the keys of accounts; and files that open by their addresses alone.
        let others = ["account.wrapped_key", "export_chunk.content", "idempotency_key.key"]
        #expect(Set(blobs).subtracting(others) == Set(SealedValues.all.map(\.name)))
    }
}
