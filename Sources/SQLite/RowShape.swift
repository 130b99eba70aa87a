import Batches
import CSQLite

/// As what each column of a statement is read into a batch: decided once for a selection, used for every row.
public struct RowShape: Sendable {
    enum Form: UInt8, Sendable {
        case bool, int, float, text, symbol, json, uuid, instant, blob
    }

    let forms: [Form]

    /// How many columns it reads.
    public var count: Int { forms.count }

    /// Sealed columns come as blobs; whoever has the key opens them afterwards.
    public init(_ columns: [NeededColumn]) {
        forms = columns.map { $0.isSealed ? .blob : Form($0.kind) }
    }
}

extension RowShape.Form {
    init(_ kind: CellKind) {
        switch kind {
        case .bool: self = .bool
        case .int: self = .int
        case .float: self = .float
        case .text: self = .text
        case .symbol: self = .symbol
        case .json: self = .json
        case .uuid: self = .uuid
        case .instant: self = .instant
        }
    }
}

extension Statement {
    /// Adds the row to the batch and returns its number. Columns from `first` on are read; cells behind the shape's
    /// stay null.
    ///
    /// One look for a column, not one for each question about it: `sqlite3_column_…` functions look again every time.
    /// Without mutexes a value of a row is as good as one's own.
    /// SQLite: https://www.sqlite.org/c3ref/value.html
    @discardableResult
    public func append(to rows: RowBatch, as shape: RowShape, from first: Int = 0) -> Int {
        let row = rows.appendRow()
        // Taken once: appending bytes does not move cells.
        let cells = rows.cells + row * rows.width
        let forms = shape.forms
        for index in 0..<forms.count {
            cells[index] = rows.cell(forms[index], sqlite3_column_value(handle, Int32(first + index)))
        }
        return row
    }

    /// A cell with the value of a column as it is stored.
    public func cell(_ column: Int, in rows: RowBatch) -> Cell {
        rows.cell(asStored: sqlite3_column_value(handle, Int32(column)))
    }
}

extension FunctionArguments {
    /// The same of a row that is visited.
    @discardableResult
    public func append(to rows: RowBatch, as shape: RowShape, from first: Int = 0) -> Int {
        let row = rows.appendRow()
        let cells = rows.cells + row * rows.width
        let forms = shape.forms
        let values = values! + first
        for index in 0..<forms.count { cells[index] = rows.cell(forms[index], values[index]) }
        return row
    }

    /// A cell with an argument as it is stored.
    public func cell(_ index: Int, in rows: RowBatch) -> Cell { rows.cell(asStored: values![index]) }
}

/// Text is copied into the batch's arena; nothing is allocated for a row.
extension RowBatch {
    @inline(__always)
    fileprivate func cell(_ form: RowShape.Form, _ value: OpaquePointer?) -> Cell {
        switch form {
        case .text: return text(.text, value)
        case .symbol: return text(.symbol, value)
        case .json: return text(.json, value)
        case .uuid: return blob(.uuid, value)
        case .blob: return blob(.blob, value)
        case .bool, .int, .instant:
            guard sqlite3_value_type(value) != SQLITE_NULL else { return .null }
            let number = sqlite3_value_int64(value)
            return form == .instant ? .instant(number) : form == .int ? .int(Int(number)) : .bool(number != 0)
        case .float:
            guard sqlite3_value_type(value) != SQLITE_NULL else { return .null }
            return .float(sqlite3_value_double(value))
        }
    }

    fileprivate func cell(asStored value: OpaquePointer?) -> Cell {
        switch sqlite3_value_type(value) {
        case SQLITE_INTEGER: .int(Int(sqlite3_value_int64(value)))
        case SQLITE_FLOAT: .float(sqlite3_value_double(value))
        case SQLITE_TEXT: text(.text, value)
        case SQLITE_BLOB:
            bytesCell(
                .blob, UnsafeRawBufferPointer(start: sqlite3_value_blob(value), count: Int(sqlite3_value_bytes(value))))
        default: .null
        }
    }

    private func text(_ tag: CellTag, _ value: OpaquePointer?) -> Cell {
        guard let start = sqlite3_value_text(value) else { return .null }
        return bytesCell(tag, UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value))))
    }

    private func blob(_ tag: CellTag, _ value: OpaquePointer?) -> Cell {
        // Nil for an empty blob too; an id and a sealed value are never empty.
        guard let start = sqlite3_value_blob(value) else { return .null }
        return bytesCell(tag, UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value))))
    }
}
