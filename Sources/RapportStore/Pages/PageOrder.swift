import SQLite

/// The order of a list: one sort key, then the id in the same direction.
struct PageOrder: Sendable {
    enum KeyType: Sendable {
        case integer, text
    }

    enum Direction: Hashable, Sendable {
        case ascending, descending

        var opposite: Direction { self == .ascending ? .descending : .ascending }
        var sql: SQL { self == .ascending ? "ASC" : "DESC" }
    }

    /// What a cursor calls the order; with the direction it must be unique in the program.
    let name: String
    /// The column.
    let column: SQL
    /// What the table calls it.
    let columnName: SQL
    let type: KeyType
    /// Whether rows without a value exist; they come last in both directions.
    let isNullable: Bool
    var direction: Direction
    /// The direction of the index (parent, key, id) that has each parent's rows in this order; nil without one.
    let index: Direction?

    /// - Parameters:
    ///   - name: What a cursor calls it: `interaction.OCCURRED_AT`.
    ///   - column: The table's column that holds the key.
    ///   - index: Whether the rows of each parent lie in this order, or in the opposite one, in an index that has the
    ///     columns (parent, key, id) and no others before them. A test holds the plan of every such order.
    init(
        _ name: String, by column: SQL, _ type: KeyType, isNullable: Bool = false, _ direction: Direction,
        index: Direction? = nil
    ) {
        self.name = name
        self.column = "item.\(column)"
        columnName = column
        self.type = type
        self.isNullable = isNullable
        self.direction = direction
        self.index = index
    }

    /// The sort key, never NULL: rows without a value have one that comes last.
    var key: SQL {
        isNullable ? "ifnull(\(column), \(PageOrder.last(type, direction)))" : column
    }

    /// What comes behind every key in a direction. A BLOB sorts behind every text.
    static func last(_ type: KeyType, _ direction: Direction) -> SQL {
        switch (type, direction) {
        case (.integer, .ascending): "9223372036854775807"
        case (.integer, .descending): "-9223372036854775808"
        case (.text, .ascending): "x''"
        case (.text, .descending): "''"
        }
    }
}
