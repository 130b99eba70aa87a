import Foundation
import Testing

@testable import SQLite

/// Two connections to a database, whose log is written through files that count.
@Suite("Writes to the log")
final class GatheredWritesTests {
    private let files = FaultyFileSystem()
    private let path = NSTemporaryDirectory() + "gathered-\(Foundation.UUID().uuidString).db"
    private let writer: Database
    private let reader: Database

    init() throws {
        writer = try Database(path: path, .readWrite, fileSystem: files.name)
        try writer.script("CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
        reader = try Database(path: path, .readOnly, fileSystem: files.name)
    }

    deinit {
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    }

    /// A megabyte of notes.
    private func fill(with letter: String) throws {
        try writer.run(
            """
            WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 1000)
            INSERT OR REPLACE INTO note SELECT id, replace(printf('%.1000c', 'x'), 'x', \(letter)) FROM n
            """)
    }

    /// How many notes have each letter.
    private func letters(_ connection: Database) throws -> [String] {
        try connection.rows("SELECT substr(text, 1, 1), count(*) FROM note GROUP BY 1") {
            "\($0[0] as String) \($0[1] as Int)"
        }
    }

    @Test func `a transaction of some 130 pages takes ten of them`() throws {
        let before = files.logWrites
        try fill(with: "a")
        #expect(files.logWrites - before <= 10)
        #expect(try letters(reader) == ["a 1000"])
    }

    @Test func `nothing waits when a transaction has been committed, whether it is synced or not`() throws {
        for level in ["FULL", "NORMAL", "OFF"] {
            try writer.script("PRAGMA synchronous = \(level)")
            let before = files.logWrites
            try writer.run("INSERT INTO note(text) VALUES(\(level))")
            #expect(files.logWrites > before)
            #expect(try reader.value("SELECT text FROM note ORDER BY id DESC") == level)
        }
    }

    @Test func `a transaction reads what it has written, also where its pages had to leave memory`() throws {
        try fill(with: "a")
        try writer.script("PRAGMA cache_size = 10; PRAGMA cache_spill = 10")
        try writer.begin(.immediate)
        try fill(with: "b")
        #expect(try letters(writer) == ["b 1000"])
        #expect(try letters(reader) == ["a 1000"])
        writer.rollback()
        #expect(try letters(writer) == ["a 1000"])
        try fill(with: "c")
        #expect(try letters(reader) == ["c 1000"])
        #expect(try reader.values("PRAGMA integrity_check", as: String.self) == ["ok"])
    }

    @Test(arguments: FaultyFileSystem.Fault.Kind.allCases)
    func `a transaction whose writes fail is not there, and the next one is`(_ kind: FaultyFileSystem.Fault.Kind) throws
    {
        try fill(with: "a")
        for call in 0..<12 {
            files.fail(.init(kind: kind, call: call))
            let hasFailed = (try? fill(with: "b")) == nil
            writer.rollback()
            files.fail(nil)
            #expect(try letters(reader) == [hasFailed ? "a 1000" : "b 1000"])
            try fill(with: "a")
            #expect(try letters(reader) == ["a 1000"])
        }
        #expect(try reader.values("PRAGMA integrity_check", as: String.self) == ["ok"])
    }
}
