import Batches
import RapportTypes
import SQLite

/// A filter of records that lie in one view, all of the viewer's and those of each parent. Each type says what is its
/// own; they are listed alike.
protocol ListFilter: NestedFilter {
    /// All records.
    static var source: PageSource { get }
    /// The one parent whose records these are, if the filter says so.
    var onlyParent: (column: ParentColumn, id: UUID)? { get }
    /// Whether the filter names several parents.
    var namesParents: Bool { get }
}

/// The column that says whose a record is.
struct ParentColumn: Sendable {
    let name: SQL
    /// Where a record has a row for each of its parents, if it can have several.
    var view: SQL?

    static let contact = ParentColumn(name: "contact_id")
}

extension Omittable<IDFilter> {
    /// The one parent that a condition on a column names.
    func only(_ column: ParentColumn) -> (column: ParentColumn, id: UUID)? {
        (value?.eq.value?.uuid).map { (column, $0) }
    }

    var namesSeveral: Bool { value?.in.value != nil }
}

extension Reader {
    /// A page of all records of the viewer's: one statement, and one more for a selected total.
    ///
    /// - Throws: `PageError`, `FilterError`.
    func recordPages<Filter: ListFilter, Order>(
        _ list: RecordList<Filter, Order>, in order: PageOrder, _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        // Those of one parent lie together; among all of the viewer's they would have to be looked for.
        if let (column, id) = list.filter?.onlyParent {
            return try recordPages(ofEach: [id], column, list, in: order, columns, for: viewer)
        }
        return try page(of: source(of: list, for: viewer), in: order, list.page, columns, for: viewer)
    }

    /// A page of the records of each parent, in the order of the parents: one statement however many parents there are,
    /// and one more for selected totals.
    ///
    /// - Throws: `PageError`, `FilterError`.
    func recordPages<Filter: ListFilter, Order>(
        ofEach parents: [UUID], _ column: ParentColumn, _ list: RecordList<Filter, Order>, in order: PageOrder,
        _ columns: ColumnSet, for viewer: Viewer
    ) throws -> Pages {
        try pages(
            of: source(of: list, in: column.view, for: viewer), forEach: parents, by: column.name, in: order, list.page,
            columns, for: viewer)
    }

    /// - Parameter view: Where the rows are, if elsewhere than all records.
    func source<Filter: ListFilter, Order>(
        of list: RecordList<Filter, Order>, in view: SQL? = nil, for viewer: Viewer
    ) throws -> PageSource {
        var source = Filter.source
        if let view { source.table = view }
        guard let filter = list.filter else { return source }
        var compiler = FilterCompiler(for: viewer)
        var filtered = source.filtered(by: try compiler.condition(filter))
        filtered.hasNarrowFilter = filter.namesParents
        return filtered
    }
}
