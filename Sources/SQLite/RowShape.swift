import Batches
import CSQLite

/// As what each column of a statement is read into a batch: decided once for a selection, used for every row.
public struct RowShape: Sendable {
    enum Form: UInt8, Sendable {
        case bool, int, float, text, symbol, json, uuid, instant, blob
    }

    let forms: [Form]

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
    /// Adds the row to the batch and returns its number. Text is copied into the batch's arena; nothing is allocated
    /// for a row. Columns from `first` on are read; cells behind the shape's stay null.
    @discardableResult
    public func append(to rows: RowBatch, as shape: RowShape, from first: Int = 0) -> Int {
        let row = rows.appendRow()
        // Taken once: appending bytes does not move cells.
        let cells = rows.cells + row * rows.width
        let forms = shape.forms
        for index in 0..<forms.count {
            cells[index] = cell(forms[index], Int32(first + index), in: rows)
        }
        return row
    }

    /// One look for the column, not one for each question about it: `sqlite3_column_…` functions look again every time.
    /// Without mutexes a value of a row is as good as one's own.
    /// SQLite: https://www.sqlite.org/c3ref/value.html
    private func cell(_ form: RowShape.Form, _ column: Int32, in rows: RowBatch) -> Cell {
        let value = sqlite3_column_value(handle, column)
        switch form {
        case .text: return text(.text, value, in: rows)
        case .symbol: return text(.symbol, value, in: rows)
        case .json: return text(.json, value, in: rows)
        case .uuid: return blob(.uuid, value, in: rows)
        case .blob: return blob(.blob, value, in: rows)
        case .bool, .int, .instant:
            guard sqlite3_value_type(value) != SQLITE_NULL else { return .null }
            let number = sqlite3_value_int64(value)
            return form == .instant ? .instant(number) : form == .int ? .int(Int(number)) : .bool(number != 0)
        case .float:
            guard sqlite3_value_type(value) != SQLITE_NULL else { return .null }
            return .float(sqlite3_value_double(value))
        }
    }

    private func text(_ tag: CellTag, _ value: OpaquePointer?, in rows: RowBatch) -> Cell {
        guard let start = sqlite3_value_text(value) else { return .null }
        let count = Int(sqlite3_value_bytes(value))
        return rows.bytesCell(tag, UnsafeRawBufferPointer(start: start, count: count))
    }

    private func blob(_ tag: CellTag, _ value: OpaquePointer?, in rows: RowBatch) -> Cell {
        // Nil for an empty blob too; an id and a sealed value are never empty.
        guard let start = sqlite3_value_blob(value) else { return .null }
        let count = Int(sqlite3_value_bytes(value))
        return rows.bytesCell(tag, UnsafeRawBufferPointer(start: start, count: count))
    }
}
