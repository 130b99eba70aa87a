import Testing

@testable import SQLite

@Suite("Visiting rows")
struct VisitTests {
    private struct Enough: Error, Equatable {}

    private final class Closure: RowVisitor {
        let body: (FunctionArguments) throws -> Void
        init(_ body: @escaping (FunctionArguments) throws -> Void) { self.body = body }
        override func visit(_ row: FunctionArguments) throws { try body(row) }
    }

    let database = TemporaryDatabase()

    private func numbers() throws -> Database {
        let connection = try database.connection()
        try connection.script(
            """
            CREATE TABLE number(n INTEGER PRIMARY KEY, name TEXT) STRICT;
            INSERT INTO number VALUES(1, 'one'), (2, NULL), (3, 'three');
            """)
        return connection
    }

    @Test func `every row comes once, as it is stored`() throws {
        let connection = try numbers()
        var rows: [String] = []
        let visitor = Closure { rows.append("\($0.integer(0)) \($0.isNull(1) ? "-" : $0.text(1))") }
        try connection.visit("n, name", "FROM number WHERE n >= \(2)", with: visitor)
        #expect(rows == ["2 -", "3 three"])
    }

    @Test func `no rows are no calls`() throws {
        let connection = try numbers()
        let visitor = Closure { _ in Issue.record("there is no row") }
        try connection.visit("n", "FROM number WHERE n > 3", with: visitor)
    }

    @Test func `an error ends the statement and comes out as it was thrown`() throws {
        let connection = try numbers()
        var count = 0
        let visitor = Closure { _ in
            count += 1
            if count == 2 { throw Enough() }
        }
        #expect(throws: Enough()) { try connection.visit("n", "FROM number", with: visitor) }
        #expect(count == 2)
        #expect(throws: SQLiteError.self) { try connection.visit("n", "FROM nowhere", with: visitor) }
    }

    @Test func `a visit inside of a visit has its own rows`() throws {
        let connection = try numbers()
        var pairs: [[Int64]] = []
        let outer = Closure { row in
            let first = row.integer(0)
            let inner = Closure { pairs.append([first, $0.integer(0)]) }
            try connection.visit("n", "FROM number WHERE n > \(1)", with: inner)
        }
        try connection.visit("n", "FROM number WHERE n < 3", with: outer)
        #expect(pairs == [[1, 2], [1, 3], [2, 2], [2, 3]])
    }

    @Test func `a visit is one statement`() throws {
        let connection = try numbers()
        var heard: [String] = []
        connection.observer = { heard.append($0) }
        try connection.visit("n", "FROM number", with: RowVisitor())
        connection.observer = nil
        #expect(heard == ["SELECT visit(n) FROM number"])
    }
}
