import Batches
import SQLite

/// The SQL of a page: keyset pagination, never OFFSET from the start of a list.
///
/// Rows are picked in *walking* order: the list's own order for `first`, the opposite one for `last`. One row more
/// than asked for is read where somebody wants to know whether there are more: for pages of ten that is a tenth of all.
struct PageStatement {
    let source: PageSource
    let order: PageOrder
    let request: PageRequest
    let after: Cursor?
    let before: Cursor?
    let viewer: Viewer
    /// Whether somebody wants to know whether there are more.
    var looksForMore = true

    private var rows: Int { request.count + (looksForMore ? 1 : 0) }

    /// In which direction rows are read.
    private var walk: PageOrder.Direction {
        request.from == .start ? order.direction : order.direction.opposite
    }

    // MARK: The viewer's own list

    /// One page of all rows that the viewer has. The columns are `list` and, where asked for, the sort key.
    func page(of list: SQL, _ known: PageTexts) -> SQL {
        let values = [viewer.binding, rows.binding] + (findsKeysFirst ? [viewer.binding] : [])
        return known.statement(textKey(nil), values) { page(of: list) }
    }

    func page(of list: SQL) -> SQL { findsKeysFirst ? pageByKeys(of: list) : rows(of: list) }

    private func rows(of list: SQL) -> SQL {
        """
        SELECT \(list) FROM \(source.table) AS item
        WHERE \(owner)\(filter)\(cursors)
        ORDER BY \(order.key) \(walk.sql), item.id \(walk.sql) LIMIT \(rows)
        """
    }

    /// Whether the keys of the page are found in an index before a row is looked up: of 25,000 interactions none of
    /// which fits, 1.4 ms instead of 16.
    private var findsKeysFirst: Bool {
        !source.clusteredBy.isEmpty && source.filter != nil && !source.hasNarrowFilter
    }

    /// The same. The rows stay in the order of the keys: CROSS JOIN goes from the left to the right.
    private func pageByKeys(of list: SQL) -> SQL {
        let keys = source.clusteredBy.map { "item.\($0)" as SQL }.joined(separator: ", ")
        let same = source.clusteredBy.map { "item.\($0) = page.\($0)" as SQL }.joined(separator: " AND ")
        return """
            SELECT \(list) FROM (\(rows(of: keys))) AS page CROSS JOIN \(source.table) AS item
            WHERE \(same) AND +item.owner_id = \(viewer)
            """
    }

    /// How many rows the viewer has, over all pages.
    var total: SQL {
        "SELECT count(*) FROM \(source.table) AS item WHERE \(owner)\(filter)"
    }

    private var owner: SQL {
        source.hasNarrowFilter ? "+item.owner_id = \(viewer)" : "item.owner_id = \(viewer)"
    }

    /// What the text depends on; nil where it has a filter's values or a cursor's in it.
    private func textKey(_ parentColumn: SQL?) -> PageTexts.Key? {
        guard source.filter?.hasBindings != true, !source.table.hasBindings, after == nil, before == nil else {
            return nil
        }
        return PageTexts.Key(
            table: source.table.text, filter: source.filter?.text, hasNarrowFilter: source.hasNarrowFilter,
            order: order.name, walk: walk, parentColumn: parentColumn?.text)
    }

    // MARK: A page for each parent

    /// One page for each parent in one statement, parent after parent in walking order. The columns are the parent's
    /// position, `list` and, where asked for, the sort key: of its rows, or where it `visits`, of what it hands over.
    ///
    /// Below a parent's id the owner is compared with a `+` in front: the parent's index is the one to use, and not the
    /// owner's.
    func pages<Key: PageKey>(
        of list: SQL, forEach parents: [Key], by parentColumn: SQL, _ known: PageTexts
    ) -> SQL {
        let owner = searchedOwner(Key.self).isEmpty ? [] : source.tables.map { _ in viewer.binding }
        let limit = source.otherTables.isEmpty ? [] : [rows.binding]
        let keys = Key.table(parents).bindings
        let values =
            owner + (visits ? limit + [viewer.binding] + keys : [(rows - 1).binding] + keys + [viewer.binding])
        return known.statement(textKey(parentColumn), values) {
            pages(of: list, forEach: parents, by: parentColumn)
        }
    }

