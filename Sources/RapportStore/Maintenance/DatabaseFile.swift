import Glibc
import SQLite

/// The file of a database, as the system sees it.
enum DatabaseFile {
    static func hasContent(_ path: String) -> Bool { (size(of: path) ?? 0) > 0 }

    /// What is wrong with a file that has lost its end; nil with one that has not.
    ///
    /// SQLite takes what is missing of the last page for zeros.
    static func cutShort(_ path: String) -> StoreError? {
        // What is in a log or a journal has its place in the file still to come.
        guard !hasContent(path + "-wal"), !hasContent(path + "-journal"), let header = DatabaseHeader(path: path),
            let pages = header.pageCount
        else { return nil }
        // Looked at last, because a server may have the file grow meanwhile.
        guard let size = DatabaseFile.size(of: path), size < pages * header.pageSize else { return nil }
        return .cutShort(bytes: size, expected: pages * header.pageSize)
    }

    /// Undoes a write that was cut off, as whoever writes next would: who only reads cannot, and does not get to see
    /// the database before.
    ///
    /// SQLite: https://www.sqlite.org/lockingv3.html#hot_journals
    static func undoUnfinishedWrite(_ path: String, fileSystem: String?) throws {
        guard hasContent(path + "-journal") else { return }
        let connection = try Database(path: path, .standalone, fileSystem: fileSystem)
        _ = try connection.exists("SELECT 1 FROM sqlite_schema")
    }

    private static func size(of path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }
}
