import Batches
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore
@testable import SQLite

@Suite("What Contact.timeline costs")
struct TimelineCostTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    /// Contacts with a call and a follow-up each.
    private func makeContacts(_ count: Int) throws {
        let viewer = anna
        let now = api.store.configuration.clock.now
        try api.store.writer.run { transaction in
            for number in 0..<count {
                let new = NewContact(ContactValues(name: "Contact \(number)"))
                let contact = try #require(try transaction.createContact(new, for: viewer).value)
                let call = NewInteraction(
                    contact: NodeID(contact), type: .call, occurredAt: now, followUpNeeded: true)
                _ = try transaction.logInteraction(call, for: viewer)
            }
        }
    }

    private func statements(_ selection: String) throws -> [String] {
        try api.statements("{ contacts(first: 100) { nodes { timeline { \(selection) } } } }", as: anna)
    }

    @Test(arguments: [1, 100])
    func `one statement for the pages and one for each type, however many contacts there are`(count: Int) throws {
        try makeContacts(count)
        let statements = try statements("nodes { timelineAt summary } pageInfo { endCursor }")
        #expect(statements.count == 4)
        #expect(statements.count { $0.contains("FROM timeline") } == 1)
        #expect(statements.count { $0.contains("interaction AS item") } == 1)
        #expect(statements.count { $0.contains("FROM follow_up") } == 1)
    }

    @Test func `a total is one statement more`() throws {
        try makeContacts(2)
        #expect(try statements("totalCount").count == 3)
        #expect(try statements("totalCount nodes { summary }").count == 5)
    }

    @Test func `types and ids are known from the pages`() throws {
        try makeContacts(2)
        #expect(try statements("nodes { __typename id } edges { cursor node { __typename } }").count == 2)
        #expect(try statements("nodes { id ... on Interaction { location } }").count == 3)
    }

    // MARK: Plans

    private func plan(_ request: PageRequest, _ filter: TimelineFilter? = nil) throws -> [String] {
        let statement = try api.reader.pageStatement(
            api.reader.timelineSource(filter, for: anna), Timeline.newestFirst, request, anna)
        return try api.reader.connection.plan(
            of: statement.pages(of: "item.id, item.kind", forEach: [anna.id], by: "contact_id"))
    }

    @Test func `each contact's items are read in their order from the tables themselves`() throws {
        let keys = ["timeline", "interaction"].map { "SEARCH \($0) USING PRIMARY KEY (contact_id=?" }
        for request in [try PageRequest(), try PageRequest(last: 10)] {
            let plan = try plan(request)
            for key in keys { #expect(plan.contains(key + ")"), "\(plan)") }
            #expect(isMerged(plan), "\(plan)")
        }
        let cursor = api.reader.cursors.encode(Cursor(key: .integer(5), id: anna.id), of: Timeline.newestFirst)
        let filter = TimelineFilter(kinds: .value([.interaction]))
        for plan in [try plan(PageRequest(after: cursor)), try plan(PageRequest(last: 5, before: cursor), filter)] {
            #expect(plan.contains { $0.hasPrefix(keys[0] + " AND (at,item_id)") }, "\(plan)")
            #expect(plan.contains { $0.hasPrefix(keys[1] + " AND (occurred_at,id)") }, "\(plan)")
            #expect(isMerged(plan), "\(plan)")
        }
    }

    /// Whether nothing is sorted, and no table read from its beginning.
    private func isMerged(_ plan: [String]) -> Bool {
        plan.contains("MERGE (UNION ALL)")
            && plan.allSatisfy {
                !$0.contains("TEMP B-TREE") && !$0.contains("SCAN timeline") && !$0.contains("SCAN interaction")
            }
    }
}
