import Foundation
import RapportTypes
import Secrets
import Testing

@testable import RapportStore
@testable import SQLite

@Suite("Backups")
struct BackupTests {
    let test: TestStore
    let viewer: Viewer
    var copy: String { test.directory + "/copy.db" }

    init() throws {
        test = try TestStore()
        viewer = try test.viewer()
    }

    func create(_ name: String) throws {
        let viewer = viewer
        _ = try test.writer.run { try $0.createContact(NewContact(ContactValues(name: name)), for: viewer) }
    }

    func names(in path: String) throws -> [String] {
        try Database(path: path, .readOnly).values("SELECT name FROM contact ORDER BY name")
    }

    func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: test.directory).sorted() }

    // MARK: Writing

    @Test func `it has what was committed, also what is in the log alone`() throws {
        try create("Dana")
        let size = try Backup.write(of: test.path, to: copy)
        try create("Later")
        #expect(try names(in: copy) == ["Dana"])
        let attributes = try FileManager.default.attributesOfItem(atPath: copy)
        #expect(attributes[.size] as? Int == size)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `it is one file`() throws {
        try create("Dana")
        try Backup.write(of: test.path, to: copy)
        _ = try names(in: copy)
        #expect(try files().filter { $0.hasPrefix("copy") } == ["copy.db"])
    }

    @Test func `writers go on while it is made, and what they write is in it whole or not at all`() throws {
        let isDone = Collected<Bool>()
        let (writer, viewer, copy, path) = (test.writer, viewer, copy, test.path)
        let group = DispatchGroup()
        group.enter()
        Thread.detachNewThread {
            _ = try? Backup.write(of: path, to: copy)
            isDone.append(true)
            group.leave()
        }
        var written = 0
        while isDone.all.isEmpty || written < 50 {
            let name = "\(written)"
            _ = try writer.run { try $0.createContact(NewContact(ContactValues(name: name)), for: viewer) }
            written += 1
        }
        group.wait()
        let database = try Database(path: copy, .readOnly)
        let contacts: Int? = try database.value("SELECT count(*) FROM contact")
        let events: Int? = try database.value("SELECT count(*) FROM domain_events")
        #expect(contacts == events)
        #expect(try database.values("PRAGMA integrity_check") == ["ok"])
    }

    @Test func `a file that exists is not overwritten`() throws {
        try Data("precious".utf8).write(to: URL(filePath: copy))
        #expect(throws: Backup.Fault.exists(copy)) { try Backup.write(of: test.path, to: copy) }
        #expect(try String(contentsOfFile: copy, encoding: .utf8) == "precious")
    }

    @Test func `of several that are to have one name, one is written at a time`() throws {
        try create("Dana")
        do {
            let other = try UnfinishedBackup(of: copy)
            #expect(throws: Backup.Fault.isBeingWritten(copy)) { try Backup.write(of: test.path, to: copy) }
            withExtendedLifetime(other) {}
        }
        // What the other one has left, which was interrupted, is in nobody's way.
        #expect(try files().contains("copy.db.unfinished"))
        try Backup.write(of: test.path, to: copy)
        #expect(try names(in: copy) == ["Dana"])
        #expect(try !files().contains("copy.db.unfinished"))
    }

    @Test func `where it cannot be written, nothing is left of it`() throws {
        let before = try files()
        let nowhere = test.directory + "/nowhere/copy.db"
        #expect(throws: FileFault.self) { try Backup.write(of: test.path, to: nowhere) }
        #expect(throws: SQLiteError.self) { try Backup.write(of: test.directory + "/missing.db", to: copy) }
        #expect(try files() == before)
    }

    // MARK: Restoring

    func restore(masterKey: MasterKey? = nil) throws -> String? {
        try Restore.run(copy, to: test.path, masterKey: masterKey ?? test.masterKey, now: test.clock.now)
    }

    @Test func `what was backed up is there again, and what it replaces is kept`() throws {
        try create("Dana")
        try Backup.write(of: test.path, to: copy)
        try create("Later")
        test.close()
        let kept = try #require(try restore())
        #expect(kept == test.path + ".replaced-20261120T100000")
        #expect(try names(in: kept) == ["Dana", "Later"])
        #expect(try names(in: test.path) == ["Dana"])
        try test.restart()
        try create("Afterwards")
        #expect(try names(in: test.path) == ["Afterwards", "Dana"])
    }

    @Test func `whatever is replaced within one second is kept`() throws {
        try create("Dana")
        try Backup.write(of: test.path, to: copy)
        try create("Later")
        test.close()
        let kept = try (1...3).map { _ in try #require(try restore()) }
        #expect(kept == ["", "-2", "-3"].map { test.path + ".replaced-20261120T100000" + $0 })
        #expect(try kept.map(names) == [["Dana", "Later"], ["Dana"], ["Dana"]])
    }

    @Test func `while a server has the database, nothing is restored`() throws {
        try create("Dana")
        try Backup.write(of: test.path, to: copy)
        #expect(throws: StoreError.alreadyOpen(lockFile: test.path + ".lock")) { try restore() }
    }

    @Test func `a database that is gone can be restored`() throws {
        try create("Dana")
        try Backup.write(of: test.path, to: copy)
        test.close()
        try FileManager.default.removeItem(atPath: test.path)
        #expect(try restore() == nil)
        #expect(try names(in: test.path) == ["Dana"])
    }

    @Test func `the log of a server that was killed is kept with its database`() throws {
        try create("Dana")
        try Backup.write(of: test.path, to: copy)
        try create("Later")
        // As after a kill: the log is there, and nobody has it open.
        let log = try Data(contentsOf: URL(filePath: test.path + "-wal"))
        let database = try Data(contentsOf: URL(filePath: test.path))
        test.close()
        try log.write(to: URL(filePath: test.path + "-wal"))
        try database.write(to: URL(filePath: test.path))
        let kept = try #require(try restore())
        #expect(try names(in: kept) == ["Dana", "Later"])
        #expect(try names(in: test.path) == ["Dana"])
    }

    @Test func `a database that is damaged gives way, too`() throws {
        try create("Dana")
        try Backup.write(of: test.path, to: copy)
        test.close()
        try Data("This is no database.".utf8).write(to: URL(filePath: test.path))
        let kept = try #require(try restore())
        #expect(try String(contentsOfFile: kept, encoding: .utf8) == "This is no database.")
        #expect(try names(in: test.path) == ["Dana"])
    }

    @Test func `a copy that is damaged is not restored`() throws {
        for number in 0..<200 { try create("\(number)") }
        try Backup.write(of: test.path, to: copy)
        test.close()
        var bytes = try Data(contentsOf: URL(filePath: copy))
        // The pages of a table: its cells no longer lie where the page says.
        for offset in stride(from: 8192 * 8, to: bytes.count, by: 8192) { bytes[offset + 5] ^= 0x7F }
        try bytes.write(to: URL(filePath: copy))
        #expect(throws: Restore.Fault.self) { try restore() }
        #expect(try names(in: test.path).count == 200)
        #expect(try files().filter { $0.contains("restored") } == [])
    }

    @Test func `a copy that another key has sealed is not restored`() throws {
        try create("Dana")
        try Backup.write(of: test.path, to: copy)
        test.close()
        let other = MasterKey(SecretKey())
        #expect(
            throws: Restore.Fault.faulty(
                copy, ["1 account sealed with master key \(test.masterKey.id), which is not there"])
        ) { try restore(masterKey: other) }
    }

    @Test func `a file that is no database is not restored`() throws {
        test.close()
        try Data("This is no database, but long enough to be one, if it were.".utf8).write(to: URL(filePath: copy))
        #expect(throws: Restore.Fault.faulty(copy, ["it is no database"])) { try restore() }
        try FileManager.default.removeItem(atPath: copy)
        #expect(throws: Restore.Fault.missing(copy)) { try restore() }
        // SQLite takes an empty file for an empty database.
        try Data().write(to: URL(filePath: copy))
        #expect(throws: Restore.Fault.faulty(copy, ["it is no database of this program"])) { try restore() }
        #expect(try names(in: test.path) == [])
    }
}
