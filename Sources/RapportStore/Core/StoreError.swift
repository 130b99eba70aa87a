import Glibc

/// Why the store cannot be opened or cannot take work.
public enum StoreError: Error, Hashable, Sendable {
    /// Another server has the database.
    case alreadyOpen(lockFile: String)
    /// The file has another name, a hard link, by which a second server could open it unseen.
    case hardLink
    /// The lock file cannot be made: `errno`.
    case lock(file: String, error: Int32)
    /// The database was written by a later version of the program.
    case newerDatabase(version: Int, known: Int)
    /// The database has tables that this program has not made.
    case foreignDatabase
    /// The database was written by an earlier version of the program, and what only reads does not bring it up to date.
    case olderDatabase(version: Int, known: Int)
    /// No program of ours gives a database this version.
    case unknownVersion(Int)
    /// The end of the file is missing.
    case cutShort(bytes: Int, expected: Int)
    /// The database's accounts are sealed with another master key.
    case otherMasterKey
    /// The session or access token that a viewer came with has been ended.
    case signedOut
    /// More work waits than may wait.
    case overloaded
    /// The store is being closed.
    case closed
}

extension StoreError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .alreadyOpen(let file): "a server has this database open; stop it first (\(file) is locked)"
        case .hardLink:
            "its file has a second name (a hard link), by which another server could open it: remove one, or copy it"
        case .lock(let file, let error): "the lock file \(file) cannot be used: \(String(cString: strerror(error)))"
        case .newerDatabase(let version, let known):
            "the database has version \(version), this program knows \(known): it was written by a later program"
        case .foreignDatabase: "it is the database of another program"
        case .olderDatabase(let version, let known):
            "the database has version \(version), this program needs \(known): serve brings it up to date"
        case .unknownVersion(let version):
            "it is damaged, or the database of another program: its version is \(version)"
        case .cutShort(let bytes, let expected):
            "it is damaged: its file has \(bytes) bytes and should have \(expected);"
                + " rapport restore puts a backup in its place"
        case .signedOut: "the session has ended"
        case .otherMasterKey: "it was sealed with another master key than this one"
        case .overloaded: "too much work waits to be written"
        case .closed: "the store is closed"
        }
    }
}
