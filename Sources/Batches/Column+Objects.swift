extension Column {
    /// The entity that each parent names, where every parent names one.
    @inlinable public init<P>(_ parents: Batch<P>, keys: (Int) throws -> Key<V>) rethrows where V: Entity {
        try self.init(parents, cells: { rows, row in try keys(row).cell(in: rows) })
    }

    /// The entities that each parent names.
    public init<P, T: Entity>(_ parents: Batch<P>, keyLists: (Int) throws -> [Key<T>]) rethrows where V == [T] {
        try self.init(
            parents,
            cells: { rows, row in
                let cells = try keyLists(row).map { $0.cell(in: rows) }
                return rows.list(cells)
            })
    }

    /// A run of loaded rows for each parent.
    public init<P, T: Object>(_ parents: Batch<P>, rows loaded: Batch<T>, runs: (Int) throws -> Range<Int>) rethrows
    where V == [T] {
        try self.init(
            parents,
            cells: { rows, row in
                if rows.children.isEmpty { rows.children.append(loaded.rows) }
                let run = try runs(row)
                precondition(run.upperBound <= loaded.count)
                return .rows(child: 0, first: run.lowerBound, count: run.count)
            })
    }

    /// A value made for each parent that has one.
    public init<P, E: Value>(_ parents: Batch<P>, values: (Int) throws -> E?) rethrows where V == E? {
        try self.init(parents, cells: { rows, row in try values(row)?.cell(in: rows) ?? .null })
    }

    /// A text made for each parent.
    public init<P>(_ parents: Batch<P>, texts: (Int) throws -> String) rethrows where V == String {
        try self.init(parents, cells: { rows, row in try texts(row).cell(in: rows) })
    }
}
