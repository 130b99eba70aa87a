import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("followUps, Contact.followUps and hasOpenFollowUp")
struct FollowUpsTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    /// A contact with follow-ups, each of which has a title and a day of November when it is due, or none.
    @discardableResult
    private func contact(_ name: String, _ followUps: [(title: String, day: Int?)]) throws -> String {
        let id = try api.contact(#"name: "\#(name)""#, as: anna)
        for (title, day) in followUps {
            let due = day.map { #", dueAt: "2026-11-\#($0)T10:00:00Z""# } ?? ""
            try api.followUp(#"title: "\#(title)", contactId: "\#(id)"\#(due)"#, as: anna)
            api.clock.move(minutes: 1)
        }
        return id
    }

    // MARK: Order

    @Test func `they come by due time, those without one last in both directions`() throws {
        try contact("Ben", [("none", nil), ("late", 30), ("also none", nil), ("soon", 21)])
        #expect(try api.titles(as: anna) == ["soon", "late", "none", "also none"])
        #expect(try api.titles("(orderBy: {field: DUE_AT})", as: anna) == ["soon", "late", "none", "also none"])
        #expect(
            try api.titles("(orderBy: {field: DUE_AT, direction: DESC})", as: anna)
                == ["late", "soon", "also none", "none"])
        #expect(
            try api.titles("(orderBy: {field: CREATED_AT})", as: anna) == ["none", "late", "also none", "soon"])
        #expect(
            try api.titles("(last: 2, orderBy: {field: CREATED_AT, direction: DESC})", as: anna) == ["late", "none"])
    }

    @Test func `a page that begins at a cursor says whether something precedes it`() throws {
        let first = try api.followUp(#"title: "a", dueAt: "2026-11-21T10:00:00Z""#, as: anna)
        try api.followUp(#"title: "b""#, as: anna)
        let page = try api.value("{ followUps(first: 1) { pageInfo { endCursor } } }", as: anna)
        let cursor = try #require(page["data"]?["followUps"]?["pageInfo"]?["endCursor"]?.stringValue)
        let next = #"{ followUps(first: 1, after: "\#(cursor)") { nodes { title } pageInfo { hasPreviousPage } } }"#
        #expect(
            try api.run(next, as: anna)
                == #"{"data":{"followUps":{"nodes":[{"title":"b"}],"pageInfo":{"hasPreviousPage":true}}}}"#)
        _ = try api.run(#"mutation { deleteFollowUp(input: {id: "\#(first)"}) { deletedFollowUpId } }"#, as: anna)
        #expect(
            try api.run(next, as: anna)
                == #"{"data":{"followUps":{"nodes":[{"title":"b"}],"pageInfo":{"hasPreviousPage":false}}}}"#)
    }

    // MARK: Filters

    @Test func `the list is filtered by contact, status and due time`() throws {
        let ben = try contact("Ben", [("a", 21), ("b", 23)])
        let dora = try contact("Dora", [("c", 22), ("d", nil)])
        let done = try api.followUp(#"title: "e""#, as: anna)
        _ = try api.updateFollowUp(done, "status: DONE", as: anna)
        func titles(_ filter: String) throws -> [String] { try api.titles("(filter: {\(filter)})", as: anna) }
        #expect(try titles(#"contactId: {eq: "\#(dora)"}"#) == ["c", "d"])
        #expect(try titles(#"contactId: {in: ["\#(dora)", "\#(ben)"]}"#) == ["a", "c", "b", "d"])
        #expect(try titles(#"contactId: {eq: "dora"}"#) == [])
        #expect(try titles("status: {eq: OPEN}") == ["a", "c", "b", "d"])
        #expect(try titles("status: {in: [DONE, DISMISSED]}") == ["e"])
        #expect(try titles("status: {notIn: [OPEN]}") == ["e"])
        #expect(
            try titles(#"dueAt: {gte: "2026-11-22T10:00:00Z", lt: "2026-11-23T10:00:00Z"}"#) == ["c"])
        #expect(try titles("dueAt: {isNull: true}") == ["d", "e"])
        #expect(try titles(#"not: {dueAt: {lte: "2026-11-22T10:00:00Z"}}"#) == ["b", "d", "e"])
        #expect(try titles(#"or: [{status: {eq: DONE}}, {contactId: {eq: "\#(ben)"}}]"#) == ["a", "b", "e"])
        #expect(try titles("and: [{status: null}, {}]") == ["a", "c", "b", "d", "e"])
    }

    @Test func `what is open and past due is overdue, as time goes by`() throws {
        try contact("Ben", [("a", 21), ("b", 22), ("c", nil)])
        let done = try api.followUp(#"title: "d", dueAt: "2026-11-01T10:00:00Z""#, as: anna)
        _ = try api.updateFollowUp(done, "status: DISMISSED", as: anna)
        func overdue(_ value: Bool = true) throws -> [String] {
            try api.titles("(filter: {isOverdue: \(value)})", as: anna)
        }
        #expect(try overdue() == [])
        api.clock.move(minutes: 24 * 60 - 3)
        // 2026-11-21T10:00:00: due now, not past due.
        #expect(try overdue() == [])
        api.clock.move(minutes: 1)
        #expect(try overdue() == ["a"])
        #expect(try overdue(false) == ["d", "b", "c"])
        #expect(
            try api.run("{ followUps { nodes { title isOverdue } } }", as: anna)
                == #"{"data":{"followUps":{"nodes":[{"title":"d","isOverdue":false},{"title":"a","isOverdue":true},{"title":"b","isOverdue":false},{"title":"c","isOverdue":false}]}}}"#
        )
    }

    // MARK: Below contacts and interactions

    @Test func `what the store makes follow-ups of is what the schema says that they come from`() throws {
        let members = TestAPI.schema.type(named: "FollowUpSubject")!.possibleTypes
        #expect(Set(members) == Set(FollowUpSubjects.all.map { Int($0.type.rawValue) }))
    }

    @Test func `each contact has those that concern it`() throws {
        try contact("Ben", [("a", 22), ("b", nil), ("c", 21)])
        try contact("Carl", [])
        try contact("Dora", [("d", nil)])
        try api.followUp(#"title: "nobody's""#, as: anna)
        #expect(
            try api.run(
                "{ contacts { nodes { name followUps(first: 2) { totalCount nodes { title contact { name } } } } } }",
                as: anna)
                == #"{"data":{"contacts":{"nodes":[{"name":"Ben","followUps":{"totalCount":3,"nodes":[{"title":"c","contact":{"name":"Ben"}},{"title":"a","contact":{"name":"Ben"}}]}},{"name":"Carl","followUps":{"totalCount":0,"nodes":[]}},{"name":"Dora","followUps":{"totalCount":1,"nodes":[{"title":"d","contact":{"name":"Dora"}}]}}]}}}"#
        )
    }

    @Test func `contacts are found by whether something is left to do with them`() throws {
        try contact("Ben", [("a", 21)])
        let carl = try contact("Carl", [])
        let dora = try contact("Dora", [("b", nil)])
        #expect(try api.names(where: "hasOpenFollowUp: true", as: anna) == ["Ben", "Dora"])
        #expect(try api.names(where: "hasOpenFollowUp: false", as: anna) == ["Carl"])
        #expect(try api.names(where: "hasOpenFollowUp: null", as: anna) == ["Ben", "Carl", "Dora"])
        let answer = try api.value(#"{ contact(id: "\#(dora)") { followUps { nodes { id } } } }"#, as: anna)
        let id = try #require(answer["data"]?["contact"]?["followUps"]?["nodes"]?.elements?[0]["id"]?.stringValue)
        _ = try api.updateFollowUp(id, "status: DONE", as: anna)
        try api.interaction(
            with: carl, #"type: CALL, occurredAt: "2026-11-19T10:00:00Z", followUpNeeded: true"#, as: anna)
        #expect(try api.names(where: "hasOpenFollowUp: true", as: anna) == ["Ben", "Carl"])
        #expect(try api.names(where: "not: {hasOpenFollowUp: true}", as: anna) == ["Dora"])
    }

    @Test func `a hundred parents cost as many statements as one`() throws {
        for number in 10..<110 {
            let id = try contact("Person\(number)", number % 2 == 0 ? [("a", nil)] : [])
            try api.interaction(
                with: id, #"type: CALL, occurredAt: "2026-11-19T10:00:00Z", followUpNeeded: true"#, as: anna)
        }
        func statements(_ count: Int) throws -> [String] {
            try api.statements(
                """
                { contacts(first: \(count)) { nodes { followUps(first: 5) { totalCount nodes {
                    isOverdue subject { ... on Interaction { followUps { title contact { name } } } } } } } } }
                """, as: anna)
        }
        // Contacts, their follow-ups, the totals, the subjects, their follow-ups, the contacts of these.
        #expect(try statements(1).count == 6)
        #expect(try statements(100).count == 6)
    }
}
