import Batches

extension Database {
    /// Calls `body` for each row.
    public func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try withStatement(sql) { statement in
            while try statement.step() { try body(statement.row) }
        }
    }

    /// What `body` makes of each row.
    public func rows<R>(_ sql: SQL, _ body: (Row) throws -> R) throws -> [R] {
        try withStatement(sql) { statement in
            var results: [R] = []
            while try statement.step() { results.append(try body(statement.row)) }
            return results
        }
    }

    /// What `body` makes of the first row; nil if there is none.
    public func first<R>(_ sql: SQL, _ body: (Row) throws -> R) throws -> R? {
        try withStatement(sql) { statement in
            try statement.step() ? try body(statement.row) : nil
        }
    }

    /// The first column of the first row; nil if there is none. A column that can be NULL is read as an optional.
    public func value<V: ColumnValue>(_ sql: SQL, as type: V.Type = V.self) throws -> V? {
        try first(sql) { $0[0] }
    }

    /// The first column of every row.
    public func values<V: ColumnValue>(_ sql: SQL, as type: V.Type = V.self) throws -> [V] {
        try rows(sql) { $0[0] }
    }

    /// Whether there is a row.
    public func exists(_ sql: SQL) throws -> Bool {
        try first(sql) { _ in true } ?? false
    }

    /// Appends every row to a batch: the statement's columns in the order of `shape`.
    public func read(_ sql: SQL, into rows: RowBatch, as shape: RowShape) throws {
        try withStatement(sql) { statement in
            while try statement.step() { statement.append(to: rows, as: shape) }
        }
    }

    /// How SQLite would run a statement, one line for each step: for tests that hold plans.
    public func plan(of sql: SQL) throws -> [String] {
        try rows("EXPLAIN QUERY PLAN \(sql)") { $0[3] }
    }
}
