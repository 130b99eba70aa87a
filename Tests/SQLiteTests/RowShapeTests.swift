import Batches
import Testing

@testable import SQLite

@Suite("Reading into a batch")
struct RowShapeTests {
    let database = TemporaryDatabase()

    @Test func `each column becomes the cell that its leaf asks for`() throws {
        let connection = try database.connection()
        let id = UUID(high: 1, low: 2)
        let columns = [
            NeededColumn(name: "id", kind: .uuid), NeededColumn(name: "name", kind: .text),
            NeededColumn(name: "relationship", kind: .symbol), NeededColumn(name: "tags", kind: .json),
            NeededColumn(name: "is_favorite", kind: .bool), NeededColumn(name: "version", kind: .int),
            NeededColumn(name: "score", kind: .float), NeededColumn(name: "created_at", kind: .instant),
            NeededColumn(name: "email", kind: .text, isSealed: true),
        ]
        let rows = RowBatch(type: TypeIndex(0), width: columns.count)
        let sql: SQL = """
            SELECT \(id), \("Zoë"), \("MENTOR"), \("[\"a\"]"), \(true), \(3), \(0.5), \(1_000), \([9, 8] as [UInt8])
            """
        try connection.read(sql, into: rows, as: RowShape(columns))
        #expect(rows.count == 1)
        #expect(
            (0..<columns.count).map { rows[0, $0].tag }
                == [.uuid, .text, .symbol, .json, .bool, .int, .float, .instant, .blob])
        #expect(rows.uuid(of: rows[0, 0]) == id)
        #expect(rows.string(of: rows[0, 1]) == "Zoë")
        #expect(rows.string(of: rows[0, 3]) == "[\"a\"]")
        #expect(rows[0, 4].boolValue)
        #expect(rows[0, 5].intValue == 3)
        #expect(rows[0, 6].floatValue == 0.5)
        #expect(rows[0, 7].milliseconds == 1_000)
        #expect(Array(rows.bytes(of: rows[0, 8])) == [9, 8])
    }

    @Test(arguments: [CellKind.bool, .int, .float, .text, .symbol, .json, .uuid, .instant])
    func `NULL stays null`(kind: CellKind) throws {
        let rows = RowBatch(type: TypeIndex(0), width: 1)
        try database.connection().read(
            "SELECT NULL", into: rows, as: RowShape([NeededColumn(name: "x", kind: kind)]))
        #expect(rows[0, 0].isNull)
    }

    @Test func `an empty text is not null`() throws {
        let rows = RowBatch(type: TypeIndex(0), width: 1)
        try database.connection().read(
            "SELECT \("")", into: rows, as: RowShape([NeededColumn(name: "x", kind: .text)]))
        #expect(rows[0, 0].tag == .text)
        #expect(rows[0, 0].length == 0)
    }
}
