import Batches
import SQLite

/// The list that a page is cut from: a table, and which of its rows.
///
/// Statements call the table's rows `item`.
struct PageSource: Sendable {
    var table: SQL
    /// Where the rest of the list lies, with the same columns: for pages below parents, in an order in which the rows
    /// of each parent lie in every one of the tables.
    var otherTables: [SQL] = []
    /// The type of the nodes.
    let node: TypeIndex
    /// The type of the connection that has them.
    let connection: TypeIndex
    /// Which rows, beside the viewer's own and the parents': a condition on `item`.
    var filter: SQL?
    /// Whether the filter finds its rows by an index of its own, which is then the one to use, and not the owner's.
    var hasNarrowFilter = false
    /// The columns of the key in which the rows of the table lie; empty if they have numbers. Without numbers SQLite
    /// looks a row up before it asks what its index has of it.
    let clusteredBy: [SQL]

    init(
        _ table: SQL, node: TypeIndex, connection: TypeIndex, filter: SQL? = nil, clusteredBy key: [SQL] = []
    ) {
        self.table = table
        self.node = node
        self.connection = connection
        self.filter = filter
        clusteredBy = key
    }

    var tables: [SQL] { [table] + otherTables }

    /// The same list with a further condition.
    func filtered(by condition: SQL?) -> PageSource {
        guard let condition else { return self }
        var source = self
        source.filter = filter.map { "\($0) AND (\(condition))" } ?? "(\(condition))"
        return source
    }
}
