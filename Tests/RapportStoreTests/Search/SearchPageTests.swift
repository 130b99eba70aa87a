import Batches
import RapportTypes
import Testing

@testable import RapportStore

@Suite("Pages of search results")
struct SearchPageTests {
    let store: SearchStore
    private static let columns = ColumnSet(
        columns: [NeededColumn(name: "id", kind: .uuid), NeededColumn(name: "score", kind: .float)],
        wantsTotalCount: true, wantsCursors: true, wantsPageCursors: true)

    init() throws {
        store = try SearchStore()
        for number in 0..<7 { try store.contact("Dana \(number)") }
        let dana = try store.contact("Eli", notes: "dana")
        for number in 0..<6 { try store.interaction("note \(number)", with: dana, notes: "dana") }
    }

    private func page(
        _ count: Int, of text: String = "dana", after: String? = nil, types: [SearchType]? = nil
    ) throws -> (names: [String], cursors: [String], cells: [Cell]) {
        let search = Search(try SearchQuery(text), types: types, page: try PageRequest(first: count, after: after))
        let (pages, _) = try store.test.reader.searchPage(search, SearchPageTests.columns, for: store.anna)
        let rows = pages.rows.children[0]
        return (
            (0..<rows.count).map { store.name(rows.uuid(of: rows[$0, 0])) },
            (0..<rows.count).map { rows.string(of: rows[$0, 2]) },
            (0..<Pages.Cells.width).map { pages.rows[0, $0] }
        )
    }

    @Test(arguments: [false, true], [1, 4, 100])
    func `pages follow each other without gaps and repetitions`(isIndexed: Bool, count: Int) throws {
        if isIndexed { try store.index() }
        var names: [String] = []
        var after: String?
        while true {
            let page = try page(count, after: after)
            names += page.names
            #expect(page.cells[Pages.Cells.hasPreviousPage].boolValue == (after != nil))
            #expect(page.cells[Pages.Cells.totalCount].intValue == 14)
            if !page.cells[Pages.Cells.hasNextPage].boolValue { break }
            after = page.cursors.last
        }
        // Best first, of equals the latest.
        let contacts = (0..<7).reversed().map { "Dana \($0)" }
        let notes = (0..<6).reversed().map { "note \($0)" }
        #expect(names == contacts + notes + ["Eli"])
    }

    @Test func `a page goes on where it was when results have come and gone`() throws {
        let first = try page(8)
        #expect(first.names.last == "note 5")
        try store.contact("Dana the latest")
        try store.write { _ in
            "DELETE FROM interaction WHERE id IN (SELECT id FROM interaction ORDER BY id DESC LIMIT 2)"
        }
        // The cursor's own record is gone, and so is the one behind it.
        #expect(try page(3, after: first.cursors.last).names == ["note 3", "note 2", "note 1"])
    }

    @Test func `scores fall`() throws {
        let search = Search(try SearchQuery("dana"), page: try PageRequest(first: 100))
        let rows = try store.test.reader.searchPage(search, SearchPageTests.columns, for: store.anna).pages.rows
            .children[0]
        let scores = (0..<rows.count).map { rows[$0, 1].floatValue }
        #expect(scores == [Double](repeating: 100, count: 7) + [Double](repeating: 20, count: 7))
    }

    @Test func `a cursor belongs to its search`() throws {
        let cursor = try #require(try page(2).cursors.last)
        #expect(throws: PageError.cursorOfAnotherOrder(argument: "after")) { try page(2, of: "eli", after: cursor) }
        #expect(throws: PageError.cursorOfAnotherOrder(argument: "after")) {
            try page(2, after: cursor, types: [.contact])
        }
        #expect(throws: PageError.malformedCursor(argument: "after")) { try page(2, after: "x") }
        // The same words are the same search.
        #expect(try page(2, of: " DANA! ", after: cursor).names == ["Dana 4", "Dana 3"])
    }
}
