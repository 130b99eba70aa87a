import Foundation
import Testing

@testable import SQLite

/// The commands that look after a database, as an operator uses them.
@Suite("Backup, restore, check and rotate-key")
struct MaintenanceTests {
    private let served: ServedDatabase

    init() throws { served = try ServedDatabase() }

    private struct Outcome: Equatable {
        let status: Int32
        let output: String
        let errors: String
    }

    private func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        let program = try Program(arguments, in: served.folder, environment: environment)
        let (output, errors) = (program.outputText(), program.errorText())
        return Outcome(status: program.status(), output: output, errors: errors)
    }

    private func files() throws -> [String] {
        try served.folder.names().filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }.sorted()
    }

    @Test func `a backup of a server that serves is restored when it has ended`() throws {
        try served.start()
        let token = try Caller.signUp(port: served.port)
        let caller = try Caller(port: served.port, token: token)
        #expect(try caller.createContact("Dana"))
        let backup = try run("backup", "copy.db")
        #expect(backup.status == 0)
        #expect(
            backup.output.wholeMatch(
                of: /Wrote copy\.db, \d+ KiB\. The master key is not in it: keep rapport\.db\.key too, .*\n/
            ) != nil, "\(backup)")
        #expect(try run("backup", "copy.db").errors == "rapport: copy.db exists, and is not overwritten\n")
        #expect(try caller.createContact("Later"))
        #expect(
            try run("restore", "copy.db").errors
                == "rapport: the database rapport.db cannot be used: a server has this database open; stop it first (rapport.db.lock is locked)\n"
        )
        #expect(served.stop() == 0)
        let restored = try run("restore", "copy.db")
        #expect(restored.status == 0)
        #expect(
            restored.output.wholeMatch(
                of: /rapport\.db is what copy\.db was\. What was there is now rapport\.db\.replaced-\d{8}T\d{6}\.\n/)
                != nil, "\(restored)")
        try served.start()
        let answer = try Caller(port: served.port, token: token).run("{ contacts(first: 2) { nodes { name } } }")
        #expect(answer == #"{"data":{"contacts":{"nodes":[{"name":"Dana"}]}}}"#)
        #expect(served.stop() == 0)
    }

    @Test func `what is no database is not restored, and named`() throws {
        try served.start()
        #expect(served.stop() == 0)
        try served.folder.write(String(repeating: "nonsense", count: 1000), to: "junk.db")
        let restore = try run("restore", "junk.db")
        #expect(restore.status == 2)
        #expect(restore.errors == "rapport: junk.db is not restored: it is no database\n")
        #expect(try run("restore", "nothing.db").errors == "rapport: there is no file nothing.db\n")
    }

    @Test func `what the server makes is nobody else's to read`() throws {
        try served.start(["--demo"])
        for name in try served.folder.names() {
            var status = stat()
            #expect(stat(served.folder.url.appending(path: name).path, &status) == 0)
            if status.st_mode & S_IFMT == S_IFREG { #expect(status.st_mode & 0o777 == 0o600, "\(name)") }
        }
        #expect(served.stop() == 0)
    }

    /// Only the superuser can give files away.
    @Test(.enabled(if: geteuid() == 0, "needs the superuser"))
    func `a database that the superuser restores belongs to whose it was`() throws {
        try served.start()
        #expect(served.stop() == 0)
        #expect(try run("backup", "copy.db").status == 0)
        for name in ["rapport.db", "rapport.db.lock"] {
            #expect(chown(served.folder.url.appending(path: name).path, 12_345, 12_345) == 0)
        }
        #expect(try run("restore", "copy.db").status == 0)
        for name in ["rapport.db", "rapport.db.lock"] {
            var status = stat()
            #expect(stat(served.folder.url.appending(path: name).path, &status) == 0)
            #expect(status.st_uid == 12_345 && status.st_gid == 12_345)
        }
    }

    @Test(.enabled(if: geteuid() == 0, "needs the superuser"))
    func `a key that the superuser changes belongs to whose the old one was`() throws {
        try served.start(["--demo"])
        #expect(served.stop() == 0)
        #expect(chown(served.path + ".key", 12_345, 12_345) == 0)
        #expect(try run("rotate-key").status == 0)
        #expect(try run("rotate-key", "--new-key-file", "other.key").status == 0)
        let keys = try served.folder.names().filter { $0.contains(".key") }
        #expect(keys.count == 3)
        for name in keys {
            var status = stat()
            #expect(stat(served.folder.url.appending(path: name).path, &status) == 0)
            #expect(status.st_uid == 12_345 && status.st_gid == 12_345 && status.st_mode & 0o777 == 0o600, "\(name)")
        }
    }

    @Test func `a write that was cut off is said to be one`() throws {
        try served.start(["--demo"])
        #expect(served.stop() == 0)
        try served.folder.write(String(repeating: "nonsense", count: 1000), to: "rapport.db-journal")
        #expect(
            try run("user", "list").errors
                == "rapport: the database rapport.db cannot be used: a write was cut off, of which rapport.db-journal is left; rapport serve undoes it when it starts\n"
        )
        try served.start()
        #expect(served.stop() == 0)
        #expect(try run("user", "list").status == 0)
    }

    @Test func `a key that a rotation has left and that is none is named`() throws {
        try served.start(["--demo"])
        #expect(served.stop() == 0)
        try served.folder.write("garbage", to: "rapport.db.key.next")
        chmod(served.path + ".key.next", 0o600)
        #expect(
            try run("check").errors
                == "rapport: the database rapport.db cannot be used: the key file rapport.db.key.next does not have 32 bytes in base64 or hexadecimal digits\n"
        )
    }

    @Test func `a database that is whole is said to be, also while it is served`() throws {
        try served.start(["--demo"])
        let check = try run("check")
        #expect(check.status == 0, "\(check)")
        #expect(check.errors == "")
        #expect(check.output.hasSuffix("\nNothing is wrong.\n"))
        #expect(served.stop() == 0)
        let database = try Database(path: served.path, .readWrite)
        try database.script("DELETE FROM domain_events WHERE sequence = 3")
        let fault = try run("check")
        #expect(fault.status == 1)
        #expect(fault.output.contains(/wrong: 1 event of account [0-9a-f-]{36} missing\n/))
        #expect(fault.output.hasSuffix("\nSomething is wrong.\n"))
    }

    @Test func `what is not there cannot be looked after`() throws {
        let missing = "rapport: the database rapport.db cannot be used: there is no such file\n"
        #expect(try run("backup", "copy.db") == Outcome(status: 2, output: "", errors: missing))
        #expect(try run("check") == Outcome(status: 2, output: "", errors: missing))
        #expect(try run("rotate-key") == Outcome(status: 2, output: "", errors: missing))
        try served.folder.write(String(repeating: "ab", count: 32), to: "rapport.db.key")
        chmod(served.path + ".key", 0o600)
        let restore = try run("restore", "copy.db")
        #expect(restore == Outcome(status: 2, output: "", errors: "rapport: there is no file copy.db\n"))
    }

    // MARK: Keys

    @Test func `another master key takes the place of the one in the file`() throws {
        try served.start(["--demo"])
        #expect(try run("rotate-key").errors.contains("a server has this database open"))
        #expect(served.stop() == 0)
        let before = try String(contentsOfFile: served.path + ".key", encoding: .utf8)
        let rotated = try run("rotate-key")
        #expect(rotated.status == 0, "\(rotated)")
        let sentence = /^Sealed the keys of all accounts \(1\) with master key \d+\. It is in rapport\.db\.key;/
        #expect(rotated.output.contains(sentence))
        #expect(try String(contentsOfFile: served.path + ".key", encoding: .utf8) != before)
        #expect(try run("check").status == 0)
        let kept = try #require(try files().first { $0.contains(/key\.\d+$/) })
        #expect(try String(contentsOfFile: served.folder.url.appending(path: kept).path, encoding: .utf8) == before)
        try served.start(["--demo"])
        #expect(served.stop() == 0)
    }

    @Test func `a key of the environment gives way to one in a file`() throws {
        let old = String(repeating: "ab", count: 32)
        try served.start(["--demo"], environment: ["RAPPORT_MASTER_KEY": old])
        #expect(served.stop() == 0)
        let environment = ["RAPPORT_MASTER_KEY": old]
        #expect(
            try run("rotate-key", environment: environment).errors
                == "rapport: the database rapport.db cannot be used: RAPPORT_MASTER_KEY is in force; --new-key-file has to say where the new key is\n"
        )
        #expect(try run("rotate-key", "--new-key-file", "new.key", environment: environment).status == 0)
        let check = try run("check", environment: environment)
        #expect(check.output.contains(/wrong: 1 account sealed with master key \d+, which is not there\n/))
        #expect(try run("check", "--master-key-file", "new.key").status == 0)
        #expect(try files() == ["new.key", "rapport.db", "rapport.db.lock"])
    }

    @Test func `a rotation that was interrupted is ended by the next start`() throws {
        try served.start(["--demo"])
        #expect(served.stop() == 0)
        // As after a sudden end between the database and the file: the old key is in force, the new one beside it.
        let file = served.path + ".key"
        let old = try String(contentsOfFile: file, encoding: .utf8)
        #expect(try run("rotate-key").status == 0)
        let new = try String(contentsOfFile: file, encoding: .utf8)
        try served.folder.write(new, to: "rapport.db.key.next")
        try served.folder.write(old, to: "rapport.db.key")
        chmod(file + ".next", 0o600)
        chmod(file, 0o600)
        try served.start()
        #expect(served.stop() == 0)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == new)
        #expect(try !files().contains("rapport.db.key.next"))
    }
}
