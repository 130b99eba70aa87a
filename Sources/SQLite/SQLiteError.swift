import CSQLite

/// What SQLite refused, in its own terms.
public struct SQLiteError: Error, Hashable, Sendable {
    /// The primary result codes that somebody decides by.
    /// SQLite: https://www.sqlite.org/rescode.html
    public enum Code: Hashable, Sendable {
        case busy, constraint, corrupt, full, interrupted, ioError, noMemory, notADatabase, readOnly, schema, tooBig
        case other(Int32)
    }

    public var code: Code
    /// The extended result code, which says which constraint or which system call it was.
    public var extendedCode: Int32
    /// SQLite's sentence. It can quote names of tables, so it goes to the log and never to a client.
    public var message: String
    /// The statement, with `?` for its values.
    public var statement: String?

    public init(extendedCode: Int32, message: String, statement: String? = nil) {
        code = Code(primary: extendedCode & 0xff)
        self.extendedCode = extendedCode
        self.message = message
        self.statement = statement
    }
}

extension SQLiteError {
    /// Of errors of the system: whether something was to be written. A full quota is such an error, as against a full
    /// disk.
    public var isOfWriting: Bool {
        // The macros are sums, which Swift does not import: the second byte counts the system calls.
        // SQLite: https://www.sqlite.org/rescode.html#extrc
        let (write, sync, syncOfFolder, truncate, sizeOfSharedMemory) = (3, 4, 5, 6, 19)
        return code == .ioError
            && [write, sync, syncOfFolder, truncate, sizeOfSharedMemory].contains(Int(extendedCode >> 8))
    }
}

extension SQLiteError {
    /// Whether a write was cut off, which who only reads cannot undo.
    public var isOfUnfinishedWrite: Bool {
        // The macro is a sum, which Swift does not import.
        let readOnlyRollback = 3
        return code == .readOnly && Int(extendedCode >> 8) == readOnlyRollback
    }
}

extension SQLiteError: CustomStringConvertible {
    public var description: String {
        let place = statement.map { " in: \($0)" } ?? ""
        return "SQLite error \(extendedCode): \(message)\(place)"
    }
}

extension SQLiteError.Code {
    init(primary: Int32) {
        switch primary {
        case SQLITE_BUSY: self = .busy
        case SQLITE_CONSTRAINT: self = .constraint
        case SQLITE_CORRUPT: self = .corrupt
        case SQLITE_FULL: self = .full
        case SQLITE_INTERRUPT: self = .interrupted
        case SQLITE_IOERR: self = .ioError
        case SQLITE_NOMEM: self = .noMemory
        case SQLITE_NOTADB: self = .notADatabase
        case SQLITE_READONLY: self = .readOnly
        case SQLITE_SCHEMA: self = .schema
        case SQLITE_TOOBIG: self = .tooBig
        default: self = .other(primary)
        }
    }
}
