import Batches
import Testing

@testable import RapportStore
@testable import SQLite

/// A small table of the form that interactions have: clustered by parent, newest first.
struct PageTable {
    static let byTime = PageOrder("item.AT", by: "at", .integer, .descending, index: .descending)
    static let byRank = PageOrder("item.RANK", by: "rank", .integer, isNullable: true, .ascending)
    static let byTitle = PageOrder("item.TITLE", by: "title", .text, isNullable: true, .ascending)
    static let source = PageSource("thing", node: TypeIndex(1), connection: TypeIndex(2))

    let test: TestStore
    let viewer: Viewer
    var reader: Reader { test.reader }

    init() throws {
        test = try TestStore()
        viewer = try test.viewer()
        try test.writer.run { transaction in
            try transaction.connection.script(
                """
                CREATE TABLE thing(
                    id BLOB NOT NULL UNIQUE, owner_id BLOB NOT NULL, parent_id BLOB NOT NULL, at INTEGER NOT NULL,
                    rank INTEGER, title TEXT, PRIMARY KEY(parent_id, at DESC, id DESC)) STRICT, WITHOUT ROWID;
                CREATE INDEX thing_by_owner ON thing(owner_id, at DESC, id DESC);
                """)
        }
    }

    func parent(_ number: Int) -> UUID { UUID(high: 100, low: UInt64(number)) }

    func insert(_ number: Int, under parent: Int = 1, at: Int, rank: Int? = nil, title: String? = nil) throws {
        let (viewer, parent) = (viewer, self.parent(parent))
        try test.writer.run { transaction in
            try transaction.connection.run(
                """
                INSERT INTO thing VALUES(
                    \(UUID(high: 0, low: UInt64(number))), \(viewer), \(parent), \(at), \(rank), \(title))
                """)
        }
    }

    func delete(_ number: Int) throws {
        try test.writer.run { transaction in
            try transaction.connection.run("DELETE FROM thing WHERE id = \(UUID(high: 0, low: UInt64(number)))")
        }
    }

    static func columns(total: Bool = false, cursors: Bool = true) -> ColumnSet {
        ColumnSet(
            columns: [NeededColumn(name: "id", kind: .uuid)], wantsTotalCount: total, wantsCursors: cursors,
            wantsPageCursors: cursors, wantsHasNextPage: cursors, wantsHasPreviousPage: cursors)
    }

    func page(_ order: PageOrder, _ request: PageRequest, _ source: PageSource = source) throws -> Page {
        let pages = try reader.page(of: source, in: order, request, PageTable.columns(), for: viewer)
        return Page(pages, 0)
    }

    func pages(
        _ parents: [Int], _ request: PageRequest, _ order: PageOrder = byTime, _ source: PageSource = source,
        _ columns: ColumnSet = columns()
    ) throws -> [Page] {
        let pages = try reader.pages(
            of: source, forEach: parents.map(parent), by: "parent_id", in: order, request, columns, for: viewer)
        return (0..<pages.rows.count).map { Page(pages, $0) }
    }
}

/// A page as a client would see it.
struct Page: Equatable {
    var ids: [Int]
    var cursors: [String]
    var hasNext: Bool
    var hasPrevious: Bool
    var start: String?
    var end: String?
    var total: Int?

    init(_ pages: Pages, _ row: Int) {
        let rows = pages.rows
        let nodes = rows.children[0]
        let run = rows[row, Pages.Cells.nodes]
        let range = run.offset..<(run.offset + run.length)
        ids = range.map { Int(nodes.uuid(of: nodes[$0, 0]).low) }
        cursors = nodes.columns!.wantsCursors ? range.map { nodes.string(of: nodes[$0, 1]) } : []
        hasNext = rows[row, Pages.Cells.hasNextPage].boolValue
        hasPrevious = rows[row, Pages.Cells.hasPreviousPage].boolValue
        func text(_ cell: Int) -> String? { rows[row, cell].isNull ? nil : rows.string(of: rows[row, cell]) }
        start = text(Pages.Cells.startCursor)
        end = text(Pages.Cells.endCursor)
        total = rows[row, Pages.Cells.totalCount].isNull ? nil : rows[row, Pages.Cells.totalCount].intValue
    }
}

