import Glibc

/// A lock on a file beside the database: one server for one database.
///
/// Two servers would keep SQLite's rules, but each would believe to be the only writer: ids, event sequences and
/// rings of the bell rest on that. The kernel lets go of the lock when the process ends, however it ends.
final class StoreLock: Sendable {
    private let file: Int32

    init(besides databasePath: String) throws(StoreError) {
        let path = databasePath + ".lock"
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .lock(file: path, error: errno) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let error = errno
            Glibc.close(file)
            throw error == EWOULDBLOCK ? .alreadyOpen(lockFile: path) : .lock(file: path, error: error)
        }
    }

    // The file stays: removing it would let a third server lock a new one while a second waits for this.
    deinit { close(file) }
}
