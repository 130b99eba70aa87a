import Testing

@testable import SQLite

@Suite("Visiting rows")
struct VisitTests {
    private struct Enough: Error, Equatable {}

    let database = TemporaryDatabase()

    private func numbers() throws -> Database {
        let connection = try database.connection()
        try connection.script(
            "CREATE TABLE number(n INTEGER PRIMARY KEY, name TEXT) STRICT; INSERT INTO number VALUES(1,'one'),(2,NULL),(3,'three')"
        )
        return connection
    }

    @Test func `every row comes once, as it is stored`() throws {
        let connection = try numbers()
        var rows: [String] = []
        try connection.visit("n, name", "FROM number WHERE n >= \(2)") { row in
            rows.append("\(row.integer(0)) \(row.isNull(1) ? "-" : row.text(1))")
        }
        #expect(rows == ["2 -", "3 three"])
    }

    @Test func `no rows are no calls`() throws {
        let connection = try numbers()
        try connection.visit("n", "FROM number WHERE n > 3") { _ in Issue.record("there is no row") }
    }

    @Test func `an error ends the statement and comes out as it was thrown`() throws {
        let connection = try numbers()
        var count = 0
        #expect(throws: Enough()) {
            try connection.visit("n", "FROM number") { _ in
                count += 1
                if count == 2 { throw Enough() }
            }
        }
        #expect(count == 2)
        #expect(throws: SQLiteError.self) { try connection.visit("n", "FROM nowhere") { _ in } }
    }

    @Test func `a visit inside of a visit has its own rows`() throws {
        let connection = try numbers()
        var pairs: [[Int64]] = []
        try connection.visit("n", "FROM number WHERE n < 3") { outer in
            let first = outer.integer(0)
            try connection.visit("n", "FROM number WHERE n > \(1)") { pairs.append([first, $0.integer(0)]) }
        }
        #expect(pairs == [[1, 2], [1, 3], [2, 2], [2, 3]])
    }

    @Test func `a visit is one statement`() throws {
        let connection = try numbers()
        var heard: [String] = []
        connection.observer = { heard.append($0) }
        try connection.visit("n", "FROM number") { _ in }
        connection.observer = nil
        #expect(heard == ["SELECT visit(n) FROM number"])
    }
}
