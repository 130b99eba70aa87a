import Foundation
import Testing

@testable import SQLite

/// Two connections, of which one has read all of a database of some megabytes.
@Suite("The map of a database")
struct SteadyMapTests {
    private let database = TemporaryDatabase()
    private let reader: Database
    private let writer: Database

    init() throws {
        try SteadyMapTests.fill(database)
        reader = try database.connection(.readOnly)
        let bytes: Int? = try reader.value("SELECT sum(length(text)) FROM note")
        #expect(bytes == 2_000_000)
        writer = try database.connection()
    }

    private static func fill(_ database: TemporaryDatabase) throws {
        let connection = try database.connection()
        try connection.script(
            """
            CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT) STRICT;
            WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 2000)
            INSERT INTO note SELECT id, printf('%.1000c', 'x') FROM n;
            """)
        try connection.checkpoint(.truncate)
    }

    /// Kilobytes of the process's maps of the database, added up: `Size` or `Rss`, what is there of it.
    private func mapped(_ kind: String) throws -> Int {
        var sum = 0
        var isOurs = false
        // A file whose size is said to be 0, so that it has to be read to its end.
        let file = try #require(FileHandle(forReadingAtPath: "/proc/self/smaps"))
        for line in String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            if words[0].contains("-") { isOurs = words.last.map(String.init) == database.path }
            if isOurs, words[0] == "\(kind):" { sum += Int(words[1]) ?? 0 }
        }
        return sum
    }

    @Test func `stays when another connection has committed, and what that has written is read`() throws {
        let before = try mapped("Rss")
        #expect(before > 1500)
        try writer.run("UPDATE note SET text = 'new' WHERE id = \(7)")
        #expect(try reader.value("SELECT text FROM note WHERE id = 7") == "new")
        #expect(try mapped("Rss") >= before)
    }

    @Test func `shows what is moved from the log into the database`() throws {
        try writer.run("UPDATE note SET text = 'new' WHERE id = \(7)")
        try writer.checkpoint(.truncate)
        #expect(try reader.value("SELECT text FROM note WHERE id = 7") == "new")
    }

    @Test func `reaches as far as a database that has grown`() throws {
        try writer.run("INSERT INTO note(text) SELECT text FROM note")
        try writer.checkpoint(.truncate)
        #expect(try reader.value("SELECT sum(length(text)) FROM note") == 4_000_000)
        let path = database.path
        let kilobytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        #expect(try mapped("Size") >= kilobytes / 1024)
    }

    @Test func `shows what is left of a database that was cut and has grown again`() throws {
        try writer.script("DELETE FROM note WHERE id > 100; VACUUM")
        try writer.checkpoint(.truncate)
        #expect(try reader.value("SELECT count(*) FROM note") == 100)
        try writer.run("INSERT INTO note(text) SELECT note.text FROM note, note AS other LIMIT 1900")
        try writer.checkpoint(.truncate)
        #expect(try reader.value("SELECT sum(length(text)) FROM note") == 2_000_000)
    }
}
