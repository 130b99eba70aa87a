import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

/// How SQLite reads the lists of one type of record, in a store of its own.
struct ListPlans<Filter: ListFilter & Sendable, Order: Sendable> {
    let test: TestStore
    let anna: Viewer
    /// Behind the view.
    let table: String
    /// What is selected of the rows; no index has all of it.
    let columns: SQL
    private let pageOrder: (Order?) -> PageOrder

    init(of table: String, selecting columns: SQL, in pageOrder: @escaping (Order?) -> PageOrder) throws {
        test = try TestStore()
        anna = try test.viewer()
        self.table = table
        self.columns = columns
        self.pageOrder = pageOrder
    }

    // MARK: Plans

    func statement(
        _ order: Order? = nil, _ filter: Filter? = nil, _ request: PageRequest? = nil, in view: SQL? = nil
    ) throws -> PageStatement {
        let request = try request ?? PageRequest()
        let source = try test.reader.source(
            of: RecordList<Filter, Order>(filter: filter, page: request), in: view, for: anna)
        return try test.reader.pageStatement(source, pageOrder(order), request, anna)
    }

    func plan(_ sql: SQL) throws -> [String] { try test.reader.connection.plan(of: sql) }

    func cursor(_ order: Order?) -> String {
        test.reader.cursors.encode(Cursor(key: .integer(5), id: anna.id), of: pageOrder(order))
    }

    /// A page from the start, one from the end, and one behind a cursor.
    func requests(_ order: Order?) throws -> [PageRequest] {
        [try PageRequest(first: 3), try PageRequest(last: 3), try PageRequest(first: 3, after: cursor(order))]
    }

    // MARK: Expectations

    /// The viewer's list is one search in an index, from both ends and from a cursor, and nothing is sorted.
    func expect(_ order: Order?, isReadBy index: String) throws {
        let search = "SEARCH \(table) USING INDEX \(index) (owner_id=?"
        #expect(try plan(statement(order).page(of: columns)) == [search + ")"])
        #expect(try plan(statement(order, nil, PageRequest(last: 10)).page(of: columns)) == [search + ")"])
        for request in [try PageRequest(after: cursor(order)), try PageRequest(last: 5, before: cursor(order))] {
            let plan = try plan(statement(order, nil, request).page(of: columns))
            #expect(plan.count == 1 && plan[0].hasPrefix(search + " AND "), "\(plan)")
        }
    }

    /// Pages and totals below each contact are searched, never scanned or sorted.
    func expectSearchesBelowContacts(in orders: [Order?] = [nil]) throws {
        for order in orders {
            for request in try requests(order) {
                let statement = try statement(order, nil, request)
                expectSearches(try plan(statement.pages(of: columns, forEach: [anna.id], by: "contact_id")))
                expectSearches(try plan(statement.totals(forEach: [anna.id], by: "contact_id")))
            }
        }
    }

    /// What refers to a row that is deleted is found by an index.
    func expectIndex(of column: String, in table: String, _ index: String? = nil) throws {
        let plan = try plan("SELECT 1 FROM \(SQL(name: table)) WHERE \(SQL(name: column)) = \(anna)")
        #expect(plan.count == 1 && plan[0].hasPrefix("SEARCH \(table) USING"), "\(plan)")
        if let index { #expect(plan[0].contains(index), "\(plan)") }
    }
}
