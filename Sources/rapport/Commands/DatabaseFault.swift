import RapportStore
import SQLite
import Secrets

/// Why a command could not do its work on a database, which it names.
enum DatabaseFault {
    /// What is thrown about a file says itself which one.
    static func naming(_ database: String, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error where error is FileFault || error is Backup.Fault || error is Restore.Fault {
            throw error
        } catch {
            throw UnusableDatabase(path: database, cause: error)
        }
    }
}
