import Batches
import Foundation
import RapportTypes
import Secrets
import Testing

@testable import RapportStore
@testable import SQLite

@Suite("Store")
struct StoreTests {
    @Test func `a second server is refused`() throws {
        let test = try TestStore()
        #expect(throws: StoreError.alreadyOpen(lockFile: test.path + ".lock")) {
            try Store(.init(path: test.path, masterKey: test.masterKey))
        }
    }

    @Test func `a second server is refused under another name of the database, too`() throws {
        let test = try TestStore()
        let link = test.directory + "/link.db"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: test.path)
        let error = #expect(throws: StoreError.self) { try Store(.init(path: link, masterKey: test.masterKey)) }
        guard case .alreadyOpen(let lockFile)? = error else { return #expect(error == nil) }
        #expect(lockFile.hasSuffix(URL(filePath: test.path).lastPathComponent + ".lock"))
    }

    @Test func `a database with a second name is refused under both`() throws {
        let test = try TestStore()
        let (path, link) = (test.directory + "/other.db", test.directory + "/link.db")
        try Store(.init(path: path, masterKey: test.masterKey)).close()
        try FileManager.default.linkItem(atPath: path, toPath: link)
        for name in [path, link] {
            #expect(throws: StoreError.hardLink) { try Store(.init(path: name, masterKey: test.masterKey)) }
        }
        try FileManager.default.removeItem(atPath: link)
        try Store(.init(path: path, masterKey: test.masterKey)).close()
    }

    @Test func `when the first has ended, a second may come`() throws {
        let test = try TestStore()
        let path = test.directory + "/other.db"
        func openAndClose() throws {
            let store = try Store(.init(path: path, masterKey: test.masterKey))
            store.close()
        }
        try openAndClose()
        try openAndClose()
    }

    @Test func `a database of a later program is refused`() throws {
        let test = try TestStore()
        let path = test.directory + "/later.db"
        try Database(path: path, .readWrite).script("PRAGMA user_version = 9999")
        #expect(throws: StoreError.newerDatabase(version: 9999, known: Migrations.all.count)) {
            try Store(.init(path: path, masterKey: test.masterKey))
        }
    }

    @Test func `a version that no program gives is refused`() throws {
        let test = try TestStore()
        test.close()
        try test.database(.readWrite).script("PRAGMA user_version = -5")
        #expect(throws: StoreError.unknownVersion(-5)) { try test.restart() }
        #expect(throws: StoreError.unknownVersion(-5)) { try AccountRegister(path: test.path) }
        #expect(throws: StoreError.unknownVersion(-5)) { try KeyRotation(of: test.path) }
        #expect(throws: Backup.Fault.damaged("its version is -5")) {
            try Backup.write(of: test.path, to: test.path + ".copy")
        }
        #expect(throws: MigrationError.self) { try test.database(.readWrite).migrate(Migrations.all) }
    }

    @Test func `a file that has lost its end is refused`() throws {
        let test = try TestStore()
        test.close()
        let size = try test.storedBytes().count
        // SQLite takes the rest of the last page for zeros.
        #expect(truncate(test.path, size - 4096) == 0)
        #expect(throws: StoreError.cutShort(bytes: size - 4096, expected: size)) { try test.restart() }
    }

    @Test func `a write that was cut off is undone at the start`() throws {
        let test = try TestStore()
        _ = try test.viewer()
        test.close()
        try Data(repeating: 0x5A, count: 5000).write(to: URL(filePath: test.path + "-journal"))
        #expect {
            try AccountRegister(path: test.path)
        } throws: {
            ($0 as? SQLiteError)?.isOfUnfinishedWrite == true
        }
        try test.restart()
        #expect(try AccountRegister(path: test.path).accounts().count == 1)
    }

    @Test func `the schema passes SQLite's own checks`() throws {
        let test = try TestStore()
        let database = try test.database()
        #expect(try database.values("PRAGMA integrity_check", as: String.self) == ["ok"])
        #expect(try database.values("PRAGMA foreign_key_check", as: String.self) == [])
        #expect(try database.value("PRAGMA journal_mode", as: String.self) == "wal")
        let lax: [String] = try database.values(
            """
            SELECT name FROM pragma_table_list
            WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'
                AND name NOT LIKE 'search_index%'
            """)
        #expect(lax == [])
    }

    @Test func `every table of the domain has an owner, with an index to delete by`() throws {
        let test = try TestStore()
        let database = try test.database()
        // What is whose in the search index is in the numbers of its entries; the timeline goes with its contacts.
        let tables: [String] = try database.values(
            """
            SELECT name FROM sqlite_schema
            WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index%'
                AND name NOT IN ('account', 'time_zone_data', 'search_entry', 'search_change', 'timeline')
            """)
        for table in tables {
            let plan = try database.plan(of: "SELECT 1 FROM \(SQL(name: table)) WHERE owner_id = \(test.clock.now)")
            #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(table): \(plan)")
        }
    }

    @Test func `ids grow, also when the clock steps back and within a millisecond`() {
        let clock = StoppedClock()
        let identifiers = Identifiers(clock: clock.clock)
        var ids = (0..<5000).map { _ in identifiers.next() }
        clock.move(minutes: -10)
        ids += (0..<10).map { _ in identifiers.next() }
        clock.move(minutes: 20)
        ids.append(identifiers.next())
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
        #expect(
            ids.allSatisfy {
                $0.description.dropFirst(14).first == "7" && "89ab".contains($0.description.dropFirst(19).first!)
            })
    }

    @Test func `a sealed value that was moved to another row does not open`() throws {
        let test = try TestStore()
        let viewer = try test.viewer()
        let (first, second) = (UUID(high: 1, low: 1), UUID(high: 1, low: 2))
        try test.writer.run { transaction in
            try transaction.connection.script(
                "CREATE TABLE person(id BLOB PRIMARY KEY, owner_id BLOB, email BLOB) STRICT, WITHOUT ROWID")
            for id in [first, second] {
                let email = try transaction.seal("\(id.low)@example.com", row: id, column: "email", for: viewer)
                try transaction.connection.run("INSERT INTO person VALUES(\(id), \(viewer), \(email))")
            }
        }
        let columns = ColumnSet(columns: [
            NeededColumn(name: "id", kind: .uuid), NeededColumn(name: "email", kind: .text, isSealed: true),
        ])
        func emails() throws -> [String] {
            let rows = try test.reader.load([first, second], from: "person", of: TypeIndex(1), columns, for: viewer)
            return (0..<rows.count).map { rows.string(of: rows[$0, 1]) }
        }
        #expect(try emails() == ["1@example.com", "2@example.com"])
        try test.writer.run { transaction in
            try transaction.connection.run(
                "UPDATE person SET email = (SELECT email FROM person WHERE id = \(first)) WHERE id = \(second)")
        }
        #expect(throws: SecretsError.doesNotOpen) { try emails() }
    }

    @Test func `conditions can look into what is sealed, with the viewer's own key only`() throws {
        let test = try TestStore()
        let anna = try test.viewer("anna@example.com")
        let ben = try test.viewer("ben@example.com")
        let (first, second) = (UUID(high: 1, low: 1), UUID(high: 1, low: 2))
        try test.writer.run { transaction in
            try transaction.connection.script(
                "CREATE TABLE person(id BLOB PRIMARY KEY, owner_id BLOB, notes BLOB) STRICT, WITHOUT ROWID")
            for (id, notes) in [(first, "Met at Café Nero"), (second, nil)] {
                let sealed = try transaction.seal(notes, row: id, column: "notes", for: anna)
                try transaction.connection.run("INSERT INTO person VALUES(\(id), \(anna), \(sealed))")
            }
        }
        let condition: SQL = "instr(\(SQL.openedFolded("notes")), \("cafe")) > 0"
        let source: SQL = "FROM person AS item WHERE item.owner_id = \(anna) AND \(condition)"
        let rows = try test.reader.rows(source, of: TypeIndex(1), .id, for: anna)
        #expect((0..<rows.count).map { rows.uuid(of: rows[$0, 0]) } == [first])
        #expect(throws: SQLiteError.self) { try test.reader.rows(source, of: TypeIndex(1), .id, for: ben) }
    }

    @Test func `events of one account count without gaps, and ring after the commit`() throws {
        struct Failure: Error {}
        let rung = Collected<Set<AccountID>>()
        let test = try TestStore { rung.append($0) }
        let anna = try test.viewer("anna@example.com")
        let ben = try test.viewer("ben@example.com")
        let contact = UUID(high: 5, low: 5)
        for account in [anna.id, ben.id, anna.id] {
            try test.writer.run { _ = try $0.publish(.contactCreated, about: contact, for: account) }
        }
        #expect(throws: Failure.self) {
            try test.writer.run { transaction in
                try transaction.publish(.contactCreated, about: contact, for: anna.id)
                throw Failure()
            }
        }
        let last = try test.writer.run { try $0.publish(.contactDeleted, about: contact, for: anna.id) }
        #expect(last == 3)
        #expect(rung.all == [[anna.id], [ben.id], [anna.id], [anna.id]])
        #expect(try test.reader.lastSequence(for: anna) == 3)
        #expect(try test.reader.lastSequence(for: ben) == 1)
    }

    @Test func `an idempotency key is known for a day`() throws {
        let test = try TestStore()
        let viewer = try test.viewer()
        let key = UUID(high: 9, low: 9)
        func check(_ input: String) throws -> IdempotencyCheck {
            let call = IdempotencyKey(key, input: input, of: viewer)
            return try test.writer.run { try $0.idempotency(call, operation: "createContact", for: viewer) }
        }
        #expect(try check("Ada") == .new)
        try test.writer.run {
            let call = IdempotencyKey(key, input: "Ada", of: viewer)
            try $0.remember(call, operation: "createContact", result: "[]", for: viewer)
        }
        #expect(try check("Ada") == .repeated(result: "[]"))
        #expect(try check("Ben") == .reusedWithOtherInput)
        test.clock.move(minutes: 24 * 60 + 1)
        #expect(try check("Ada") == .new)
    }

    @Test func `what has expired is removed between writes, ten minutes after the last time`() throws {
        let test = try TestStore()
        let viewer = try test.viewer()
        let call = IdempotencyKey(UUID(high: 9, low: 9), input: "Ada", of: viewer)
        try test.writer.run { try $0.remember(call, operation: "createContact", result: "[]", for: viewer) }
        func kept() throws -> Int? { try test.database().value("SELECT count(*) FROM idempotency_key") }
        func write() throws { _ = try test.writer.run { try $0.updateAccount(of: viewer, name: "Ann") } }
        test.clock.move(minutes: 24 * 60 - 1)
        // The second write comes after whatever the first one has left to tidy up.
        try write()
        try write()
        #expect(try kept() == 1)
        test.clock.move(minutes: 10)
        try write()
        try write()
        #expect(try kept() == 0)
    }

    @Test func `a database does not open with another master key than its own`() throws {
        let test = try TestStore()
        _ = try test.viewer()
        #expect(throws: StoreError.otherMasterKey) { try test.restart(masterKey: MasterKey(SecretKey())) }
        #expect(throws: Never.self) { try test.restart() }
    }

    @Test func `hashing waits in a queue that has an end`() throws {
        let test = try TestStore()
        let answers = Collected<String>()
        let group = DispatchGroup()
        for _ in 0..<2 {
            group.enter()
            test.store.passwords.run(for: .address(nil), { try PasswordHashing.matches("wrong", TestStore.password) }) {
                result in
                answers.append((try? result.get()) == false ? "no" : "?")
                group.leave()
            }
        }
        group.wait()
        #expect(answers.all == ["no", "no"])
    }
}