    func pages<Key: PageKey>(of list: SQL, forEach parents: [Key], by parentColumn: SQL) -> SQL {
        if !source.otherTables.isEmpty { return mergedPages(of: list, forEach: parents, by: parentColumn) }
        return visits
            ? visitedPages(of: list, forEach: parents, by: parentColumn)
            : sortedPages(of: list, forEach: parents, by: parentColumn)
    }

    /// Whether each parent's rows are handed over by a subquery that ends as soon as they are enough, and not stepped
    /// to: where they lie in the order of an index.
    var visits: Bool { order.index != nil }

    /// Each parent's rows are looked at once, in walking order, and no more of them than are wanted: see
    /// `Database.visit(_:with:)`. ORDER BY says in which direction the index is read. What an index can find rows by is
    /// a condition twice: before a row is looked up, and again before it is handed over.
    ///
    /// Measured for 50 parents: 97 µs; 163 where the key of each page's last row was found first, and then the rows up
    /// to it; with `row_number()` 3 to 1,400 times that.
    private func visitedPages<Key: PageKey>(of list: SQL, forEach parents: [Key], by parentColumn: SQL) -> SQL {
        """
        SELECT (SELECT 1 FROM \(source.table) AS item
            WHERE item.\(parentColumn) = list.key\(searchedOwner(Key.self))\(filter)\(cursors)
                AND CASE WHEN \(owner(Key.self))\(filter)\(cursors) THEN is_enough(list.position, \(list)) END
            ORDER BY \(order.key) \(walk.sql), item.id \(walk.sql) LIMIT 1)
        FROM \(Key.table(parents)) AS list
        """
    }

    /// The same of a list that lies in several tables: SQLite merges them, and goes in each no further than it has to.
    /// The LIMIT keeps the order in the subquery, and the subquery in one piece.
    private func mergedPages<Key: PageKey>(of list: SQL, forEach parents: [Key], by parentColumn: SQL) -> SQL {
        precondition(visits && !order.isNullable, "only tables that have the rows in this order can be merged")
        let parts = source.tables.map { table -> SQL in
            """
            SELECT * FROM \(table) AS item
            WHERE item.\(parentColumn) = list.key\(searchedOwner(Key.self))\(filter)\(cursors)
            """
        }
        return """
            SELECT (SELECT 1 FROM (\(parts.joined(separator: " UNION ALL "))
                ORDER BY \(order.columnName) \(walk.sql), id \(walk.sql) LIMIT \(rows)) AS item
                WHERE CASE WHEN \(owner(Key.self)) THEN is_enough(list.position, \(list)) END LIMIT 1)
            FROM \(Key.table(parents)) AS list
            """
    }

    /// For each parent the *edge* is found first, the key of the last row that is to be read; then all rows up to it
    /// are read and sorted. MATERIALIZED, or the edge would be looked for again for every row. Rows that share the
    /// edge's key come too: they come last and are left out in reading.
    private func sortedPages<Key: PageKey>(of list: SQL, forEach parents: [Key], by parentColumn: SQL) -> SQL {
        """
        WITH parent(position, key, edge) AS MATERIALIZED (
            SELECT list.position, list.key, (
                SELECT \(order.key) FROM \(source.table) AS item
                WHERE item.\(parentColumn) = list.key\(searchedOwner(Key.self))\(filter)\(cursors)
                ORDER BY \(order.key) \(walk.sql), item.id \(walk.sql) LIMIT 1 OFFSET \(rows - 1))
            FROM \(Key.table(parents)) AS list)
        SELECT parent.position, \(list) FROM parent CROSS JOIN \(source.table) AS item
        WHERE item.\(parentColumn) = parent.key AND \(owner(Key.self)) AND \(order.key) \(upToEdge)\(filter)\(cursors)
        ORDER BY parent.position, \(order.key) \(walk.sql), item.id \(walk.sql)
        """
    }

