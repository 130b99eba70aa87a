import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

/// How SQLite finds duplicates: by the index of each reason, and never through a whole table.
@Suite("Plans of duplicates")
struct DuplicatePlanTests {
    let test: TestStore
    let anna: Viewer

    init() throws {
        test = try TestStore()
        anna = try test.viewer()
    }

    private static let indexes = ["contact_by_email", "contact_by_linked_in", "contact_by_phone", "contact_by_person"]

    @Test func `candidates are looked up by id, by the index of each reason, and by number`() throws {
        let plan = try test.reader.connection.plan(of: Reader.candidates(of: [anna.id], for: anna))
        for index in DuplicatePlanTests.indexes {
            #expect(plan.contains { $0.hasPrefix("SEARCH contact USING INDEX \(index) (owner_id=? AND ") }, "\(plan)")
        }
        #expect(plan.contains { $0.hasPrefix("SEARCH parent USING INDEX sqlite_autoindex_contact_1 (id=?)") })
        #expect(plan.contains("SEARCH item USING INTEGER PRIMARY KEY (rowid=?)"), "\(plan)")
        #expect(
            plan.filter { $0.hasPrefix("SCAN") && !$0.contains("wanted") && !$0.contains("(subquery") }.isEmpty,
            "\(plan)")
    }

    @Test func `equal contacts come from the viewer's part of four indexes, without sorting`() throws {
        let plan = try test.reader.connection.plan(of: Reader.equalContacts(of: anna))
        for index in DuplicatePlanTests.indexes {
            #expect(
                plan.contains { $0.hasPrefix("SEARCH contact USING COVERING INDEX \(index) (owner_id=?") }, "\(plan)")
            #expect(plan.contains { $0.hasPrefix("SEARCH item USING INDEX \(index) (owner_id=? AND ") }, "\(plan)")
        }
        #expect(plan.filter { $0.contains("TEMP B-TREE") }.isEmpty, "\(plan)")
    }

    @Test func `of very many who share a number two hundred are looked at`() throws {
        let viewer = anna
        let ids = try test.writer.run { transaction in
            try (0..<300).map { number in
                try transaction.createContact(
                    NewContact(ContactValues(name: "\(number)", phone: "030 1")), for: viewer
                ).value!
            }
        }
        let found = try test.reader.duplicates(of: ids, first: 1000, for: anna)
        #expect(found.count == 300)
        #expect(found[0].count == 199)
        #expect(found[299].count == 200)
        let groups = try test.reader.duplicateGroups(first: 10, for: anna)
        #expect(groups.count == 1)
        #expect(groups[0].contacts.map(\.id) == Array(ids.prefix(21)))
    }

    @Test func `contacts from before there were keys get theirs`() throws {
        let database = try Database(path: test.directory + "/old.db", .readWrite)
        let last = Migrations.all.firstIndex { $0.name == "duplicate contacts and deleted accounts" }!
        let functions = MigrationFunctions(test.store.configuration)
        try functions.available(on: database) { try database.migrate(Array(Migrations.all[..<last])) }
        try database.run(
            """
            INSERT INTO account(
                id, email, email_folded, name, time_zone, password_hash, wrapped_key, created_at, updated_at)
            VALUES(\(anna.id), 'a', 'a', 'a', 'UTC', '', x'', 0, 0)
            """)
        for (name, company) in [("Anna Müller", "Acme"), ("Ben", nil)] as [(String, String?)] {
            try database.run(
                """
                INSERT INTO contact(
                    id, owner_id, name, name_folded, company, relationship, source, created_at, updated_at)
                VALUES(randomblob(16), \(anna.id), \(name), \(name), \(company), 'OTHER', 'MANUAL', 0, 0)
                """)
        }
        try database.migrate(Array(Migrations.all[...last]))
        let keys: [String?] = try database.values("SELECT person_key FROM contact ORDER BY number")
        #expect(keys == ["ana muler,acme", nil])
    }
}
