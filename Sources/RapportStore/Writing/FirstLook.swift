import Glibc
import SQLite
import Secrets

/// What shows of a database before anything is written to it, which opening it for writing does already.
enum FirstLook {
    /// - Throws: `StoreError`, or `SQLiteError` where it is damaged.
    static func check(_ configuration: Store.Configuration) throws {
        guard hasContent(configuration.path) else { return }
        let connection = try Database(
            path: configuration.path, .readOnly, fileSystem: configuration.fileSystem)
        let version = try connection.userVersion
        guard version <= Migrations.all.count else {
            throw StoreError.newerDatabase(version: version, known: Migrations.all.count)
        }
        if version == 0 {
            if try connection.exists("SELECT 1 FROM sqlite_schema") { throw StoreError.foreignDatabase }
        } else if try configuration.masterKey.opens(connection, with: Cipher()) == false {
            // The server would refuse all who come, and wrap the keys of new accounts so that neither key opens them all.
            throw StoreError.otherMasterKey
        }
    }

    private static func hasContent(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_size > 0
    }
}
