import Glibc
import RapportStore
import Secrets

extension MasterKey {
    /// The key of the database that the settings name.
    ///
    /// A new one is made for a new database only: what an older one seals no other key opens. A rotation that was
    /// interrupted is ended first.
    static func ofDatabase(_ settings: Settings) throws -> MasterKey {
        if let value = settings.masterKey { return try MasterKey(environment: value) }
        let file = settings.keyFile
        let hasContent = Application.hasContent(settings.database)
        let hasKey = access(file, F_OK) == 0
        if hasContent, !hasKey { throw MissingKey(file: file) }
        // Also what is left of a first start that was interrupted, which is no reason not to start again.
        if hasKey, !hasContent, access(settings.database, F_OK) == 0, settings.masterKeyFile == nil {
            Terminal.writeError(
                "rapport: the database \(settings.database) is empty, but its key is there; it is begun anew")
        }
        let rotation = KeyFileRotation(path: file)
        if hasContent, try rotation.pending() != nil { try KeyRotation(of: settings.database).settle(rotation) }
        return try MasterKey(file: file)
    }
}

extension Settings {
    /// Where the key is that is in a file.
    var keyFile: String { masterKeyFile ?? database + ".key" }
}

/// The database is there, the key that it was sealed with is not.
struct MissingKey: Error, CustomStringConvertible {
    let file: String
    var description: String { "its key file \(file) is missing, and RAPPORT_MASTER_KEY is not set" }
}
