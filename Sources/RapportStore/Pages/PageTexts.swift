import SQLite

/// The texts of a selection's page statements: made once, because mostly they come again with other values. To put one
/// together from its parts took as long as to read ten rows.
final class PageTexts {
    /// What a text depends on beside the selection. The name of an order says what it is sorted by.
    struct Key: Equatable {
        let table: String
        let filter: String?
        let hasNarrowFilter: Bool
        let order: String
        let walk: PageOrder.Direction
        let parentColumn: String?
    }

    /// A selection seldom has more than one.
    private static let capacity = 16

    private var known: [(key: Key, sql: SQL)] = []

    /// The statement with these values; `make` makes it the first time.
    ///
    /// - Parameter key: Nil for a statement that is made anew each time.
    func statement(_ key: Key?, _ values: [Binding], make: () -> SQL) -> SQL {
        guard let key else { return make() }
        if let text = known.first(where: { $0.key == key }) { return text.sql.with(values) }
        let sql = make()
        guard sql.bindings == values else {
            // A part of it has values that the key knows nothing of.
            assertionFailure("the values are those of the statement, in its order")
            return sql
        }
        if known.count >= PageTexts.capacity { known.removeFirst() }
        known.append((key, sql))
        return sql
    }
}
