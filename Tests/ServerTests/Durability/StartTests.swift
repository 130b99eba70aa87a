import Foundation
import Testing

@testable import SQLite

/// What a database says of itself before anything is served.
@Suite("The start of a server")
struct StartTests {
    private let served: ServedDatabase

    init() throws { served = try ServedDatabase() }

    /// A database with some pages, whose server has ended.
    private func prepare() throws {
        try served.start(["--demo"])
        #expect(served.stop() == 0)
    }

    private func bytes() throws -> Data { try Data(contentsOf: URL(filePath: served.path)) }

    /// That a server does not start, and the one line that it says.
    private func refusal(_ environment: [String: String] = [:]) throws -> String {
        let program = try Program(["serve", "--port", "0"], in: served.folder, environment: environment)
        #expect(program.status() == 2)
        return program.errorText()
    }

    private static let malformed =
        "rapport: the database rapport.db cannot be used: it is damaged (database disk image is malformed); rapport check tells more, and rapport restore puts a backup in its place\n"

    @Test func `a header that is damaged is named`() throws {
        try prepare()
        var damaged = try bytes()
        damaged.replaceSubrange(0..<16, with: Data(count: 16))
        try damaged.write(to: URL(filePath: served.path))
        #expect(try refusal() == "rapport: the database rapport.db cannot be used: file is not a database\n")
    }

    @Test func `a schema that is damaged is named`() throws {
        try prepare()
        var damaged = try bytes()
        // What follows the header of the file is the first page of the schema.
        damaged.replaceSubrange(100..<120, with: Data(repeating: 0xFF, count: 20))
        try damaged.write(to: URL(filePath: served.path))
        #expect(try refusal() == StartTests.malformed)
    }

    @Test func `a database that was cut short is named`() throws {
        try prepare()
        let size = try bytes().count
        try bytes().prefix(8192 * 20).write(to: URL(filePath: served.path))
        #expect(
            try refusal()
                == "rapport: the database rapport.db cannot be used: it is damaged: its file has 163840 bytes and should have \(size); rapport restore puts a backup in its place\n"
        )
    }

    @Test func `a database without its tables is named`() throws {
        try prepare()
        do {
            let database = try Database(path: served.path, .readWrite)
            try database.script("PRAGMA foreign_keys = OFF; DROP TABLE account;")
        }
        #expect(try refusal() == "rapport: the database rapport.db cannot be used: no such table: account\n")
    }

    @Test func `a database of a later program is left alone`() throws {
        try prepare()
        do {
            let database = try Database(path: served.path, .readWrite)
            try database.script("PRAGMA user_version = 9999")
        }
        let before = try bytes()
        let known = try served.knownVersion()
        #expect(
            try refusal()
                == "rapport: the database rapport.db cannot be used: the database has version 9999, this program knows \(known): it was written by a later program\n"
        )
        #expect(try bytes() == before)
    }

    @Test func `the database of another program is left alone`() throws {
        do {
            let database = try Database(path: served.path, .standalone)
            try database.script("CREATE TABLE bookmark(url TEXT)")
        }
        let before = try bytes()
        let key = String(repeating: "ab", count: 32)
        #expect(
            try refusal(["RAPPORT_MASTER_KEY": key])
                == "rapport: the database rapport.db cannot be used: it is the database of another program\n")
        #expect(try bytes() == before)
    }
}

extension ServedDatabase {
    /// The version that the program gives a new database.
    fileprivate func knownVersion() throws -> Int {
        let other = try ServedDatabase()
        try other.start()
        #expect(other.stop() == 0)
        return try other.database().userVersion
    }
}
