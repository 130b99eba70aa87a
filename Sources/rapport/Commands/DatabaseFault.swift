import RapportStore
import SQLite
import Secrets

/// Why a command could not do its work on a database, which it names.
enum DatabaseFault {
    /// What is thrown about a file says itself which one.
    static func naming(_ database: String, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as FileFault {
            throw error
        } catch let error as Backup.Fault {
            throw error
        } catch let error as Restore.Fault {
            throw error
        } catch {
            throw UnusableDatabase(path: database, cause: error)
        }
    }
}
