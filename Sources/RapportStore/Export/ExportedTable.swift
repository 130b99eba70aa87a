import Batches
import SQLite

/// A table of the database as a file shows it: its columns under the names that they have in the schema of the API,
/// without those that only serve the server.
struct ExportedTable {
    /// The history of events, which can be left out.
    static let events = "domain_events"

    /// Tables that have nothing of the account's own: what lets somebody in, what repeats other tables for the sake of
    /// speed, and what is under way.
    static let leftOut: Set<String> = [
        "session", "idempotency_key", "import_slice", "export_file", "export_chunk",
        "contact_tag", "contact_uid", "contact_count", "interaction_count", "timeline", "agenda", "search_account",
        "search_change", "search_entry",
    ]

    let name: String
    let columns: [ExportedColumn]

    /// The tables with rows of accounts, by name.
    static func names(in database: Database) throws -> [String] {
        try database.values(
            """
            SELECT name FROM sqlite_schema AS item
            WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
                AND EXISTS (SELECT 1 FROM pragma_table_info(item.name) WHERE name = 'owner_id')
            ORDER BY name
            """
        ).filter { !leftOut.contains($0) }
    }

    init(_ name: String, of database: Database, _ kinds: [String: CellKind]) throws {
        self.name = name
        // Computed columns are not in this list.
        let stored = try database.rows("SELECT name, type, ifnull(dflt_value, ''), pk FROM pragma_table_info(\(name))")
        {
            (name: $0[0] as String, type: $0[1] as String, defaultValue: $0[2] as String, key: $0[3] as Int)
        }
        let hasID = stored.contains { $0.name == "id" }
        columns = stored.compactMap { column in
            // SQLite's own number of a row.
            if column.name == "number" && column.key == 1 { return nil }
            let isJSON = kinds[column.name] == .json || ["'[]'", "'{}'"].contains(column.defaultValue)
            return ExportedColumn(
                column.name, type: column.type, isTruth: kinds[column.name] == .bool, isJSON: isJSON, hasID: hasID)
        }
    }

    /// `import-job.json`
    var fileName: String { name.replacing("_", with: "-") + ".json" }

    /// `id, name`
    var list: SQL { columns.map { SQL(name: $0.name) }.joined(separator: ", ") }

    /// The column with the row's id, which what is sealed is bound to.
    var idIndex: Int { columns.firstIndex { $0.name == "id" } ?? 0 }
}

/// A column, and how its values are shown.
struct ExportedColumn {
    enum Form: Hashable {
        case text, json, integer, real, truth, instant, id
        case sealed(isJSON: Bool)
    }

    let name: String
    /// `linkedInUrl`
    let key: String
    let form: Form

    /// Nil for a column that only serves the server: the owner, who is the same in all rows; folded texts and hashes,
    /// by which rows are found; keys.
    ///
    /// The conventions of `Migrations` tell the rest.
    init?(_ name: String, type: String, isTruth: Bool, isJSON: Bool, hasID: Bool) {
        let isServing =
            ["owner_id", "hash", "person_key", "wrapped_key"].contains(name) || name.hasSuffix("_folded")
            || name.hasSuffix("_hash")
        guard !isServing else { return nil }
        let form: Form? =
            switch type {
            case "BLOB" where name == "id" || name.hasSuffix("_id"): .id
            case "BLOB": hasID ? .sealed(isJSON: isJSON || ExportedColumn.sealedJSON.contains(name)) : nil
            case "INTEGER" where isTruth || name.hasPrefix("is_"): .truth
            case "INTEGER" where name.hasSuffix("_at"): .instant
            case "INTEGER": .integer
            case "REAL": .real
            default: isJSON ? .json : .text
            }
        guard let form else { return nil }
        self.name = name
        self.form = form
        key = ExportedColumn.key(name)
    }

    /// What is sealed and JSON.
    private static let sealedJSON: Set<String> = ["linked_in_profile"]

    private static func key(_ name: String) -> String {
        let words = name.split(separator: "_")
        return String(words[0]) + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
