import Batches
import RapportTypes
import SQLite
import Secrets

/// What one worker reads with: its own read-only connection, its statements and cipher contexts.
///
/// Not Sendable: made in the thread that uses it. The aggregates add their reading functions in extensions.
public final class Reader {
    let connection: Database
    let cipher = Cipher()
    let cursors: CursorCoder
    let masterKey: MasterKey
    let clock: WallClock
    private var selections: [ObjectIdentifier: Selection] = [:]
    private var dataKeys = DataKeyCache()
    private let sealedConditions = SealedConditions()
    private let commits: CommitCount
    /// How much was committed when the snapshot was begun.
    private(set) var snapshotCommits: UInt64 = 0
    var knownTokens = KnownTokens()

    init(_ configuration: Store.Configuration) throws {
        connection = try Database(path: configuration.path, .readOnly, fileSystem: configuration.fileSystem)
        cursors = CursorCoder(key: configuration.masterKey.cursorKey)
        masterKey = configuration.masterKey
        clock = configuration.clock
        commits = configuration.commits
        try sealedConditions.register(on: connection)
    }

    // MARK: Snapshots

    /// Begins a read transaction: what follows sees one state of the database, as of the first statement.
    ///
    /// Where the last one was not ended and nothing was committed since, that one goes on: it shows the same. To begin
    /// and to end one takes six system calls, about as long as to look up a contact.
    public func beginSnapshot() throws {
        let commits = commits.current
        if connection.isInTransaction {
            if snapshotCommits == commits { return }
            endSnapshot()
        }
        snapshotCommits = commits
        try connection.begin(.deferred)
    }

    /// Ends it. Does nothing without one. While a snapshot is kept the log of writes cannot begin anew: nobody keeps
    /// one who has nothing to do.
    public func endSnapshot() { connection.rollback() }

    public func snapshot<R>(_ body: () throws -> R) throws -> R {
        try beginSnapshot()
        defer { endSnapshot() }
        return try body()
    }

    /// When statements of this reader are interrupted: `SQLiteError` with the code `.interrupted`.
    public var deadline: ContinuousClock.Instant? {
        get { connection.deadline }
        set { connection.deadline = newValue }
    }

    /// Asked when the deadline is reached: for a later one, or nil if nothing runs on.
    public var extendDeadline: (() -> ContinuousClock.Instant?)? {
        get { connection.extendDeadline }
        set { connection.extendDeadline = newValue }
    }

    /// Whether the deadline has passed, and there is no later one.
    public var isOutOfTime: Bool { connection.isOutOfTime }

    /// Told the text of each statement that runs; for traces and for tests that count.
    public var statementObserver: ((String) -> Void)? {
        get { connection.observer }
        set { connection.observer = newValue }
    }

    /// Told of each statement that runs how much it did; for traces.
    public var statementProfiler: ((RanStatement) -> Void)? {
        get { connection.profiler }
        set { connection.profiler = newValue }
    }

    /// The steps by which a statement of this reader runs.
    public func queryPlan(of statement: String) throws -> [String] { try connection.queryPlan(of: statement) }

    /// Statements that have been run since the reader was made.
    public var statementsRun: Int { connection.journal.count }

    /// What follows is looked at by itself: see `slowestStatements`.
    public func beginJournal() { connection.journal.begin() }

    /// The statements that have taken longest since then, the slowest first, each with its plan. Values are bound, so
    /// there are none in the texts.
    public func slowestStatements(limit: Int = 5) -> [SlowStatement] {
        connection.journal.slowest(limit).map { entry in
            SlowStatement(
                text: entry.text, milliseconds: entry.milliseconds,
                plan: (try? queryPlan(of: entry.text)) ?? [])
        }
    }

    // MARK: Rows

