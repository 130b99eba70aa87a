import CSQLite

extension Database {
    public enum TransactionKind: Sendable {
        /// One snapshot, begun by the first read.
        case deferred
        /// Takes the write lock at once.
        case immediate
    }

    /// Whether a transaction is open. SQLITE_FULL, IOERR, NOMEM and an interrupt can end it without being asked.
    public var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    public func begin(_ kind: TransactionKind) throws(SQLiteError) {
        switch kind {
        case .deferred: try execute("BEGIN")
        case .immediate: try execute("BEGIN IMMEDIATE")
        }
    }

    public func commit() throws(SQLiteError) { try execute("COMMIT") }

    /// Ends the transaction without its changes, if SQLite has not already done so.
    public func rollback() {
        guard isInTransaction else { return }
        // What has to end the transaction is not to be interrupted for the time that the transaction has taken.
        let deadline = deadline
        self.deadline = nil
        defer { self.deadline = deadline }
        try? execute("ROLLBACK")
    }

    /// Runs `body` in a transaction; an error undoes all of it.
    public func transaction<R>(_ kind: TransactionKind, _ body: () throws -> R) throws -> R {
        try begin(kind)
        do {
            let result = try body()
            try commit()
            return result
        } catch {
            rollback()
            throw error
        }
    }

    /// Runs `body` in a savepoint. Its changes stay only if it says so; an error undoes them.
    ///
    /// After an error look at `isInTransaction`: some take the whole transaction with them.
    public func savepoint<R>(_ body: () throws -> (result: R, keep: Bool)) throws -> R {
        try execute("SAVEPOINT work")
        do {
            let (result, keep) = try body()
            if !keep { try execute("ROLLBACK TO work") }
            try execute("RELEASE work")
            return result
        } catch {
            undoSavepoint()
            throw error
        }
    }

    /// Where that cannot be done, the whole transaction goes: changes of work that has failed must never be committed
    /// with those of others.
    private func undoSavepoint() {
        guard isInTransaction else { return }
        do {
            try execute("ROLLBACK TO work")
            try execute("RELEASE work")
        } catch {
            rollback()
        }
    }

    // MARK: Checkpoints

    public enum Checkpoint: Sendable {
        /// As much as no reader needs any more, without waiting for anybody.
        case passive
        /// Everything, and the log is cut to nothing.
        case truncate
    }

    /// Moves what is in the write-ahead log into the database.
    public func checkpoint(_ kind: Checkpoint) throws(SQLiteError) {
        let mode = kind == .passive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE
        let result = sqlite3_wal_checkpoint_v2(handle, nil, mode, nil, nil)
        guard result == SQLITE_OK || result == SQLITE_BUSY else { return try check(result) }
    }

    /// Called after each commit with the pages that are in the write-ahead log.
    public func onCommit(_ body: @escaping (_ pagesInLog: Int) -> Void) {
        let hook = CommitHook(body)
        commitHook = hook
        sqlite3_wal_hook(
            handle,
            { context, _, _, pages in
                Unmanaged<CommitHook>.fromOpaque(context!).takeUnretainedValue().body(Int(pages))
                return SQLITE_OK
            }, Unmanaged.passUnretained(hook).toOpaque())
    }
}

/// Keeps a closure where a C function can find it.
final class CommitHook {
    let body: (Int) -> Void
    init(_ body: @escaping (Int) -> Void) { self.body = body }
}
