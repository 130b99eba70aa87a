import Testing

@testable import SQLite

@Suite("What statements do")
struct ProfilingTests {
    private let database = TemporaryDatabase()

    @Test func `the profiler hears of each statement how many values and rows it had`() throws {
        let connection = try database.connection()
        try connection.script("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")
        try connection.run("INSERT INTO t (name) VALUES (\("a")), (\("b")), (\("c"))")
        let heard = Profile()
        connection.profiler = { heard.statements.append($0) }
        #expect(try connection.values("SELECT name FROM t WHERE id > \(1)", as: String.self) == ["b", "c"])
        _ = try connection.value("SELECT count(*) FROM t", as: Int.self)
        connection.profiler = nil
        _ = try connection.value("SELECT 1", as: Int.self)
        #expect(heard.statements.map(\.text) == ["SELECT name FROM t WHERE id > ?", "SELECT count(*) FROM t"])
        #expect(heard.statements.map(\.values) == [1, 0])
        #expect(heard.statements.map(\.rows) == [2, 1])
        #expect(heard.statements.allSatisfy { $0.duration > .zero })
    }

    @Test func `a plan is the steps by which a statement runs`() throws {
        let connection = try database.connection()
        try connection.script("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")
        #expect(
            try connection.queryPlan(of: "SELECT name FROM t WHERE id = ?")
                == ["SEARCH t USING INTEGER PRIMARY KEY (rowid=?)"])
        #expect(
            try connection.queryPlan(of: "SELECT id FROM t UNION SELECT 1")
                == [
                    "COMPOUND QUERY", "  LEFT-MOST SUBQUERY", "    SCAN t", "  UNION USING TEMP B-TREE",
                    "    SCAN CONSTANT ROW",
                ])
    }
}

/// What a connection has told.
private final class Profile {
    var statements: [RanStatement] = []
}