    /// Reads rows of a table into a batch, with what is selected of them, and opens what is sealed.
    ///
    /// `source` is what follows SELECT's list: `FROM contact AS item WHERE item.owner_id = …`.
    func rows(
        _ source: SQL, of type: TypeIndex, _ columns: ColumnSet, for viewer: Viewer, capacity: Int = 8
    ) throws -> RowBatch {
        sealedConditions.use(viewer)
        let selection = selection(columns)
        let rows = RowBatch(type: type, width: columns.columns.count, columns: columns, capacity: capacity)
        try connection.read("SELECT \(selection.list) \(source)", into: rows, as: selection.shape)
        try selection.open(rows, from: 0, for: viewer, with: cipher)
        return rows
    }

    /// Reads the rows of a table that have these ids and belong to the viewer: one statement for any number.
    ///
    /// The owner is compared with a `+` in front, so that SQLite looks rows up by id and does not go through all that
    /// the viewer has.
    func load(
        _ ids: [UUID], from table: SQL, of type: TypeIndex, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> RowBatch {
        sealedConditions.use(viewer)
        let selection = selection(columns)
        let rows = RowBatch(type: type, width: columns.columns.count, columns: columns, capacity: ids.count)
        try connection.read(lookUp(ids, table, selection, viewer), into: rows, as: selection.shape)
        try selection.open(rows, from: 0, for: viewer, with: cipher)
        return rows
    }

    private func lookUp(_ ids: [UUID], _ table: SQL, _ selection: Selection, _ viewer: Viewer) -> SQL {
        // A table that is a selection itself may have values of its own, which are others each time.
        if table.hasBindings {
            return """
                SELECT \(selection.list) FROM \(table: ids) AS wanted CROSS JOIN \(table) AS item
                WHERE item.id = wanted.key AND +item.owner_id = \(viewer)
                """
        }
        if ids.count == 1 {
            return selection.lookUp(in: table, .one) {
                """
                SELECT \(selection.list) FROM \(table) AS item
                WHERE item.id = \(ids[0]) AND +item.owner_id = \(viewer)
                """
            }.with([.key(ids[0]), .key(viewer.id)])
        }
        return selection.lookUp(in: table, .many) {
            """
            SELECT \(selection.list) FROM \(table: ids) AS wanted CROSS JOIN \(table) AS item
            WHERE item.id = wanted.key AND +item.owner_id = \(viewer)
            """
        }.with([.keys(ids), .key(viewer.id)])
    }

    /// Lets conditions of the statements that follow open what is the viewer's. What reads by `rows`, `page` or
    /// `pages` has it already.
    func allowConditions(for viewer: Viewer) { sealedConditions.use(viewer) }

    func selection(_ columns: ColumnSet) -> Selection {
        if let selection = selections[ObjectIdentifier(columns)] { return selection }
        // Each keeps its ColumnSet alive, so an identity cannot be given to another one.
        if selections.count >= 1024 { selections.removeAll() }
        let selection = Selection(columns)
        selections[ObjectIdentifier(columns)] = selection
        return selection
    }

    /// The data key of an account: unwrapped once, as that costs as much as a query.
    func dataKey(of account: AccountID, wrapped: [UInt8]) throws -> DataKey {
        try dataKeys.key(of: account, wrapped: wrapped) {
            try masterKey.unwrap(wrapped, owner: account.bytes, with: cipher)
        }
    }
}

/// A statement, how long it has taken, and how SQLite runs it.
public struct SlowStatement: Hashable, Sendable {
    public let text: String
    public let milliseconds: Int
    /// One line for each step.
    public let plan: [String]
}

/// The data keys of the accounts that a worker has served lately.
private struct DataKeyCache {
    private struct Entry {
        let wrapped: [UInt8]
        let key: DataKey
    }

    private var entries: [AccountID: Entry] = [:]

    /// An account whose wrapped key has changed has another key.
    mutating func key(of account: AccountID, wrapped: [UInt8], unwrap: () throws -> DataKey) rethrows -> DataKey {
        if let entry = entries[account], entry.wrapped == wrapped { return entry.key }
        if entries.count >= 1024 { entries.removeAll() }
        let key = try unwrap()
        entries[account] = Entry(wrapped: wrapped, key: key)
        return key
    }
}