@Suite("Pages")
struct PageTests {
    let table: PageTable

    init() throws { table = try PageTable() }

    // MARK: The viewer's own list

    @Test func `a list is walked from its start to its end`() throws {
        for number in 1...5 { try table.insert(number, at: number * 10) }
        let first = try table.page(PageTable.byTime, PageRequest(first: 2))
        #expect(first.ids == [5, 4])
        #expect(first.hasNext && !first.hasPrevious)
        #expect(first.start == first.cursors[0] && first.end == first.cursors[1])
        let second = try table.page(PageTable.byTime, PageRequest(first: 2, after: first.end))
        #expect(second.ids == [3, 2])
        #expect(second.hasNext && second.hasPrevious)
        let third = try table.page(PageTable.byTime, PageRequest(first: 2, after: second.end))
        #expect(third.ids == [1])
        #expect(!third.hasNext && third.hasPrevious)
        let none = try table.page(PageTable.byTime, PageRequest(first: 2, after: third.end))
        #expect(none.ids == [])
        #expect(none.start == nil && none.end == nil && !none.hasNext)
    }

    @Test func `a list is walked from its end to its start`() throws {
        for number in 1...5 { try table.insert(number, at: number * 10) }
        let last = try table.page(PageTable.byTime, PageRequest(last: 2))
        #expect(last.ids == [2, 1])
        #expect(last.hasPrevious && !last.hasNext)
        let before = try table.page(PageTable.byTime, PageRequest(last: 2, before: last.start))
        #expect(before.ids == [4, 3])
        #expect(before.hasPrevious && before.hasNext)
        let first = try table.page(PageTable.byTime, PageRequest(last: 2, before: before.start))
        #expect(first.ids == [5])
        #expect(!first.hasPrevious && first.hasNext)
    }

