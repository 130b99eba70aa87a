import CSQLite

extension Database {
    /// Copies the whole database into another one, as it is at one moment. Whoever writes meanwhile goes on: the copy
    /// has what was committed before it began.
    ///
    /// In one step and not in many, since another process that writes between two of them would have it begin anew.
    /// SQLite: https://www.sqlite.org/backup.html
    ///
    /// - Parameter copy: Opened `.standalone`, and empty.
    public func backup(to copy: Database) throws(SQLiteError) {
        guard let backup = sqlite3_backup_init(copy.handle, "main", handle, "main") else { return try copy.fail() }
        let result = sqlite3_backup_step(backup, -1)
        sqlite3_backup_finish(backup)
        guard result == SQLITE_DONE else {
            // Of the source's faults the copy knows, too.
            throw SQLiteError(extendedCode: result, message: String(cString: sqlite3_errstr(result)))
        }
        // The copy says of itself, as the source does, that it has a log beside it: it is one file from now on.
        try copy.script("PRAGMA journal_mode = DELETE")
    }

    private func fail() throws(SQLiteError) { try check(sqlite3_extended_errcode(handle)) }
}
