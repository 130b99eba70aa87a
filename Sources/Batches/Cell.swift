/// What one cell holds. The meaning of `Cell.count` and `Cell.payload` follows from it.
public enum CellTag: UInt8, Sendable {
    /// No value.
    case null
    /// payload: 0 or 1.
    case bool
    /// payload: an Int64 as bits.
    case int
    /// payload: a Double as bits.
    case float
    /// payload: offset in the batch's arena; count: bytes of UTF-8.
    case text
    /// Like `text`, but of characters that need no escaping in JSON: enum values, dates, base64.
    case symbol
    /// Like `text`, but already JSON: copied to the response as it is.
    case json
    /// payload: offset in the arena of 16 bytes; shown as canonical text.
    case uuid
    /// payload: milliseconds since 1970-01-01T00:00:00Z as an Int64; shown as RFC 3339 in UTC.
    case instant
    /// payload: offset in the arena; count: bytes. Sealed or otherwise not for the response.
    case blob
    /// type: index in `children`; payload: first row; count: rows. A list of the objects in a run of rows.
    case rows
    /// payload: index of the first element in `elements`; count: elements. A list.
    case list
    /// type: index in `children`; payload: row. One object.
    case object
    /// type: a TypeIndex; payload: offset in the arena of a 16-byte id. An entity that the executor still loads.
    case key
    /// payload: index in the batch's failures, and once the executor has taken it over, in the execution's errors.
    case error
}

/// One value of one row: 16 bytes, so that a row is read and written without an allocation.
public struct Cell: Sendable {
    public var tag: CellTag
    public var type: UInt16
    public var count: UInt32
    public var payload: UInt64

    @inlinable
    public init(_ tag: CellTag, type: UInt16 = 0, count: UInt32 = 0, payload: UInt64 = 0) {
        self.tag = tag
        self.type = type
        self.count = count
        self.payload = payload
    }

    @inlinable public static var null: Cell { Cell(.null) }
    @inlinable public static func bool(_ value: Bool) -> Cell { Cell(.bool, payload: value ? 1 : 0) }
    @inlinable public static func int(_ value: Int) -> Cell { Cell(.int, payload: UInt64(bitPattern: Int64(value))) }
    @inlinable public static func float(_ value: Double) -> Cell { Cell(.float, payload: value.bitPattern) }
    @inlinable public static func instant(_ milliseconds: Int64) -> Cell {
        Cell(.instant, payload: UInt64(bitPattern: milliseconds))
    }
    @inlinable public static func error(_ index: Int) -> Cell { Cell(.error, payload: UInt64(index)) }
    @inlinable public static func object(child: Int, row: Int) -> Cell {
        Cell(.object, type: UInt16(child), payload: UInt64(row))
    }
    @inlinable public static func rows(child: Int, first: Int, count: Int) -> Cell {
        Cell(.rows, type: UInt16(child), count: UInt32(count), payload: UInt64(first))
    }

    @inlinable public var isNull: Bool { tag == .null }
    @inlinable public var intValue: Int { Int(Int64(bitPattern: payload)) }
    @inlinable public var floatValue: Double { Double(bitPattern: payload) }
    @inlinable public var boolValue: Bool { payload != 0 }
    @inlinable public var milliseconds: Int64 { Int64(bitPattern: payload) }
    /// Offset of the bytes in the arena, first row, or first element: what `payload` is for that tag.
    @inlinable public var offset: Int { Int(truncatingIfNeeded: payload) }
    @inlinable public var length: Int { Int(count) }
}

/// How a stored value becomes a cell: the tag that a leaf of the schema has when it is not null.
public enum CellKind: UInt8, Sendable {
    case bool, int, float, text, symbol, json, uuid, instant
}
