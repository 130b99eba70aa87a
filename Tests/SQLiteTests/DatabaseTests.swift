import Batches
import Testing

@testable import SQLite

@Suite("Database")
struct DatabaseTests {
    let database = TemporaryDatabase()

    @Test func `what is bound is what is read`() throws {
        let connection = try database.connection()
        let id = UUID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0001)
        let empty: [UInt8] = []
        let sql: SQL = "SELECT \(7), \(1.5), \("héllo"), \(id), \([1, 2, 3] as [UInt8]), \(""), \(empty)"
        try connection.forEach(sql) { row in
            #expect(row[0] == 7)
            #expect(row[1] == 1.5)
            #expect(row[2] == "héllo")
            #expect(row[3] == id)
            #expect(row[4] == [1, 2, 3] as [UInt8])
            #expect(!row.isNull(5))
            #expect(!row.isNull(6))
        }
    }

    @Test func `a nullable column is read as an optional`() throws {
        let connection = try database.connection()
        let missing: Int? = try connection.first("SELECT NULL") { $0[0] as Int? } ?? 1
        #expect(missing == nil)
    }

    @Test func `keys are taken apart in their order`() throws {
        let connection = try database.connection()
        let ids = (1...1000).map { UUID(high: UInt64(1001 - $0), low: 7) }
        let keys: [UUID] = try connection.values("SELECT key FROM \(table: ids) ORDER BY position")
        let positions: [Int] = try connection.values("SELECT position FROM \(table: ids)")
        #expect(keys == ids)
        #expect(positions == Array(0..<1000))
    }

    @Test func `a list of keys finds each row once`() throws {
        let connection = try database.connection()
        try connection.script("CREATE TABLE t(id BLOB PRIMARY KEY, n INTEGER) STRICT, WITHOUT ROWID")
        let ids = (1...5).map { UUID(high: 0, low: UInt64($0)) }
        for (n, id) in ids.enumerated() { try connection.run("INSERT INTO t VALUES(\(id), \(n))") }
        let found: [Int] = try connection.values("SELECT n FROM t WHERE id IN \([ids[4], ids[1], ids[1]]) ORDER BY n")
        #expect(found == [1, 4])
        #expect(try connection.values("SELECT n FROM t WHERE id IN \([UUID]())", as: Int.self) == [])
    }

    @Test func `statements are prepared once and at most 256 are kept`() throws {
        let connection = try database.connection()
        for n in 0..<300 { _ = try connection.value("SELECT \(n) + \(SQL(text: "\(n)", bindings: []))", as: Int.self) }
        #expect(connection.preparedStatements == 256)
    }

    @Test func `a statement can run inside its own rows`() throws {
        let connection = try database.connection()
        var pairs: [[Int]] = []
        let numbers: SQL = "SELECT 1 UNION ALL SELECT 2"
        try connection.forEach(numbers) { outer in
            let first: Int = outer[0]
            try connection.forEach(numbers) { inner in pairs.append([first, inner[0]]) }
        }
        #expect(pairs == [[1, 1], [1, 2], [2, 1], [2, 2]])
    }

    @Test func `a failed constraint says which`() throws {
        let connection = try database.connection()
        try connection.script("CREATE TABLE t(a INTEGER UNIQUE) STRICT; INSERT INTO t VALUES(1)")
        let error = #expect(throws: SQLiteError.self) { try connection.run("INSERT INTO t VALUES(\(1))") }
        #expect(error?.code == .constraint)
        #expect(error?.message == "UNIQUE constraint failed: t.a")
        #expect(error?.statement == "INSERT INTO t VALUES(?)")
    }

    @Test func `a misspelt column in double quotes is an error, not a string`() throws {
        let connection = try database.connection()
        #expect(throws: SQLiteError.self) { try connection.run("SELECT \"nonsense\"") }
    }

    @Test func `a reader sees one snapshot and cannot write`() throws {
        let writer = try database.connection()
        try writer.script("CREATE TABLE t(a INTEGER) STRICT; INSERT INTO t VALUES(1)")
        let reader = try database.connection(.readOnly)
        try reader.begin(.deferred)
        #expect(try reader.value("SELECT count(*) FROM t", as: Int.self) == 1)
        try writer.run("INSERT INTO t VALUES(\(2))")
        #expect(try reader.value("SELECT count(*) FROM t", as: Int.self) == 1)
        try reader.commit()
        #expect(try reader.value("SELECT count(*) FROM t", as: Int.self) == 2)
        let error = #expect(throws: SQLiteError.self) { try reader.run("DELETE FROM t") }
        #expect(error?.code == .readOnly)
    }

    @Test func `a transaction ends although its deadline has passed`() throws {
        let connection = try database.connection()
        // SQLite looks at the deadline now and then, counting the steps of all runs of a statement.
        for _ in 0..<5000 {
            try connection.begin(.deferred)
            connection.deadline = .now
            connection.rollback()
            connection.deadline = nil
            #expect(!connection.isInTransaction)
        }
    }

    @Test func `a deadline may be put off when it is reached`() throws {
        let connection = try database.connection()
        var asked = 0
        connection.deadline = .now
        connection.extendDeadline = {
            asked += 1
            return asked == 1 ? .now + .seconds(60) : nil
        }
        let long: SQL =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT count(*) FROM n"
        #expect(try connection.value(long, as: Int.self) == 100_000)
        #expect(asked == 1)
        connection.deadline = .now
        #expect(connection.isOutOfTime)
        #expect(asked == 2)
    }

    @Test func `a query past its deadline is interrupted`() throws {
        let connection = try database.connection()
        connection.deadline = .now
        let endless: SQL = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        let error = #expect(throws: SQLiteError.self) { try connection.value(endless, as: Int.self) }
        #expect(error?.code == .interrupted)
        connection.deadline = nil
        #expect(try connection.value("SELECT 1", as: Int.self) == 1)
    }

    @Test func `the observer hears every statement until it is taken away`() throws {
        let connection = try database.connection()
        let heard = Heard()
        connection.observer = { heard.texts.append($0) }
        try connection.transaction(.immediate) { _ = try connection.value("SELECT \(1)", as: Int.self) }
        connection.observer = nil
        _ = try connection.value("SELECT \(2)", as: Int.self)
        #expect(heard.texts == ["BEGIN IMMEDIATE", "SELECT ?", "COMMIT"])
    }

    @Test func `a Swift closure can be called from SQL`() throws {
        struct Refusal: Error {}
        let connection = try database.connection()
        try connection.define("shout", arguments: 1) { arguments in
            if arguments.isNull(0) { throw Refusal() }
            return .text(arguments.text(0).uppercased() + "!")
        }
        #expect(try connection.value("SELECT shout(\("né"))", as: String.self) == "NÉ!")
        let error = #expect(throws: SQLiteError.self) { try connection.value("SELECT shout(NULL)", as: String.self) }
        #expect(error?.message == "Refusal in a function")
    }

    @Test func `a migration runs once, and a newer database is refused`() throws {
        let first = Migration("a table", script: "CREATE TABLE t(a INTEGER) STRICT")
        let second = Migration("a row", script: "INSERT INTO t VALUES(1)")
        let connection = try database.connection()
        #expect(try connection.migrate([first]) == ["a table"])
        #expect(try connection.migrate([first, second]) == ["a row"])
        #expect(try connection.migrate([first, second]) == [])
        #expect(try connection.value("SELECT count(*) FROM t", as: Int.self) == 1)
        do {
            try connection.migrate([first])
            Issue.record("a newer database was opened")
        } catch MigrationError.newerDatabase(let version, let known) {
            #expect(version == 2)
            #expect(known == 1)
        }
    }

    @Test func `the header of the file says how long it is`() throws {
        do { try database.connection().script("CREATE TABLE t(a INTEGER) STRICT") }
        let header = try #require(DatabaseHeader(path: database.path))
        #expect(header.pageSize == 8192)
        #expect(header.pageCount == 2)
        #expect(DatabaseHeader(path: database.path + "-none") == nil)
    }

    @Test func `a failed migration leaves nothing behind`() throws {
        let connection = try database.connection()
        let broken = Migration("broken", script: "CREATE TABLE t(a INTEGER) STRICT; CREATE TABLE t(a INTEGER) STRICT")
        #expect(throws: MigrationError.self) { try connection.migrate([broken]) }
        #expect(try connection.userVersion == 0)
        #expect(try connection.value("SELECT count(*) FROM sqlite_schema", as: Int.self) == 0)
    }

    @Test func `a savepoint keeps its changes only when it says so`() throws {
        struct Failure: Error {}
        let connection = try database.connection()
        try connection.script("CREATE TABLE t(a INTEGER) STRICT")
        try connection.transaction(.immediate) {
            try connection.savepoint { (try connection.run("INSERT INTO t VALUES(\(1))"), true) }
            try connection.savepoint { (try connection.run("INSERT INTO t VALUES(\(2))"), false) }
            #expect(throws: Failure.self) {
                try connection.savepoint { () -> (Void, Bool) in
                    try connection.run("INSERT INTO t VALUES(\(3))")
                    throw Failure()
                }
            }
        }
        #expect(try connection.values("SELECT a FROM t", as: Int.self) == [1])
    }

    @Test func `a savepoint that cannot be undone takes the whole transaction with it`() throws {
        struct Failure: Error {}
        let connection = try database.connection()
        try connection.script("CREATE TABLE t(a INTEGER) STRICT")
        try connection.begin(.immediate)
        try connection.run("INSERT INTO t VALUES(\(1))")
        #expect(throws: Failure.self) {
            try connection.savepoint { () -> (Void, Bool) in
                try connection.run("INSERT INTO t VALUES(\(2))")
                // From here on there is nothing to go back to.
                try connection.run("RELEASE work")
                throw Failure()
            }
        }
        #expect(!connection.isInTransaction)
        #expect(try connection.values("SELECT a FROM t", as: Int.self) == [])
    }
}

final class Heard {
    var texts: [String] = []
}
