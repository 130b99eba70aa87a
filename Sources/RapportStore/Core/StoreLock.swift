import Glibc

/// A lock on a file beside the database: one server for one database.
///
/// Two servers would keep SQLite's rules, but each would believe to be the only writer: ids, event sequences and
/// rings of the bell rest on that. The kernel lets go of the lock when the process ends, however it ends.
final class StoreLock: Sendable {
    private let file: Int32

    init(besides databasePath: String) throws(StoreError) {
        let database = StoreLock.target(of: databasePath)
        if StoreLock.hasOtherNames(database) { throw .hardLink }
        let path = database + ".lock"
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .lock(file: path, error: errno) }
        // So that a command of the superuser does not keep the server from its lock.
        try? Files.giveToOwner(of: databasePath, path)
        // `deinit` closes the file after an error, too: closing it here would close it twice, and the second time
        // perhaps somebody else's file of the same number.
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            throw errno == EWOULDBLOCK ? .alreadyOpen(lockFile: path) : .lock(file: path, error: errno)
        }
    }

    /// What a symbolic link stands for, so that a database has one lock whatever it is called. Links among the folders
    /// lead to the same lock anyway.
    private static func target(of path: String) -> String {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, let real = realpath(path, nil) else {
            return path
        }
        defer { free(real) }
        return String(cString: real)
    }

    /// Each name would have a lock of its own, and a write-ahead log that the other does not read.
    ///
    /// SQLite: https://www.sqlite.org/howtocorrupt.html#_multiple_links_to_the_same_file
    private static func hasOtherNames(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_nlink > 1
    }

    // The file stays: removing it would let a third server lock a new one while a second waits for this.
    deinit { close(file) }
}
