import Glibc
import SQLite

/// A copy of the database as it is at one moment, while it is served.
public enum Backup {
    /// Why there is none.
    public enum Fault: Error, Hashable, Sendable {
        case exists(String)
        /// Another one of the same name.
        case isBeingWritten(String)
        /// What SQLite says of the copy.
        case unwritable(String, String)
        case damaged(String)
    }

    /// Copies the database into a new file, which appears when it is whole and on the disk.
    ///
    /// Nobody waits for it: it reads one snapshot, as any reader does. The master key is not in it.
    ///
    /// - Returns: How many bytes the copy has.
    /// - Throws: `Fault`, `FileFault` or `SQLiteError`. Then there is no copy.
    @discardableResult
    public static func write(of path: String, to file: String) throws -> Int {
        guard !Files.exists(file) else { throw Fault.exists(file) }
        let unfinished = try UnfinishedBackup(of: file)
        // Nobody else writes it before it has its name.
        defer { withExtendedLifetime(unfinished) {} }
        do {
            try fill(unfinished.path, with: path)
            let size = try checked(unfinished.path)
            try Files.move(unfinished.path, to: file)
            return size
        } catch {
            try? Files.remove(unfinished.path)
            try? Files.removeCompanions(of: unfinished.path)
            // Nothing else is written here: it is the copy that has no room.
            guard let fault = error as? SQLiteError else { throw error }
            if fault.code == .full { throw FileFault(file, ENOSPC) }
            throw fault.isOfWriting ? Fault.unwritable(file, fault.message) : fault
        }
    }

    /// Copies a database into a new file, and syncs it.
    static func copy(_ path: String, to file: String) throws {
        // What a copy has left that was interrupted.
        try Files.remove(file)
        try Files.removeCompanions(of: file)
        try Files.create(file)
        try fill(file, with: path)
    }

    private static func fill(_ file: String, with path: String) throws {
        let copy: Database
        do {
            copy = try Database(path: file, .standalone)
        } catch {
            throw Fault.unwritable(file, error.message)
        }
        try Database(path: path, .readOnly).backup(to: copy)
    }

    /// Its size. That pages are where they belong is looked at; `DatabaseCheck` looks at everything.
    private static func checked(_ file: String) throws -> Int {
        let copy = try Database(path: file, .readOnly)
        let faults: [String] = try copy.values("PRAGMA quick_check(1)")
        guard faults == ["ok"] else { throw Fault.damaged(faults.first ?? "") }
        let version = try copy.userVersion
        guard version >= 0 else { throw Fault.damaged("its version is \(version)") }
        return try (copy.value("PRAGMA page_count") ?? 0) * (copy.value("PRAGMA page_size") ?? 0)
    }
}

extension Backup.Fault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .exists(let file): "\(file) exists, and is not overwritten"
        case .isBeingWritten(let file): "\(file) is being written by another backup"
        case .unwritable(let file, let reason): "\(file) cannot be written: \(reason)"
        case .damaged(let fault): "the database is damaged (\(fault)); rapport check tells more"
        }
    }
}
