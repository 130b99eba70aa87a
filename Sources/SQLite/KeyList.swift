import Batches
import CSQLite

/// Any number of keys as one parameter, so that one prepared statement serves any number of them.
///
/// `key_list(?)` is a table-valued function of our own: its argument is one BLOB of 16-byte keys, its columns are
/// `key` and `position`, its rows come in the order of the BLOB. This is one of the forms that another database
/// would have under another name; it is written nowhere else.
/// SQLite: https://www.sqlite.org/vtab.html#tabfunc2
enum KeyList {
    static func set(_ keys: [UUID]) -> SQL {
        SQL(text: "(SELECT key FROM key_list(?))", binding: .keys(keys))
    }

    static func table(_ keys: [UUID]) -> SQL {
        SQL(text: "key_list(?)", binding: .keys(keys))
    }

    static func register(on connection: OpaquePointer) -> Int32 {
        sqlite3_create_module_v2(connection, "key_list", module, nil, nil)
    }

    /// One scan of a list. SQLite sees the first member only.
    struct Cursor {
        var base = sqlite3_vtab_cursor()
        var bytes: UnsafeMutableRawPointer?
        var count = 0
        var position = 0
    }

    private enum ColumnIndex {
        static let key: Int32 = 0
        static let position: Int32 = 1
        /// The argument, a hidden column as SQLite has it.
        static let argument: Int32 = 2
    }

    // Written once, before any connection is opened; SQLite only reads it.
    nonisolated(unsafe) private static let module: UnsafePointer<sqlite3_module> = {
        let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
        module.initialize(to: sqlite3_module())
        module.pointee.xConnect = connect
        module.pointee.xBestIndex = bestIndex
        module.pointee.xDisconnect = { table in
            table?.deallocate()
            return SQLITE_OK
        }
        module.pointee.xOpen = { _, result in
            let cursor = UnsafeMutablePointer<Cursor>.allocate(capacity: 1)
            cursor.initialize(to: Cursor())
            result!.pointee = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
            return SQLITE_OK
        }
        module.pointee.xClose = { cursor in
            let cursor = KeyList.cursor(cursor)
            cursor.pointee.bytes?.deallocate()
            cursor.deallocate()
            return SQLITE_OK
        }
        module.pointee.xFilter = filter
        module.pointee.xNext = { cursor in
            KeyList.cursor(cursor).pointee.position += 1
            return SQLITE_OK
        }
        module.pointee.xEof = { cursor in
            let cursor = KeyList.cursor(cursor)
            return cursor.pointee.position >= cursor.pointee.count ? 1 : 0
        }
        module.pointee.xColumn = column
        module.pointee.xRowid = { cursor, rowid in
            rowid!.pointee = Int64(KeyList.cursor(cursor).pointee.position)
            return SQLITE_OK
        }
        return UnsafePointer(module)
    }()

    private static func cursor(_ base: UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> UnsafeMutablePointer<Cursor> {
        UnsafeMutableRawPointer(base!).assumingMemoryBound(to: Cursor.self)
    }

    private typealias Connect =
        @convention(c) (
            OpaquePointer?, UnsafeMutableRawPointer?, Int32, UnsafePointer<UnsafePointer<CChar>?>?,
            UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab>?>?,
            UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        ) -> Int32

    private static let connect: Connect = { connection, _, _, _, result, _ in
        let declared = sqlite3_declare_vtab(connection, "CREATE TABLE keys(key BLOB, position INTEGER, list HIDDEN)")
        guard declared == SQLITE_OK else { return declared }
        let table = UnsafeMutablePointer<sqlite3_vtab>.allocate(capacity: 1)
        table.initialize(to: sqlite3_vtab())
        result!.pointee = table
        return SQLITE_OK
    }

    private typealias BestIndex =
        @convention(c) (UnsafeMutablePointer<sqlite3_vtab>?, UnsafeMutablePointer<sqlite3_index_info>?) -> Int32

    private static let bestIndex: BestIndex = { _, info in
        let info = info!
        for index in 0..<Int(info.pointee.nConstraint) {
            let constraint = info.pointee.aConstraint[index]
            guard constraint.iColumn == ColumnIndex.argument, constraint.op == UInt8(SQLITE_INDEX_CONSTRAINT_EQ),
                constraint.usable != 0
            else { continue }
            info.pointee.aConstraintUsage[index].argvIndex = 1
            info.pointee.aConstraintUsage[index].omit = 1
            info.pointee.estimatedCost = 20
            info.pointee.estimatedRows = 20
            let isByPosition =
                info.pointee.nOrderBy == 1 && info.pointee.aOrderBy[0].iColumn == ColumnIndex.position
                && info.pointee.aOrderBy[0].desc == 0
            info.pointee.orderByConsumed = isByPosition ? 1 : 0
            return SQLITE_OK
        }
        return SQLITE_CONSTRAINT
    }

    private typealias Filter =
        @convention(c) (
            UnsafeMutablePointer<sqlite3_vtab_cursor>?, Int32, UnsafePointer<CChar>?, Int32,
            UnsafeMutablePointer<OpaquePointer?>?
        ) -> Int32

    private static let filter: Filter = { base, _, _, _, arguments in
        let cursor = KeyList.cursor(base)
        let list = arguments![0]
        let length = Int(sqlite3_value_bytes(list)) / 16 * 16
        // The argument belongs to SQLite and may move while the rows are read.
        cursor.pointee.bytes?.deallocate()
        cursor.pointee.bytes = UnsafeMutableRawPointer.allocate(byteCount: max(length, 16), alignment: 8)
        if length > 0 { cursor.pointee.bytes!.copyMemory(from: sqlite3_value_blob(list), byteCount: length) }
        cursor.pointee.count = length / 16
        cursor.pointee.position = 0
        return SQLITE_OK
    }

    private typealias ReadColumn =
        @convention(c) (UnsafeMutablePointer<sqlite3_vtab_cursor>?, OpaquePointer?, Int32) -> Int32

    private static let column: ReadColumn = { base, context, index in
        let cursor = KeyList.cursor(base)
        switch index {
        case ColumnIndex.key:
            sqlite3_result_blob(context, cursor.pointee.bytes! + cursor.pointee.position * 16, 16, transient)
        case ColumnIndex.position:
            sqlite3_result_int64(context, Int64(cursor.pointee.position))
        default:
            sqlite3_result_null(context)
        }
        return SQLITE_OK
    }
}

extension SQL {
    /// Text of ours with one parameter.
    fileprivate init(text: StaticString, binding: Binding) {
        self.init(text: "\(text)", bindings: [binding])
    }
}
