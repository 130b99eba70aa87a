import CSQLite

/// A connection to a database, owned by one thread.
///
/// Opened without SQLite's mutexes, so it is not Sendable: it is made in the thread that uses it and never shared.
public final class Database {
    public enum Access: Sendable {
        case readOnly
        /// Creates the database if there is none.
        case readWrite
        /// The same without a log beside it: for a copy that nobody else knows of.
        case standalone
    }

    let handle: OpaquePointer
    private var statements = StatementCache()

    /// Told the text of every statement when it has run, `BEGIN` and `COMMIT` included. For tests that count and for
    /// traces; costs nothing while it is nil.
    public var observer: ((String) -> Void)? {
        didSet { installObserver() }
    }

    /// Told of every statement that has run how much it did; instead of the observer, while it is there.
    public var profiler: ((RanStatement) -> Void)? {
        didSet { profiler == nil ? installObserver() : installProfiler() }
    }
    /// When the statements began that run, and how many rows they have brought so far.
    var running: [OpaquePointer: RunningStatement] = [:]

    /// What has run on the connection, transactions apart.
    public let journal = StatementJournal()

    /// When what runs on this connection is interrupted; `SQLiteError.Code.interrupted` then. An
    /// interrupted write takes the whole transaction with it.
    public var deadline: ContinuousClock.Instant? {
        didSet { installDeadlineIfNeeded() }
    }
    /// Asked when the deadline is reached: for a later one, or nil if nothing runs on.
    public var extendDeadline: (() -> ContinuousClock.Instant?)?
    private var watchesDeadline = false
    /// Kept alive for SQLite, which has only its address.
    let visits = Visits()
    /// Kept alive for SQLite, which has only its address.
    var commitHook: CommitHook?

    /// - Parameter fileSystem: The name of a `sqlite3_vfs` that was registered; nil for the system's files.
    public init(path: String, _ access: Access, fileSystem: String? = nil) throws(SQLiteError) {
        _ = Database.configured
        var handle: OpaquePointer?
        let flags = access == .readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        let result = sqlite3_open_v2(
            path, &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
            FileAccess.name(over: fileSystem) ?? fileSystem)
        guard result == SQLITE_OK, let handle else {
            let message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(handle)
            throw SQLiteError(extendedCode: result, message: message)
        }
        self.handle = handle
        try check(rapport_sqlite3_disable_quoted_strings(handle))
        try check(KeyList.register(on: handle))
        try check(visits.register(on: handle))
        try configure(access)
    }

    deinit {
        statements.removeAll()
        sqlite3_close_v2(handle)
    }

    // MARK: Statements

    /// Runs `body` with a prepared statement whose parameters have the values of `sql`.
    public func withStatement<R>(_ sql: SQL, _ body: (Statement) throws -> R) throws -> R {
        let statement = try statement(for: sql.text)
        statement.isRunning = true
        let start = StatementJournal.now
        defer {
            statement.reset()
            journal.ran(statement.text, since: start)
        }
        try statement.bind(sql.bindings)
        return try body(statement)
    }

    /// Runs a statement and ignores its rows.
    public func run(_ sql: SQL) throws(SQLiteError) {
        let start = StatementJournal.now
        defer { journal.ran(sql.text, since: start) }
        try execute(sql)
    }

    /// Runs a statement that the journal does not have.
    func execute(_ sql: SQL) throws(SQLiteError) {
        let statement = try statement(for: sql.text)
        statement.isRunning = true
        defer { statement.reset() }
        try statement.bind(sql.bindings)
        while try statement.step() {}
    }

    /// Runs text with any number of statements: migrations and pragmas.
    public func script(_ text: String) throws(SQLiteError) {
        guard sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else { throw lastError(text) }
    }

    /// How many rows the last INSERT, UPDATE or DELETE changed.
    public var changes: Int { Int(sqlite3_changes64(handle)) }

    /// How many rows all of them have changed since the connection was opened, with what triggers and foreign keys have
    /// done.
    public var totalChanges: Int { Int(sqlite3_total_changes64(handle)) }

    /// Forgets the pages that it keeps for the next who asks for them.
    public func releaseMemory() { sqlite3_db_release_memory(handle) }

    /// How many statements are kept prepared.
    public var preparedStatements: Int { statements.count }

    private func statement(for text: String) throws(SQLiteError) -> Statement {
        if let statement = statements.statement(for: text) {
            // Somebody runs the same text inside its own rows: that run gets a statement that nobody keeps.
            return statement.isRunning ? try Statement(preparing: text, on: handle) : statement
        }
        let statement = try Statement(preparing: text, on: handle)
        statements.insert(statement)
        return statement
    }

    // MARK: Errors

    func check(_ result: Int32) throws(SQLiteError) {
        guard result == SQLITE_OK else { throw lastError(nil) }
    }

    private func lastError(_ statement: String?) -> SQLiteError {
        SQLiteError(
            extendedCode: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)),
            statement: statement)
    }

    // MARK: Set-up

    /// Once for the process, before the first connection.
    private static let configured: Void = {
        precondition(sqlite3_threadsafe() != 0, "this SQLite was built for one thread")
        _ = rapport_sqlite3_disable_memory_status()
    }()

    /// Measured: without a large map or cache the same queries took 3.6 times as long.
    private func configure(_ access: Access) throws(SQLiteError) {
        try check(sqlite3_busy_timeout(handle, 1000))
        try script("PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;")
        guard access == .readWrite else { return }
        // The pages that it has written: 4 MB of them, or all of a transaction up to 64 MB. A commit looks through all
        // that are kept if pages were split before it; of 64 MB that was 3 % of what it takes to log an interaction.
        // (Not 8192, of whose last byte SQLite takes it that nothing is ever to be written before a commit.)
        try script("PRAGMA cache_size = 512; PRAGMA cache_spill = 8191;")
        // The size of pages is fixed with the first table. A commit is on the disk before it is answered (FULL). The log
        // keeps no more than that when it is written from its beginning again: a large import is no reason to have a
        // large log for ever.
        try script(
            """
            PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 67108864;
            """)
    }

    private func installObserver() {
        guard observer != nil else {
            sqlite3_trace_v2(handle, 0, nil, nil)
            return
        }
        let context = Unmanaged.passUnretained(self).toOpaque()
        // SQLITE_TRACE_STMT would come again for every row that a foreign key deletes.
        sqlite3_trace_v2(
            handle, UInt32(SQLITE_TRACE_PROFILE),
            { _, context, statement, _ in
                let connection = Unmanaged<Database>.fromOpaque(context!).takeUnretainedValue()
                guard let text = sqlite3_sql(OpaquePointer(statement)) else { return 0 }
                // What full-text search runs on its own tables, whose names it quotes, is its own affair.
                let statement = String(cString: text)
                if !statement.contains("'main'.") { connection.observer?(statement) }
                return 0
            }, context)
    }

    /// Looks at the clock once in 4,000 instructions of SQLite's machine, some tens of microseconds.
    private func installDeadlineIfNeeded() {
        guard !watchesDeadline, deadline != nil else { return }
        watchesDeadline = true
        sqlite3_progress_handler(
            handle, 4000,
            { context in
                let connection = Unmanaged<Database>.fromOpaque(context!).takeUnretainedValue()
                return connection.isOutOfTime ? 1 : 0
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Whether the deadline has passed, and there is no later one.
    public var isOutOfTime: Bool {
        while let deadline, ContinuousClock.now >= deadline {
            guard let later = extendDeadline?(), later > deadline else { return true }
            self.deadline = later
        }
        return false
    }
}
