import SQLite
import Secrets

/// Whether the database has what its version has, and nothing else.
extension DatabaseCheck {
    /// Tables, indexes, triggers and views, against those of a new database of the same version.
    ///
    /// By their names: how SQLite words a table that was altered differs between its versions.
    func tables(_ version: Int) throws -> (String, [String]) {
        let (found, expected) = (try SchemaObject.all(in: connection), try SchemaObject.all(in: newDatabase(version)))
        let missing = expected.subtracting(found).map { "the \($0.kind) \($0.name) is missing" }
        let foreign = found.subtracting(expected).map { "the \($0.kind) \($0.name) was made by another program" }
        let counts = [("table", "tables"), ("index", "indexes"), ("trigger", "triggers"), ("view", "views")].map {
            kind, kinds in DatabaseCheck.counted(found.count(where: { $0.kind == kind }), kind, plural: kinds)
        }
        return (counts.joined(separator: ", "), missing.sorted() + foreign.sorted())
    }

    /// In memory.
    private func newDatabase(_ version: Int) throws -> Database {
        let database = try Database(path: ":memory:", .standalone)
        // There is nothing in it to open.
        let functions = MigrationFunctions(Store.Configuration(path: ":memory:", masterKey: MasterKey(SecretKey())))
        try functions.available(on: database) { try database.migrate(Array(Migrations.all.prefix(version))) }
        return database
    }
}

private struct SchemaObject: Hashable {
    let kind: String
    let name: String

    /// All but those that SQLite makes for itself.
    static func all(in database: Database) throws -> Set<SchemaObject> {
        try Set(
            database.rows("SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'") {
                SchemaObject(kind: $0[0], name: $0[1])
            })
    }
}
