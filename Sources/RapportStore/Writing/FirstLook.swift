import SQLite
import Secrets

/// What shows of a database before anything is written to it, which opening it for writing does already.
enum FirstLook {
    /// - Throws: `StoreError`, or `SQLiteError` where it is damaged.
    static func check(_ configuration: Store.Configuration) throws {
        guard DatabaseFile.hasContent(configuration.path) else { return }
        try DatabaseFile.undoUnfinishedWrite(configuration.path, fileSystem: configuration.fileSystem)
        if let fault = DatabaseFile.cutShort(configuration.path) { throw fault }
        let connection = try Database(
            path: configuration.path, .readOnly, fileSystem: configuration.fileSystem)
        let version = try connection.knownVersion()
        if version == 0 {
            if try connection.exists("SELECT 1 FROM sqlite_schema") { throw StoreError.foreignDatabase }
        } else if try configuration.masterKey.opens(connection, with: Cipher()) == false {
            // The server would refuse all who come, and wrap the keys of new accounts so that neither key opens them
            // all.
            throw StoreError.otherMasterKey
        }
    }
}
