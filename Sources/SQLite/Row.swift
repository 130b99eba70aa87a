import Batches
import CSQLite

/// One row of a result, until the statement goes on.
///
/// Columns count from 0. Tables are STRICT and their columns NOT NULL where a type here is not optional; a NULL that
/// comes nevertheless reads as SQLite converts it: 0, false or empty.
public struct Row {
    let statement: OpaquePointer

    init(_ statement: OpaquePointer) { self.statement = statement }

    @inlinable
    public subscript<V: ColumnValue>(column: Int) -> V { V.read(self, Int32(column)) }

    public func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL }

    /// The bytes of a TEXT or a BLOB, until the statement goes on.
    public func bytes(_ column: Int) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, Int32(column))
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column))))
    }
}

/// A type that a column can be read as.
public protocol ColumnValue {
    static func read(_ row: Row, _ column: Int32) -> Self
}

extension Int: ColumnValue {
    public static func read(_ row: Row, _ column: Int32) -> Int { Int(sqlite3_column_int64(row.statement, column)) }
}

extension Int64: ColumnValue {
    public static func read(_ row: Row, _ column: Int32) -> Int64 { sqlite3_column_int64(row.statement, column) }
}

extension Double: ColumnValue {
    public static func read(_ row: Row, _ column: Int32) -> Double { sqlite3_column_double(row.statement, column) }
}

extension Bool: ColumnValue {
    public static func read(_ row: Row, _ column: Int32) -> Bool { sqlite3_column_int64(row.statement, column) != 0 }
}

extension String: ColumnValue {
    public static func read(_ row: Row, _ column: Int32) -> String {
        guard let text = sqlite3_column_text(row.statement, column) else { return "" }
        let count = Int(sqlite3_column_bytes(row.statement, column))
        return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    }
}

extension [UInt8]: ColumnValue {
    public static func read(_ row: Row, _ column: Int32) -> [UInt8] { [UInt8](row.bytes(Int(column))) }
}

extension UUID: ColumnValue {
    public static func read(_ row: Row, _ column: Int32) -> UUID {
        let bytes = row.bytes(Int(column))
        guard bytes.count == 16 else { return UUID(high: 0, low: 0) }
        return UUID(bytes: bytes.baseAddress!)
    }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    public static func read(_ row: Row, _ column: Int32) -> Wrapped? {
        row.isNull(Int(column)) ? nil : Wrapped.read(row, column)
    }
}
