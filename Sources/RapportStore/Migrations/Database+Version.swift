import SQLite

extension Database {
    /// How many migrations the database has had; 0 for one that is new.
    ///
    /// - Throws: `StoreError` where this program has not made so many, or nobody could have.
    func knownVersion() throws -> Int {
        let (version, known) = (try userVersion, Migrations.all.count)
        if version > known { throw StoreError.newerDatabase(version: version, known: known) }
        if version < 0 { throw StoreError.unknownVersion(version) }
        return version
    }
}
