/// One step of a database's schema. Append-only: a released one is never edited.
public struct Migration: Sendable {
    /// What it does, for the log and for errors.
    public let name: String
    public let apply: @Sendable (Database) throws -> Void

    public init(_ name: String, _ apply: @escaping @Sendable (Database) throws -> Void) {
        self.name = name
        self.apply = apply
    }

    /// A step that is SQL alone.
    public init(_ name: String, script: String) {
        self.init(name) { try $0.script(script) }
    }
}

/// Why a database's schema cannot be brought to what the program knows.
public enum MigrationError: Error, Sendable {
    /// A later version of the program has been here.
    case newerDatabase(version: Int, known: Int)
    /// The number of its migrations is none.
    case unknownVersion(Int)
    case failed(migration: String, any Error)
}

extension Database {
    /// How many migrations the database has had.
    public var userVersion: Int {
        get throws { try value("PRAGMA user_version") ?? 0 }
    }

    /// Applies the migrations that the database has not had, one transaction each.
    /// - Throws: `MigrationError`.
    /// - Returns: The names of those that were applied.
    @discardableResult
    public func migrate(_ migrations: [Migration]) throws -> [String] {
        let version = try userVersion
        guard version >= 0 else { throw MigrationError.unknownVersion(version) }
        guard version <= migrations.count else {
            throw MigrationError.newerDatabase(version: version, known: migrations.count)
        }
        for index in version..<migrations.count {
            let migration = migrations[index]
            do {
                try transaction(.immediate) {
                    try migration.apply(self)
                    // A pragma takes no parameters; the number is our own.
                    try script("PRAGMA user_version = \(index + 1)")
                }
            } catch {
                throw MigrationError.failed(migration: migration.name, error)
            }
        }
        return migrations[version...].map(\.name)
    }
}
