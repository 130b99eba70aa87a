import CSQLite

/// The arguments of a function that SQL calls.
public struct FunctionArguments {
    let values: UnsafeMutablePointer<OpaquePointer?>?
    public let count: Int

    public func isNull(_ index: Int) -> Bool { sqlite3_value_type(values![index]) == SQLITE_NULL }
    public func integer(_ index: Int) -> Int64 { sqlite3_value_int64(values![index]) }
    public func text(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

    /// The bytes of a TEXT or a BLOB, until the function returns.
    public func bytes(_ index: Int) -> UnsafeRawBufferPointer {
        // The pointer first: asking for it can convert the value, and so change its length.
        let start = sqlite3_value_blob(values![index])
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(values![index])))
    }
}

extension Database {
    /// Makes a Swift closure callable from SQL. An error that it throws is the statement's error.
    ///
    /// It cannot be used in triggers, views and indexes of the schema, where another program's SQLite would look for
    /// it in vain.
    public func define(
        _ name: String, arguments count: Int, isDeterministic: Bool = true,
        _ body: @escaping (FunctionArguments) throws -> Binding
    ) throws(SQLiteError) {
        let flags = SQLITE_UTF8 | SQLITE_DIRECTONLY | (isDeterministic ? SQLITE_DETERMINISTIC : 0)
        try check(
            sqlite3_create_function_v2(
                handle, name, Int32(count), flags, Unmanaged.passRetained(Function(body)).toOpaque(),
                { context, count, values in
                    let function = Unmanaged<Function>.fromOpaque(sqlite3_user_data(context)!).takeUnretainedValue()
                    function.call(FunctionArguments(values: values, count: Int(count)), answering: context)
                }, nil, nil, { Unmanaged<Function>.fromOpaque($0!).release() }))
    }

    /// Takes back what `define` has made. No statement that calls it may be running.
    public func undefine(_ name: String, arguments count: Int) {
        sqlite3_create_function_v2(handle, name, Int32(count), SQLITE_UTF8, nil, nil, nil, nil, nil)
    }
}

private final class Function {
    let body: (FunctionArguments) throws -> Binding
    init(_ body: @escaping (FunctionArguments) throws -> Binding) { self.body = body }

    func call(_ arguments: FunctionArguments, answering context: OpaquePointer?) {
        do {
            answer(try body(arguments), to: context)
        } catch {
            // Only the kind: the error's text could quote what was sealed.
            sqlite3_result_error(context, "\(type(of: error)) in a function", -1)
        }
    }

    private func answer(_ binding: Binding, to context: OpaquePointer?) {
        switch binding {
        case .null: sqlite3_result_null(context)
        case .integer(let value): sqlite3_result_int64(context, value)
        case .real(let value): sqlite3_result_double(context, value)
        case .text(var value):
            value.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    // A nil pointer would answer NULL.
                    characters.isEmpty
                        ? sqlite3_result_text(context, "", 0, transient)
                        : sqlite3_result_text(context, characters.baseAddress, Int32(characters.count), transient)
                }
            }
        case .blob(let bytes): answer(bytes, to: context)
        case .key(let key): answer(key.bytes, to: context)
        case .keys(let keys): answer(keys.flatMap(\.bytes), to: context)
        }
    }

    private func answer(_ bytes: [UInt8], to context: OpaquePointer?) {
        bytes.withUnsafeBytes {
            if $0.isEmpty {
                sqlite3_result_zeroblob(context, 0)
            } else {
                sqlite3_result_blob64(context, $0.baseAddress, UInt64($0.count), transient)
            }
        }
    }
}
