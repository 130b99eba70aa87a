import Batches
import CSQLite

/// SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// A prepared statement while it runs. It belongs to its connection and must not outlive the call it was given to.
public final class Statement {
    let handle: OpaquePointer
    let text: String
    /// When the cache last gave it out.
    var lastUse: UInt64 = 0
    /// Whether somebody is reading its rows.
    var isRunning = false

    init(preparing text: String, on connection: OpaquePointer) throws(SQLiteError) {
        var handle: OpaquePointer?
        let result = text.withCString {
            sqlite3_prepare_v3(connection, $0, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        }
        guard result == SQLITE_OK, let handle else {
            // An empty statement prepares to nothing, without an error.
            throw SQLiteError(
                extendedCode: result == SQLITE_OK ? SQLITE_MISUSE : sqlite3_extended_errcode(connection),
                message: result == SQLITE_OK ? "empty statement" : String(cString: sqlite3_errmsg(connection)),
                statement: text)
        }
        self.handle = handle
        self.text = text
    }

    deinit { sqlite3_finalize(handle) }

    /// Goes to the next row. False after the last one.
    public func step() throws(SQLiteError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw lastError()
        }
    }

    /// How often rows had to be sorted since this was last asked.
    var sorts: Int { Int(sqlite3_stmt_status(handle, SQLITE_STMTSTATUS_SORT, 1)) }

    /// The row that `step` went to.
    public var row: Row { Row(handle) }

    /// Gives parameters their values, in the order of the text.
    func bind(_ bindings: [Binding]) throws(SQLiteError) {
        precondition(Int32(bindings.count) == sqlite3_bind_parameter_count(handle), "a parameter without a value")
        for index in bindings.indices {
            guard bind(bindings[index], at: Int32(index + 1)) == SQLITE_OK else { throw lastError() }
        }
    }

    /// Ends the run: locks are released and the values, which may be secret, are forgotten.
    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
        isRunning = false
    }

    private func bind(_ binding: Binding, at index: Int32) -> Int32 {
        switch binding {
        case .null: return sqlite3_bind_null(handle, index)
        case .integer(let value): return sqlite3_bind_int64(handle, index, value)
        case .real(let value): return sqlite3_bind_double(handle, index, value)
        case .text(var value):
            return value.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    // A nil pointer would bind NULL.
                    characters.isEmpty
                        ? sqlite3_bind_text(handle, index, "", 0, transient)
                        : sqlite3_bind_text(handle, index, characters.baseAddress, Int32(characters.count), transient)
                }
            }
        case .blob(let bytes):
            return bytes.withUnsafeBytes { bindBlob($0, at: index) }
        case .key(let key):
            return withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { buffer in
                key.write(to: buffer.baseAddress!)
                return bindBlob(UnsafeRawBufferPointer(buffer), at: index)
            }
        case .keys(let keys):
            return withUnsafeTemporaryAllocation(byteCount: 16 * keys.count, alignment: 8) { buffer in
                for position in keys.indices { keys[position].write(to: buffer.baseAddress! + 16 * position) }
                return bindBlob(UnsafeRawBufferPointer(buffer), at: index)
            }
        }
    }

    private func bindBlob(_ bytes: UnsafeRawBufferPointer, at index: Int32) -> Int32 {
        // A nil pointer would bind NULL.
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, index, 0) }
        return sqlite3_bind_blob64(handle, index, start, UInt64(bytes.count), transient)
    }

    private func lastError() -> SQLiteError {
        let connection = sqlite3_db_handle(handle)
        return SQLiteError(
            extendedCode: sqlite3_extended_errcode(connection), message: String(cString: sqlite3_errmsg(connection)),
            statement: text)
    }
}
