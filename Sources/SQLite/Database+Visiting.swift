import CSQLite

/// What takes the rows of a statement while it runs, one after the other.
///
/// A class, and not a closure, because calling a stored closure retains and releases it: for every row that costs as
/// much as counting it.
open class RowVisitor {
    public init() {}

    /// Takes the columns of one row, which are gone when it returns. What it throws ends the statement.
    open func visit(_ row: FunctionArguments) throws {}
}

extension Database {
    /// Hands each row of a statement to the visitor, in the order in which SQLite reads them.
    ///
    /// For figures over many rows: between two rows SQLite does not come back to its caller, so two columns of a million
    /// index entries took 78 ms, against 120 ms by steps (measured in C). An error that the visitor throws comes out.
    ///
    /// - Parameters:
    ///   - columns: What follows SELECT: `item.occurred_at, item.type`. They come as they are stored.
    ///   - source: The rest of the statement, without grouping and order.
    public func visit(_ columns: SQL, _ source: SQL, with visitor: RowVisitor) throws {
        try visits.run(visitor) {
            try withStatement("SELECT visit(\(columns)) \(source)") { _ = try $0.step() }
        }
    }
}

/// The aggregate function `visit` of a connection: it hands every row to the visitor of the statement that runs, and
/// answers NULL.
///
/// SQLite: https://www.sqlite.org/appfunc.html, section 2.2.
final class Visits {
    /// Alive while `run` runs. A visit inside of another one has its own meanwhile.
    private var visitor: Unmanaged<RowVisitor>?
    private var error: (any Error)?

    func register(on connection: OpaquePointer) -> Int32 {
        sqlite3_create_function_v2(
            connection, "visit", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, Unmanaged.passUnretained(self).toOpaque(), nil,
            { context, count, values in
                Unmanaged<Visits>.fromOpaque(sqlite3_user_data(context)!)._withUnsafeGuaranteedRef {
                    $0.row(FunctionArguments(values: values, count: Int(count)), in: context)
                }
            }, { sqlite3_result_null($0) }, nil)
    }

    func run(_ visitor: RowVisitor, _ statement: () throws -> Void) throws {
        try withExtendedLifetime(visitor) {
            let outer = self.visitor
            self.visitor = Unmanaged.passUnretained(visitor)
            defer {
                self.visitor = outer
                error = nil
            }
            do { try statement() } catch { throw self.error ?? error }
        }
    }

    private func row(_ arguments: FunctionArguments, in context: OpaquePointer?) {
        do {
            try visitor?._withUnsafeGuaranteedRef { try $0.visit(arguments) }
        } catch {
            self.error = error
            sqlite3_result_error(context, "\(type(of: error)) in a visit", -1)
        }
    }
}
