import Batches
import Testing

@testable import SQLite

@Suite("SQL")
struct SQLTests {
    @Test func `interpolating a value binds it`() {
        let sql: SQL = "SELECT * FROM t WHERE a = \(5) AND b = \("x'); DROP TABLE t; --") AND c = \(true)"
        #expect(sql.text == "SELECT * FROM t WHERE a = ? AND b = ? AND c = ?")
        #expect(sql.bindings == [.integer(5), .text("x'); DROP TABLE t; --"), .integer(1)])
    }

    @Test func `interpolating a fragment puts text and values in place`() {
        let condition: SQL = "b = \(2)"
        let sql: SQL = "SELECT 1 WHERE a = \(1) AND \(condition) AND c = \(3)"
        #expect(sql.text == "SELECT 1 WHERE a = ? AND b = ? AND c = ?")
        #expect(sql.bindings == [.integer(1), .integer(2), .integer(3)])
    }

    @Test func `nil binds NULL`() {
        let missing: String? = nil
        let sql: SQL = "SELECT \(missing)"
        #expect(sql.bindings == [.null])
    }

    @Test func `any number of keys is one parameter`() {
        let ids = [UUID(high: 1, low: 2), UUID(high: 3, low: 4)]
        let some: SQL = "id IN \(ids)"
        let none: SQL = "id IN \([UUID]())"
        #expect(some.text == none.text)
        #expect(some.bindings == [.keys(ids)])
    }

    @Test func `fragments are joined with a separator`() {
        let conditions: [SQL] = ["a = \(1)", "b = \(2)"]
        let joined = conditions.joined(separator: " AND ")
        #expect(joined.text == "a = ? AND b = ?")
        #expect(joined.bindings == [.integer(1), .integer(2)])
    }
}