    @Test func `a page lies between two cursors`() throws {
        for number in 1...6 { try table.insert(number, at: number * 10) }
        let all = try table.page(PageTable.byTime, PageRequest(first: 10))
        let between = try table.page(
            PageTable.byTime, PageRequest(first: 10, after: all.cursors[0], before: all.cursors[4]))
        #expect(between.ids == [5, 4, 3])
        #expect(
            try table.page(PageTable.byTime, PageRequest(after: all.cursors[0], last: 2, before: all.cursors[4])).ids
                == [4, 3])
    }

    @Test func `what lies beyond a cursor is looked at, not guessed`() throws {
        for number in 1...4 { try table.insert(number, at: number * 10, rank: number % 2) }
        let all = try table.page(PageTable.byTime, PageRequest(first: 10))
        // All that is beyond the cursor is gone, and so is the row that it was made of.
        try table.delete(4)
        #expect(try !table.page(PageTable.byTime, PageRequest(first: 1, after: all.cursors[0])).hasPrevious)
        #expect(try table.page(PageTable.byTime, PageRequest(first: 1, after: all.cursors[1])).hasPrevious)
        try table.delete(1)
        #expect(try !table.page(PageTable.byTime, PageRequest(last: 1, before: all.cursors[3])).hasNext)
        #expect(try table.page(PageTable.byTime, PageRequest(last: 1, before: all.cursors[2])).hasNext)
        // Only what fits the filter counts: 3 does, 2 does not.
        let odd = PageTable.source.filtered(by: "item.rank = \(1)")
        #expect(try !table.page(PageTable.byTime, PageRequest(last: 1, before: all.cursors[2]), odd).hasNext)
        #expect(try table.page(PageTable.byTime, PageRequest(first: 1, after: all.cursors[2]), odd).hasPrevious)
    }

    @Test func `equal keys are ordered by id, and no page loses or doubles any`() throws {
        for number in 1...7 { try table.insert(number, at: number == 7 ? 20 : 10) }
        var seen: [Int] = []
        var cursor: String?
        repeat {
            let page = try table.page(PageTable.byTime, PageRequest(first: 2, after: cursor))
            seen += page.ids
            cursor = page.hasNext ? page.end : nil
        } while cursor != nil
        #expect(seen == [7, 6, 5, 4, 3, 2, 1])
    }

    @Test(arguments: [PageOrder.Direction.ascending, .descending])
    func `rows without a value come last in both directions`(direction: PageOrder.Direction) throws {
        let values: [(Int, Int?, String?)] = [(1, nil, nil), (2, 5, "b"), (3, 7, "c"), (4, nil, nil), (5, 1, "a")]
        for (number, rank, title) in values { try table.insert(number, at: 0, rank: rank, title: title) }
        let expected = direction == .ascending ? [5, 2, 3, 1, 4] : [3, 2, 5, 4, 1]
        for order in [PageTable.byRank, PageTable.byTitle] {
            let order = order.inDirection(direction)
            var forward: [Int] = []
            var cursor: String?
            repeat {
                let page = try table.page(order, PageRequest(first: 1, after: cursor))
                forward += page.ids
                cursor = page.hasNext ? page.end : nil
            } while cursor != nil
            #expect(forward == expected)
            #expect(try table.page(order, PageRequest(last: 5)).ids == expected)
            #expect(try table.pages([1], PageRequest(first: 5), order).map(\.ids) == [expected])
            #expect(try table.pages([1], PageRequest(last: 3), order).map(\.ids) == [Array(expected.suffix(3))])
        }
    }

    @Test func `a filter holds for nodes, the total and what comes next`() throws {
        for number in 1...6 { try table.insert(number, at: number, rank: number % 2) }
        let odd = PageTable.source.filtered(by: "item.rank = \(1)")
        let pages = try table.reader.page(
            of: odd, in: PageTable.byTime, PageRequest(first: 2), PageTable.columns(total: true), for: table.viewer)
        let page = Page(pages, 0)
        #expect(page.ids == [5, 3])
        #expect(page.total == 3)
        #expect(page.hasNext)
        let none = try table.pages(
            [1, 2], PageRequest(first: 2), PageTable.byTime, odd, PageTable.columns(total: true))
        #expect(none.map(\.ids) == [[5, 3], []])
        #expect(none.map(\.total) == [3, 0])
    }

    @Test func `another person's rows are in no list`() throws {
        try table.insert(1, at: 1)
        let ben = try table.test.viewer("ben@example.com")
        let own = try table.reader.page(
            of: PageTable.source, in: PageTable.byTime, PageRequest(first: 5), PageTable.columns(total: true), for: ben)
        #expect(Page(own, 0).ids == [])
        #expect(Page(own, 0).total == 0)
        let foreign = try table.reader.pages(
            of: PageTable.source, forEach: [table.parent(1)], by: "parent_id", in: PageTable.byTime,
            PageRequest(first: 5), PageTable.columns(total: true), for: ben)
        #expect(Page(foreign, 0).ids == [])
        #expect(Page(foreign, 0).total == 0)
    }

    // MARK: A page for each parent

    @Test func `each parent has its own page, in the parents' order`() throws {
        for number in 1...3 { try table.insert(number, under: 1, at: number) }
        for number in 4...8 { try table.insert(number, under: 2, at: number) }
        let pages = try table.pages([3, 2, 1], PageRequest(first: 3))
        #expect(pages.map(\.ids) == [[], [8, 7, 6], [3, 2, 1]])
        #expect(pages.map(\.hasNext) == [false, true, false])
        let last = try table.pages([3, 2, 1], PageRequest(last: 2))
        #expect(last.map(\.ids) == [[], [5, 4], [2, 1]])
        #expect(last.map(\.hasPrevious) == [false, true, true])
        #expect(last.map(\.hasNext) == [false, false, false])
    }

    @Test func `equal keys at the edge do not make a page longer`() throws {
        for number in 1...6 { try table.insert(number, under: 1, at: 10) }
        for number in 7...9 { try table.insert(number, under: 2, at: 10) }
        let pages = try table.pages([1, 2], PageRequest(first: 2))
        #expect(pages.map(\.ids) == [[6, 5], [9, 8]])
        #expect(pages.map(\.hasNext) == [true, true])
        #expect(try table.pages([1, 2], PageRequest(last: 4)).map(\.ids) == [[4, 3, 2, 1], [9, 8, 7]])
    }

    @Test func `a cursor means the same in the list of another parent`() throws {
        for number in 1...6 { try table.insert(number, under: number % 2, at: number) }
        let first = try table.pages([0], PageRequest(first: 1))
        let next = try table.pages([0, 1], PageRequest(first: 5, after: first[0].end))
        #expect(next.map(\.ids) == [[4, 2], [5, 3, 1]])
        let previous = try table.pages([0, 1], PageRequest(last: 1, before: next[0].cursors[1]))
        #expect(previous.map(\.ids) == [[4], [3]])
    }

    @Test func `what lies beyond a cursor is looked for with each parent`() throws {
        for number in 1...6 { try table.insert(number, under: number % 2, at: number) }
        let cursor = try table.pages([0], PageRequest(first: 1))[0].end
        // The parent 0 has 6, 4, 2, the parent 1 has 5, 3, 1, the parent 2 has none.
        let next = try table.pages([0, 1, 2], PageRequest(first: 5, after: cursor))
        #expect(next.map(\.hasPrevious) == [true, false, false])
        let previous = try table.pages([0, 1, 2], PageRequest(last: 5, before: cursor))
        #expect(previous.map(\.ids) == [[], [], []])
        #expect(previous.map(\.hasNext) == [true, true, false])
    }

    @Test(arguments: [
        (try PageRequest(first: 3), [50, 48, 46, 44, 49, 47, 45, 43]),
        (try PageRequest(last: 3), [2, 4, 6, 8, 1, 3, 5, 7]),
    ])
    func `the page of a contact's list reads no row that it does not show, but one`(
        _ request: PageRequest, _ read: [Int]
    ) throws {
        for number in 1...50 { try table.insert(number, under: number % 2, at: 10) }
        let statement = try table.reader.pageStatement(PageTable.source, PageTable.byTime, request, table.viewer)
        let parents = [table.parent(0), table.parent(1)]
        let visitor = Visited()
        visitor.enough = 4
        try table.reader.connection.visit(
            statement.pages(of: "item.id", forEach: parents, by: "parent_id"), with: visitor)
        #expect(visitor.ids == read)
        let shown = request.from == .start ? [[50, 48, 46], [49, 47, 45]] : [[6, 4, 2], [5, 3, 1]]
        #expect(try table.pages([0, 1], request).map(\.ids) == shown)
        var heard: [Int] = []
        table.reader.connection.profiler = { heard.append($0.rows) }
        _ = try table.pages([0, 1], request)
        table.reader.connection.profiler = nil
        #expect(heard == [8])
    }

    private final class Visited: RowVisitor {
        var ids: [Int] = []
        /// Rows of each parent.
        var enough = 0

        override func isEnough(after row: FunctionArguments) -> Bool {
            ids.append(Int(UUID(bytes: row.bytes(1).baseAddress!).low))
            return ids.count % enough == 0
        }
    }

    @Test func `pages for parents are the pages of each parent alone`() throws {
        var random = SeededGenerator(seed: 11)
        for number in 1...300 {
            try table.insert(
                number, under: Int.random(in: 1...9, using: &random), at: Int.random(in: 1...12, using: &random),
                rank: Bool.random(using: &random) ? Int.random(in: 1...3, using: &random) : nil,
                title: Bool.random(using: &random) ? ["a", "b", "ä"].randomElement(using: &random) : nil)
        }
        let orders = [PageTable.byTime, PageTable.byRank, PageTable.byTitle]
        for order in orders.flatMap({ [$0, $0.inDirection($0.direction.opposite)] }) {
            for count in [1, 4, 50] {
                let cursor = try table.pages([5], PageRequest(first: 7), order)[0].end
                for request in [
                    try PageRequest(first: count), try PageRequest(last: count),
                    try PageRequest(first: count, after: cursor), try PageRequest(last: count, before: cursor),
                    try PageRequest(after: cursor, last: count),
                ] {
                    let together = try table.pages(Array(1...10), request, order)
                    let alone = try (1...10).map { number in
                        let source = PageTable.source.filtered(by: "item.parent_id = \(table.parent(number))")
                        return try table.page(order, request, source)
                    }
                    #expect(together == alone)
                }
            }
        }
    }

    // MARK: Cursors

    @Test func `a cursor of another order or direction is refused`() throws {
        for number in 1...3 { try table.insert(number, at: number, rank: number) }
        let cursor = try table.page(PageTable.byTime, PageRequest(first: 1)).end
        #expect(throws: PageError.cursorOfAnotherOrder(argument: "after")) {
            try table.page(PageTable.byRank, PageRequest(first: 1, after: cursor))
        }
        #expect(throws: PageError.cursorOfAnotherOrder(argument: "before")) {
            try table.page(PageTable.byTime.inDirection(.ascending), PageRequest(last: 1, before: cursor))
        }
    }

    @Test func `a cursor that was changed or made up is refused`() throws {
        for number in 1...3 { try table.insert(number, at: number) }
        let cursor = try #require(try table.page(PageTable.byTime, PageRequest(first: 1)).end)
        var inventions = ["", "x", "????", String(cursor.dropLast()), cursor + "A"]
        for index in cursor.indices {
            var changed = cursor
            changed.replaceSubrange(index...index, with: changed[index] == "A" ? "B" : "A")
            inventions.append(changed)
        }
        for invention in inventions {
            #expect(throws: PageError.malformedCursor(argument: "after")) {
                try table.page(PageTable.byTime, PageRequest(first: 1, after: invention))
            }
        }
    }

    @Test func `a text cursor holds any text`() throws {
        let titles = ["", "a'b", "\u{0}", "日本", String(repeating: "x", count: 500)]
        for (number, title) in titles.enumerated() { try table.insert(number, at: 1, title: title) }
        var seen = 0
        var cursor: String?
        repeat {
            let page = try table.page(PageTable.byTitle, PageRequest(first: 1, after: cursor))
            seen += page.ids.count
            cursor = page.hasNext ? page.end : nil
        } while cursor != nil
        #expect(seen == titles.count)
    }

    @Test func `page sizes have bounds, and a page has one end`() throws {
        #expect(try PageRequest().count == 25)
        #expect(throws: PageError.bothEnds) { try PageRequest(first: 1, last: 1) }
        #expect(throws: PageError.countTooSmall(argument: "first")) { try PageRequest(first: 0) }
        #expect(throws: PageError.countTooLarge(argument: "last", maximum: 100)) { try PageRequest(last: 101) }
        #expect(try PageRequest(first: 1000, maximum: 1000).count == 1000)
    }

    // MARK: Cost

    @Test(arguments: [false, true])
    func `a hundred parents cost as many statements as one`(wantsTotal: Bool) throws {
        for number in 1...400 { try table.insert(number, under: number % 100, at: number) }
        func statements(_ parents: Int) throws -> [String] {
            let heard = Heard()
            table.reader.statementObserver = { heard.texts.append($0) }
            defer { table.reader.statementObserver = nil }
            _ = try table.pages(
                Array(0..<parents), PageRequest(first: 3), PageTable.byTime, PageTable.source,
                PageTable.columns(total: wantsTotal))
            return heard.texts
        }
        #expect(try statements(1).count == (wantsTotal ? 2 : 1))
        #expect(try statements(1) == statements(100))
    }

    @Test func `what lies beyond a cursor costs a statement where it is asked for, and else none`() throws {
        for number in 1...40 { try table.insert(number, under: number % 4, at: number) }
        let cursor = try cursor(of: PageTable.byTime)
        func count(_ request: PageRequest, next: Bool = false, previous: Bool = false) throws -> Int {
            let heard = Heard()
            table.reader.statementObserver = { heard.texts.append($0) }
            defer { table.reader.statementObserver = nil }
            let columns = ColumnSet(
                columns: ColumnSet.id.columns, wantsHasNextPage: next, wantsHasPreviousPage: previous)
            _ = try table.pages([0, 1, 2, 3], request, PageTable.byTime, PageTable.source, columns)
            return heard.texts.count
        }
        #expect(try count(PageRequest(first: 3, after: cursor)) == 1)
        #expect(try count(PageRequest(first: 3, after: cursor), next: true) == 1)
        #expect(try count(PageRequest(first: 3, after: cursor), previous: true) == 2)
        #expect(try count(PageRequest(last: 3, before: cursor), previous: true) == 1)
        #expect(try count(PageRequest(last: 3, before: cursor), next: true) == 2)
        #expect(try count(PageRequest(first: 3), next: true, previous: true) == 1)
    }

    @Test func `a page has the same rows whether or not somebody asks if there are more`() throws {
        for number in 1...40 { try table.insert(number, under: number % 4, at: number / 9) }
        let cursor = try table.page(PageTable.byTime, PageRequest(first: 20)).end
        for request in [
            try PageRequest(first: 4), try PageRequest(last: 4), try PageRequest(first: 10), try PageRequest(last: 10),
            try PageRequest(first: 4, after: cursor), try PageRequest(last: 4, before: cursor),
        ] {
            let asked = try table.pages([0, 1, 2, 3], request).map(\.ids)
            let notAsked = try table.pages(
                [0, 1, 2, 3], request, PageTable.byTime, PageTable.source, PageTable.columns(cursors: false)
            ).map(\.ids)
            #expect(notAsked == asked)
            #expect(asked.contains { $0.count > 1 })
        }
    }

    @Test func `pages in an index's order are searched, never scanned or sorted`() throws {
        for number in 1...100 { try table.insert(number, under: number % 10, at: number) }
        let order = PageTable.byTime
        let cursor = try cursor(of: order)
        for request in [
            try PageRequest(first: 3), try PageRequest(first: 3, after: cursor), try PageRequest(last: 3),
            try PageRequest(last: 3, before: cursor),
        ] {
            let statement = try table.reader.pageStatement(PageTable.source, order, request, table.viewer)
            let parents = (0..<10).map(table.parent)
            let statements = [
                statement.page(of: "item.id"), statement.total,
                statement.pages(of: "item.id", forEach: parents, by: "parent_id"),
                statement.totals(forEach: parents, by: "parent_id"), statement.rowBeyondCursor,
                statement.rowsBeyondCursor(forEach: parents, by: "parent_id"),
            ].compactMap { $0 }
            for sql in statements { expectSearches(try table.reader.connection.plan(of: sql)) }
        }
    }

    private func cursor(of order: PageOrder) throws -> String? {
        try table.page(order, PageRequest(first: 50)).end
    }
}

final class Heard {
    var texts: [String] = []
}

/// That a plan looks through no table of the schema from one end to the other, and sorts nothing.
func expectSearches(_ plan: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    for step in plan {
        // The list of keys, the parents' edges and the keys of a page are read whole: that is what they are for.
        let isMade = step.contains("VIRTUAL TABLE") || step == "SCAN parent" || step == "SCAN page"
        let isScan = step.hasPrefix("SCAN") && !isMade
        #expect(!isScan && !step.contains("TEMP B-TREE"), "\(plan)", sourceLocation: sourceLocation)
    }
}

/// A generator whose numbers are always the same.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

extension PageOrder {
    /// The same list in another direction.
    fileprivate func inDirection(_ direction: Direction) -> PageOrder {
        var order = self
        order.direction = direction
        return order
    }
}
