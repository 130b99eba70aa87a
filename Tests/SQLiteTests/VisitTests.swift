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

    // MARK: Until it is enough

    private final class Taking: RowVisitor {
        let wanted: Int
        var rows: [[Int64]] = []
        init(_ wanted: Int) { self.wanted = wanted }

        override func isEnough(after row: FunctionArguments) throws -> Bool {
            if wanted == 0 { throw Enough() }
            rows.append((0..<row.count).map(row.integer))
            return rows.count % wanted == 0
        }
    }

    /// The first so many multiples of each of the numbers 1 to 3.
    private func multiples(_ visitor: Taking) throws {
        let connection = try numbers()
        try connection.script(
            """
            CREATE TABLE multiple(n INTEGER NOT NULL, of INTEGER NOT NULL, PRIMARY KEY(of, n)) WITHOUT ROWID, STRICT;
            INSERT INTO multiple SELECT number.n * factor.value, number.n
            FROM number CROSS JOIN json_each('[1,2,3,4,5,6,7,8,9]') AS factor;
            """)
        try connection.visit(
            """
            SELECT (SELECT 1 FROM multiple
                WHERE multiple.of = number.n AND CASE WHEN multiple.n > \(2) THEN is_enough(number.n, multiple.n) END
                ORDER BY multiple.n LIMIT 1)
            FROM number
            """, with: visitor)
    }

    @Test func `a subquery ends for each row outside of it when the visitor has enough`() throws {
        let visitor = Taking(2)
        try multiples(visitor)
        #expect(visitor.rows == [[1, 3], [1, 4], [2, 4], [2, 6], [3, 3], [3, 6]])
    }

    @Test func `a subquery whose rows are not enough comes to its own end`() throws {
        let visitor = Taking(100)
        try multiples(visitor)
        #expect(visitor.rows.count == 7 + 8 + 9)
    }

    @Test func `an error in the middle of a subquery comes out as it was thrown`() throws {
        #expect(throws: Enough()) { try multiples(Taking(0)) }
    }

    @Test func `the rows of a visit are those that the visitor takes`() throws {
        let connection = try numbers()
        var rows: [Int] = []
        connection.profiler = { rows.append($0.rows) }
        try connection.visit("n", "FROM number", with: RowVisitor())
        _ = try connection.values("SELECT n FROM number WHERE n < 3", as: Int.self)
        connection.profiler = nil
        #expect(rows == [3, 2])
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
