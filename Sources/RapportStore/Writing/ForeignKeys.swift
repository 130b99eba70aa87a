import SQLite

/// Which tables refer to which, as the database itself declares it: what has to follow when a record goes or becomes
/// part of another one. So a table that is added later cannot be forgotten.
struct ForeignKeys {
    struct Reference: Hashable {
        let table: String
        let column: String
        /// The table and the column that are referred to.
        let target: String
        let targetColumn: String
        /// Whether the row goes with the one that it refers to; else it loses the reference.
        let cascades: Bool
    }

    let references: [Reference]
    /// The columns of each table's primary key.
    let primaryKeys: [String: [String]]

    /// Two statements that read the schema alone.
    init(of connection: Database) throws {
        references = try connection.rows(
            """
            SELECT tables.name, keys."from", keys."table", ifnull(keys."to", 'id'), keys.on_delete = 'CASCADE'
            FROM sqlite_schema AS tables CROSS JOIN pragma_foreign_key_list(tables.name) AS keys
            WHERE tables.type = 'table' ORDER BY tables.name, keys."from"
            """
        ) { Reference(table: $0[0], column: $0[1], target: $0[2], targetColumn: $0[3], cascades: $0[4]) }
        let keys = try connection.rows(
            """
            SELECT tables.name, columns.name
            FROM sqlite_schema AS tables CROSS JOIN pragma_table_info(tables.name) AS columns
            WHERE tables.type = 'table' AND columns.pk > 0 ORDER BY tables.name, columns.pk
            """
        ) { (table: $0[0] as String, column: $0[1] as String) }
        primaryKeys = Dictionary(grouping: keys, by: \.table).mapValues { $0.map(\.column) }
    }

    func references(to table: String) -> [Reference] { references.filter { $0.target == table } }

    /// Tables in an order in which each comes before those that it refers to.
    func childrenFirst(_ tables: [String]) -> [String] {
        var order: [String] = []
        var visited: Set<String> = []
        func visit(_ table: String) {
            guard visited.insert(table).inserted else { return }
            for child in references(to: table).map(\.table) where tables.contains(child) { visit(child) }
            order.append(table)
        }
        tables.forEach(visit)
        return order
    }
}
