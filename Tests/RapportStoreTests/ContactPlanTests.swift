import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

/// How SQLite reads lists of contacts: by an index that has the viewer's rows in the list's order.
@Suite("Plans of lists of contacts")
struct ContactPlanTests {
    let test: TestStore
    let anna: Viewer

    init() throws {
        test = try TestStore()
        anna = try test.viewer()
    }

    private func plan(
        _ order: ContactOrder? = nil, _ filter: ContactFilter? = nil, _ request: PageRequest? = nil
    ) throws -> [String] {
        let statement = try test.reader.pageStatement(
            test.reader.contactSource(filter, for: anna), PageOrder(order), request ?? PageRequest(), anna)
        return try test.reader.connection.plan(of: statement.page(of: "item.id, item.title"))
    }

    private func cursor(_ order: ContactOrder?, _ key: Cursor.Key) -> String {
        test.reader.cursors.encode(Cursor(key: key, id: anna.id), of: PageOrder(order))
    }

    @Test func `the default list goes through an index, from both ends and from a cursor`() throws {
        let index = "SEARCH item USING INDEX contact_by_name (owner_id=?"
        #expect(try plan() == [index + ")"])
        #expect(try plan(nil, nil, PageRequest(last: 10)) == [index + ")"])
        let cursor = cursor(nil, .text("m"))
        #expect(
            try plan(nil, nil, PageRequest(after: cursor)) == [index + " AND (name_folded,id)>(?,?))"])
        #expect(
            try plan(nil, nil, PageRequest(last: 5, before: cursor)) == [index + " AND (name_folded,id)<(?,?))"])
    }

    @Test(arguments: [
        (ContactOrder(field: .name, direction: .desc), "contact_by_name"),
        (ContactOrder(field: .company), "contact_by_company"),
        (ContactOrder(field: .company, direction: .desc), "contact_by_last_company"),
        (ContactOrder(field: .lastContactedAt), "contact_by_first_contact"),
        (ContactOrder(field: .lastContactedAt, direction: .desc), "contact_by_last_contact"),
        (ContactOrder(field: .nextContactDueAt), "contact_by_due"),
        (ContactOrder(field: .nextContactDueAt, direction: .desc), "contact_by_latest_due"),
        (ContactOrder(field: .createdAt), "contact_by_creation"),
        (ContactOrder(field: .createdAt, direction: .desc), "contact_by_creation"),
        (ContactOrder(field: .updatedAt), "contact_by_update"),
        (ContactOrder(field: .updatedAt, direction: .desc), "contact_by_update"),
    ])
    func `every order has an index in both directions`(
        _ order: ContactOrder, _ index: String
    ) throws {
        #expect(try plan(order) == ["SEARCH item USING INDEX \(index) (owner_id=?)"])
        #expect(
            try plan(order, ContactFilter(isArchived: .null)) == ["SEARCH item USING INDEX \(index) (owner_id=?)"])
        let cursor = cursor(order, order.field == .name || order.field == .company ? .text("m") : .integer(5))
        let after = try plan(order, nil, PageRequest(after: cursor))
        #expect(after.count == 1 && after[0].hasPrefix("SEARCH item USING INDEX \(index) (owner_id=? AND "))
    }

    @Test func `an email address is looked up in its index`() throws {
        let filter = ContactFilter(email: .value(StringFilter(eq: .value("ben@example.com"))))
        #expect(
            try plan(nil, filter) == [
                "SEARCH item USING INDEX contact_by_email (owner_id=? AND email_hash=?)",
                "USE TEMP B-TREE FOR ORDER BY",
            ])
    }

    @Test func `sealed columns are only opened for the viewer's rows`() throws {
        let filter = ContactFilter(
            search: .value("ben"), email: .value(StringFilter(contains: .value("ben"))),
            tags: .value(TagFilter(anyOf: .value(["x"]))))
        let plan = try plan(nil, filter)
        // Whose ids the search index has found, or one after the other.
        #expect(plan[0] == "SEARCH item USING INDEX sqlite_autoindex_contact_1 (id=?)")
        let others = ContactFilter(email: .value(StringFilter(contains: .value("ben"))))
        #expect(try self.plan(nil, others) == ["SEARCH item USING INDEX contact_by_name (owner_id=?)"])
        #expect(plan.allSatisfy { !$0.hasPrefix("SCAN item") && !$0.hasPrefix("SCAN tag") })
    }

    private func totalPlan(_ filter: ContactFilter?) throws -> [String] {
        let statement = try test.reader.pageStatement(
            test.reader.contactSource(filter, for: anna), PageOrder(nil as ContactOrder?), PageRequest(), anna)
        return try test.reader.connection.plan(of: statement.total)
    }

    @Test func `the total of the default list is counted in an index alone`() throws {
        let plan = try totalPlan(nil)
        #expect(plan.count == 1 && plan[0].hasPrefix("SEARCH item USING COVERING INDEX contact_by_"))
    }

    @Test(arguments: [
        ContactFilter(company: .value(StringFilter(contains: .value("a")))),
        ContactFilter(title: .value(StringFilter(startsWith: .value("a")))),
        ContactFilter(relationship: .value(RelationshipTypeFilter(eq: .value(.friend)))),
        ContactFilter(isFavorite: .value(true)),
        ContactFilter(lastContactedAt: .value(DateTimeFilter(isNull: .value(true)))),
        ContactFilter(nextContactDueAt: .value(DateTimeFilter(isNull: .value(false)))),
    ])
    func `what is readable of contacts is asked and counted in the index of their names`(
        _ filter: ContactFilter
    ) throws {
        #expect(try totalPlan(filter) == ["SEARCH item USING COVERING INDEX contact_by_name (owner_id=?)"])
        #expect(try plan(nil, filter) == ["SEARCH item USING INDEX contact_by_name (owner_id=?)"])
    }

    @Test(arguments: [
        TagFilter(anyOf: .value(["x"])), TagFilter(allOf: .value(["x", "y"])), TagFilter(noneOf: .value(["x"])),
    ])
    func `who has a tag is read once, and the list stays in its order`(_ tags: TagFilter) throws {
        let plan = try plan(nil, ContactFilter(tags: .value(tags)))
        #expect(plan[0] == "SEARCH item USING INDEX contact_by_name (owner_id=?)")
        #expect(plan[1].hasPrefix("LIST SUBQUERY"), "\(plan)")
        #expect(plan[2] == "SEARCH tag USING PRIMARY KEY (owner_id=? AND tag_folded=?)", "\(plan)")
    }
}
