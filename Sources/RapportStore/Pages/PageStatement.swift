import Batches
import SQLite

/// The SQL of a page: keyset pagination, never OFFSET from the start of a list.
///
/// Rows are picked in *walking* order: the list's own order for `first`, the opposite one for `last`. One row more
/// than asked for is read, to know whether there are more.
struct PageStatement {
    let source: PageSource
    let order: PageOrder
    let request: PageRequest
    let after: Cursor?
    let before: Cursor?
    let viewer: Viewer

    /// In which direction rows are read.
    private var walk: PageOrder.Direction {
        request.from == .start ? order.direction : order.direction.opposite
    }

    // MARK: The viewer's own list

    /// One page of all rows that the viewer has. The columns are `list` and, where asked for, the sort key.
    func page(of list: SQL) -> SQL {
        """
        SELECT \(list) FROM \(source.table) AS item
        WHERE \(owner)\(filter)\(cursors)
        ORDER BY \(order.key) \(walk.sql), item.id \(walk.sql) LIMIT \(request.count + 1)
        """
    }

    /// How many rows the viewer has, over all pages.
    var total: SQL {
        "SELECT count(*) FROM \(source.table) AS item WHERE \(owner)\(filter)"
    }

    private var owner: SQL {
        source.hasNarrowFilter ? "+item.owner_id = \(viewer)" : "item.owner_id = \(viewer)"
    }

    // MARK: A page for each parent

    /// One page for each parent in one statement. The columns are the parent's position, `list` and, where asked for,
    /// the sort key; rows come parent after parent, in walking order or, where `comesBackwards`, in the opposite one.
    ///
    /// For each parent the *edge* is found first, the key of the row one behind the page; then all rows up to it are
    /// read. Measured for 50 parents: 353 µs, with `row_number()` 3 to 1,400 times that. MATERIALIZED, or the edge
    /// would be looked for again for every row. Rows that share the edge's key come too, and are left out in reading.
    ///
    /// Below a parent's id the owner is compared with a `+` in front: the parent's index is the one to use, and not the
    /// owner's.
    func pages<Key: PageKey>(of list: SQL, forEach parents: [Key], by parentColumn: SQL) -> SQL {
        """
        WITH parent(position, key, edge) AS MATERIALIZED (
            SELECT list.position, list.key, (
                SELECT \(order.key) FROM \(source.table) AS item
                WHERE item.\(parentColumn) = list.key\(edgeOwner(Key.self))\(filter)\(cursors)
                ORDER BY \(order.key) \(walk.sql), item.id \(walk.sql) LIMIT 1 OFFSET \(request.count))
            FROM \(Key.table(parents)) AS list)
        SELECT parent.position, \(list) FROM parent CROSS JOIN \(source.table) AS item
        WHERE item.\(parentColumn) = parent.key AND \(owner(Key.self))
            AND \(order.key) \(upToEdge)\(filter)\(cursors)
        \(sorting)
        """
    }

    /// How many rows each parent has, over all pages: the parent's position, the count.
    func totals<Key: PageKey>(forEach parents: [Key], by parentColumn: SQL) -> SQL {
        """
        SELECT list.position, (
            SELECT count(*) FROM \(source.table) AS item
            WHERE item.\(parentColumn) = list.key AND \(owner(Key.self))\(filter))
        FROM \(Key.table(parents)) AS list
        """
    }

    // MARK: Conditions

    private var filter: SQL { source.filter.map { " AND \($0)" } ?? "" }

    private func owner<Key: PageKey>(_: Key.Type) -> SQL {
        Key.isOfOneOwner ? "+item.owner_id = \(viewer)" : "item.owner_id = \(viewer)"
    }

    /// The edge alone tells nothing, and the rows up to it are the viewer's only: so the owner is not looked at for
    /// the edge (8 % of the time), except where others have rows of that parent, or where a filter could not be applied
    /// to the rows of others.
    private func edgeOwner<Key: PageKey>(_: Key.Type) -> SQL {
        Key.isOfOneOwner && source.filter == nil ? "" : " AND \(owner(Key.self))"
    }

    private var cursors: SQL {
        let behind = after.map { condition($0, isBehind: order.direction) } ?? ""
        let ahead = before.map { condition($0, isBehind: order.direction.opposite) } ?? ""
        return behind + ahead
    }

    /// That a row lies behind a cursor, seen in a direction. A row value with an index is one seek; an index of an
    /// expression needs the comparison with the first value for itself.
    private func condition(_ cursor: Cursor, isBehind direction: PageOrder.Direction) -> SQL {
        let comparison: SQL = direction == .ascending ? ">" : "<"
        let seek: SQL = order.isNullable ? " AND \(order.key) \(comparison)= \(cursor.key)" : ""
        return "\(seek) AND (\(order.key), item.id) \(comparison) (\(cursor.key), \(cursor.id))"
    }

    /// That a row is not behind the edge; without an edge every row is.
    private var upToEdge: SQL {
        let everything = PageOrder.last(order.type, walk)
        return walk == .ascending ? "<= ifnull(parent.edge, \(everything))" : ">= ifnull(parent.edge, \(everything))"
    }

    /// Rows that an index has in this order, or in the opposite one, are not sorted again: that made it half as slow
    /// again.
    private var sorting: SQL {
        order.index != nil ? "" : "ORDER BY parent.position, \(order.key) \(walk.sql), item.id \(walk.sql)"
    }

    /// Whether the rows of each parent come against the walking order: SQLite reads an index from its beginning.
    var comesBackwards: Bool { order.index.map { $0 != walk } ?? false }
}