    /// How many rows each parent has, over all pages: the parent's position, the count.
    func totals<Key: PageKey>(forEach parents: [Key], by parentColumn: SQL) -> SQL {
        let counts = source.tables.map { table -> SQL in
            """
            (SELECT count(*) FROM \(table) AS item
            WHERE item.\(parentColumn) = list.key AND \(owner(Key.self))\(filter))
            """
        }
        return "SELECT list.position, \(counts.joined(separator: " + ")) FROM \(Key.table(parents)) AS list"
    }

    // MARK: Beyond the cursor

    /// The cursor that the page begins at, seen in walking order. What lies on its other side is no part of the list
    /// that the page is cut from, but of the list that it is a page of.
    private var startingCursor: Cursor? { request.from == .start ? after : before }

    /// A row of the viewer's that lies before the page, seen in walking order, if there is one; nil without a cursor.
    var rowBeyondCursor: SQL? {
        beyondCursor.map { "SELECT 1 FROM \(source.table) AS item WHERE \(owner)\(filter)\($0)" }
    }

    /// Whether each parent has such a row: the parent's position, the truth.
    func rowsBeyondCursor<Key: PageKey>(forEach parents: [Key], by parentColumn: SQL) -> SQL? {
        beyondCursor.map { beyond in
            let isThere = source.tables.map { table -> SQL in
                """
                (SELECT 1 FROM \(table) AS item
                WHERE item.\(parentColumn) = list.key AND \(owner(Key.self))\(filter)\(beyond)) IS NOT NULL
                """
            }
            return "SELECT list.position, \(isThere.joined(separator: " OR ")) FROM \(Key.table(parents)) AS list"
        }
    }

    /// The row next to the cursor comes first: mostly it is the cursor's own, so that no other is looked at.
    private var beyondCursor: SQL? {
        startingCursor.map { cursor in
            """
            \(condition(cursor, isBehind: walk.opposite, orAt: true))
            ORDER BY \(order.key) \(walk.opposite.sql), item.id \(walk.opposite.sql) LIMIT 1
            """
        }
    }

    // MARK: Conditions

    private var filter: SQL { source.filter.map { " AND \($0)" } ?? "" }

    private func owner<Key: PageKey>(_: Key.Type) -> SQL {
        Key.isOfOneOwner ? "+item.owner_id = \(viewer)" : "item.owner_id = \(viewer)"
    }

    /// The owner where rows are only searched for. It is looked at before one is handed over, so not here (8 % of the
    /// time), except where others have rows of that parent, or where a filter could not be applied to the rows of
    /// others.
    private func searchedOwner<Key: PageKey>(_: Key.Type) -> SQL {
        Key.isOfOneOwner && source.filter == nil ? "" : " AND \(owner(Key.self))"
    }

    private var cursors: SQL {
        let behind = after.map { condition($0, isBehind: order.direction) } ?? ""
        let ahead = before.map { condition($0, isBehind: order.direction.opposite) } ?? ""
        return behind + ahead
    }

    /// That a row lies behind a cursor, seen in a direction. A row value with an index is one seek; an index of an
    /// expression needs the comparison with the first value for itself.
    private func condition(_ cursor: Cursor, isBehind direction: PageOrder.Direction, orAt: Bool = false) -> SQL {
        let comparison: SQL = direction == .ascending ? ">" : "<"
        let seek: SQL = order.isNullable ? " AND \(order.key) \(comparison)= \(cursor.key)" : ""
        let equality: SQL = orAt ? "=" : ""
        return "\(seek) AND (\(order.key), item.id) \(comparison)\(equality) (\(cursor.key), \(cursor.id))"
    }

    /// That a row is not behind the edge; without an edge every row is.
    private var upToEdge: SQL {
        let everything = PageOrder.last(order.type, walk)
        return walk == .ascending ? "<= ifnull(parent.edge, \(everything))" : ">= ifnull(parent.edge, \(everything))"
    }
}
