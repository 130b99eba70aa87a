import Batches
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

@Suite("Lists of interactions")
struct InteractionListTests {
    let store: InteractionStore

    init() throws { store = try InteractionStore() }

    private func order(_ field: InteractionOrderField, _ direction: OrderDirection) -> InteractionOrder {
        InteractionOrder(field: field, direction: direction)
    }

    // MARK: Order

    @Test func `interactions come newest first, those of the same time latest made first`() throws {
        let (dana, eli) = (try store.contact("Dana"), try store.contact("Eli"))
        let second = try store.log(with: dana, at: "2026-11-02T10:00:00Z")
        let first = try store.log(with: eli, at: "2026-11-01T10:00:00Z")
        let third = try store.log(with: eli, at: "2026-11-02T10:00:00Z")
        #expect(try store.ids(InteractionList(page: PageRequest(first: 9))) == [third, second, first])
        #expect(
            try store.ids(InteractionList(order: order(.occurredAt, .asc), page: PageRequest(first: 9)))
                == [first, second, third])
    }

    @Test func `those without a duration come last in both directions`() throws {
        let contact = try store.contact()
        func log(_ minutes: Int?) throws -> UUID {
            try store.log(
                NewInteraction(
                    contact: NodeID(contact), type: .call, occurredAt: store.test.clock.now, durationMinutes: minutes))
        }
        let (none, long, short, alsoNone) = (try log(nil), try log(60), try log(5), try log(nil))
        for (direction, expected) in [
            (OrderDirection.asc, [short, long, none, alsoNone]), (.desc, [long, short, alsoNone, none]),
        ] {
            let order = order(.duration, direction)
            #expect(try store.ids(InteractionList(order: order, page: PageRequest(first: 9))) == expected)
            let list = InteractionList(order: order, page: try PageRequest(last: 3))
            let pages = try store.reader.interactionPages(ofEach: [contact], list, .id, for: store.viewer)
            #expect(store.ids(pages) == [Array(expected.suffix(3))])
        }
    }

    @Test func `interactions can be ordered by their creation`() throws {
        let contact = try store.contact()
        let first = try store.log(with: contact, at: "2026-11-02T10:00:00Z")
        store.test.clock.move(minutes: 1)
        let second = try store.log(with: contact, at: "2026-11-01T10:00:00Z")
        let ascending = InteractionList(order: order(.createdAt, .asc), page: try PageRequest(first: 9))
        let descending = InteractionList(order: order(.createdAt, .desc), page: try PageRequest(first: 9))
        #expect(try store.ids(ascending) == [first, second])
        #expect(try store.ids(descending) == [second, first])
    }

    // MARK: Contacts

    @Test func `each contact has its own page from either end`() throws {
        let contacts = try (1...3).map { try store.contact("Person \($0)") }
        // All of the second one's at the same time.
        let times = ["2026-11-0%T10:00:00Z", "2026-11-05T10:00:00Z"]
        var logged: [[UUID]] = [[], [], []]
        for number in 1...6 {
            for index in 0...1 {
                let time = times[index].split(separator: "%").joined(separator: "\(number)")
                logged[index].insert(try store.log(with: contacts[index], at: time), at: 0)
            }
        }
        func pages(_ page: PageRequest, _ order: InteractionOrder? = nil) throws -> [[UUID]] {
            let list = InteractionList(order: order, page: page)
            return store.ids(try store.reader.interactionPages(ofEach: contacts, list, .id, for: store.viewer))
        }
        #expect(try pages(PageRequest(first: 4)) == logged.map { Array($0.prefix(4)) })
        #expect(try pages(PageRequest(last: 4)) == logged.map { Array($0.suffix(4)) })
        let ascending = order(.occurredAt, .asc)
        #expect(try pages(PageRequest(first: 4), ascending) == logged.map { Array($0.reversed().prefix(4)) })
        #expect(try pages(PageRequest(last: 4), ascending) == logged.map { Array($0.reversed().suffix(4)) })
        #expect(try pages(PageRequest(last: 100)) == logged)
    }

    @Test func `another person's interactions are in no list`() throws {
        let contact = try store.contact()
        let id = try store.log(
            NewInteraction(contact: NodeID(contact), type: .call, occurredAt: store.test.clock.now, notes: "Salary."))
        let ben = try store.test.viewer("ben@example.com")
        var byContact = InteractionFilter(contactId: .value(IDFilter(eq: .value(NodeID(contact)))))
        byContact.search = .value("salary")
        let page = try PageRequest(first: 9)
        for filter in [nil, InteractionFilter(search: .value("salary")), byContact] {
            let list = InteractionList(filter: filter, page: page)
            #expect(try store.ids(list) == [id])
            #expect(store.ids(try store.reader.interactionPages(list, .id, for: ben)) == [[]])
            #expect(store.ids(try store.reader.interactionPages(ofEach: [contact], list, .id, for: ben)) == [[]])
        }
    }

    // MARK: Cost

    @Test func `lists in order of time are searched, never scanned or sorted`() throws {
        let contacts = try (1...5).map { try store.contact("Person \($0)") }
        for minute in 10...30 { _ = try store.log(with: contacts[minute % 5], at: "2026-11-02T10:\(minute):00Z") }
        let cursors = ColumnSet(columns: ColumnSet.id.columns, wantsPageCursors: true)
        let newest = try store.reader.interactionPages(
            InteractionList(page: PageRequest(first: 5)), cursors, for: store.viewer)
        let cursor = newest.rows.string(of: newest.rows[0, Pages.Cells.endCursor])
        for request in [
            try PageRequest(first: 3), try PageRequest(last: 3), try PageRequest(first: 3, after: cursor),
            try PageRequest(last: 3, before: cursor),
        ] {
            for list in [
                InteractionList(page: request),
                InteractionList(filter: InteractionFilter(type: .value(.init(eq: .value(.call)))), page: request),
            ] {
                let source = try store.reader.interactionSource(list, for: store.viewer)
                let statement = try store.reader.pageStatement(
                    source, .newestInteractionsFirst, request, store.viewer)
                for sql in [
                    statement.page(of: "item.id, item.notes"), statement.total,
                    statement.pages(of: "item.id, item.notes", forEach: contacts, by: "contact_id"),
                    statement.totals(forEach: contacts, by: "contact_id"),
                ] { expectSearches(try store.reader.connection.plan(of: sql)) }
            }
        }
    }

    private func plan(_ list: InteractionList) throws -> [String] {
        let statement = try store.reader.pageStatement(
            store.reader.interactionSource(list, for: store.viewer), PageOrder(list.order), list.page, store.viewer)
        return try store.reader.connection.plan(of: statement.page(of: "item.id, item.notes"))
    }

    @Test(arguments: [
        (InteractionOrder(field: .occurredAt), "interaction_by_owner"),
        (InteractionOrder(field: .occurredAt, direction: .desc), "interaction_by_owner"),
        (InteractionOrder(field: .duration), "interaction_by_duration"),
        (InteractionOrder(field: .duration, direction: .desc), "interaction_by_longest"),
        (InteractionOrder(field: .createdAt), "interaction_by_creation"),
        (InteractionOrder(field: .createdAt, direction: .desc), "interaction_by_creation"),
    ])
    func `every order of the viewer's list has an index`(_ order: InteractionOrder, _ index: String) throws {
        for page in [try PageRequest(first: 3), try PageRequest(last: 3)] {
            #expect(
                try plan(InteractionList(order: order, page: page))
                    == ["SEARCH item USING INDEX \(index) (owner_id=?)"])
        }
    }

    @Test func `a span of time is searched in the index`() throws {
        let now = store.test.clock.now
        let filter = InteractionFilter(occurredAt: .value(.init(gte: .value(now), lt: .value(now.adding(days: 1)))))
        #expect(
            try plan(InteractionList(filter: filter, page: PageRequest(first: 3))) == [
                "CO-ROUTINE page",
                "SEARCH item USING COVERING INDEX interaction_by_owner (owner_id=? AND occurred_at>? AND occurred_at<?)",
                "SCAN page",
                "SEARCH item USING PRIMARY KEY (contact_id=? AND occurred_at=? AND id=?)",
            ])
    }

    @Test func `what does not fit is told by the index, and no row of it is looked up`() throws {
        let filter = InteractionFilter(
            type: .value(.init(eq: .value(.call))), sentiment: .value(.init(eq: .value(.negative))),
            followUpNeeded: .value(true))
        for order in [nil, InteractionOrder(field: .occurredAt)] {
            let plan = try plan(InteractionList(filter: filter, order: order, page: PageRequest(last: 3)))
            #expect(
                plan == [
                    "CO-ROUTINE page",
                    "SEARCH item USING COVERING INDEX interaction_by_owner (owner_id=?)",
                    "SCAN page",
                    "SEARCH item USING PRIMARY KEY (contact_id=? AND occurred_at=? AND id=?)",
                ])
        }
    }

    @Test func `kind, sentiment and what is left to do are counted in an index alone`() throws {
        let filter = InteractionFilter(
            type: .value(.init(eq: .value(.call))), sentiment: .value(.init(notIn: .value([.negative]))),
            followUpNeeded: .value(true))
        let list = InteractionList(filter: filter, page: try PageRequest())
        let statement = try store.reader.pageStatement(
            store.reader.interactionSource(list, for: store.viewer), .newestInteractionsFirst, list.page, store.viewer)
        let plan = try store.reader.connection.plan(of: statement.total)
        #expect(plan.first == "SEARCH item USING COVERING INDEX interaction_by_owner (owner_id=?)")
    }

    @Test func `the interactions of some contacts are read where they lie`() throws {
        let filter = InteractionFilter(contactId: .value(.init(in: .value([NodeID(UUID(high: 1, low: 1))]))))
        let plan = try plan(InteractionList(filter: filter, page: PageRequest(first: 3)))
        #expect(plan[0] == "SEARCH item USING PRIMARY KEY (contact_id=?)")
    }

    @Test func `the latest interaction of a contact is looked up, not looked for`() throws {
        let plan = try store.reader.connection.plan(
            of: "SELECT max(occurred_at) FROM interaction WHERE contact_id = \(store.contact())")
        #expect(plan == ["SEARCH interaction USING PRIMARY KEY (contact_id=?)"])
    }
}
