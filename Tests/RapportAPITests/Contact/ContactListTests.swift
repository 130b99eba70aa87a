import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("Lists of contacts")
struct ContactListTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    // MARK: Order

    /// The order in which they are made is that of the names here: c, A, b, D.
    private func makeFour() throws {
        try api.contact(#"name: "c", company: "Zeta", lastContactedAt: "2026-01-03T00:00:00Z""#, as: anna)
        api.clock.move(minutes: 1)
        try api.contact(#"name: "A", keepInTouchEveryDays: 9"#, as: anna)
        api.clock.move(minutes: 1)
        try api.contact(
            #"name: "b", company: "álpha", lastContactedAt: "2026-01-01T00:00:00Z", keepInTouchEveryDays: 1"#, as: anna)
        api.clock.move(minutes: 1)
        let last = try api.contact(#"name: "D""#, as: anna)
        api.clock.move(minutes: 1)
        _ = last
    }

    static let orders: [(order: String, names: [String])] = [
        ("", ["A", "b", "c", "D"]),
        ("(orderBy: {field: NAME})", ["A", "b", "c", "D"]),
        ("(orderBy: {field: NAME, direction: DESC})", ["D", "c", "b", "A"]),
        // Without a company: last in both directions, by id in the direction.
        ("(orderBy: {field: COMPANY})", ["b", "c", "A", "D"]),
        ("(orderBy: {field: COMPANY, direction: DESC})", ["c", "b", "D", "A"]),
        ("(orderBy: {field: LAST_CONTACTED_AT})", ["b", "c", "A", "D"]),
        ("(orderBy: {field: LAST_CONTACTED_AT, direction: DESC})", ["c", "b", "D", "A"]),
        ("(orderBy: {field: NEXT_CONTACT_DUE_AT})", ["b", "A", "c", "D"]),
        ("(orderBy: {field: NEXT_CONTACT_DUE_AT, direction: DESC})", ["A", "b", "D", "c"]),
        ("(orderBy: {field: CREATED_AT})", ["c", "A", "b", "D"]),
        ("(orderBy: {field: CREATED_AT, direction: DESC})", ["D", "b", "A", "c"]),
        ("(orderBy: {field: UPDATED_AT})", ["c", "A", "b", "D"]),
        ("(orderBy: {field: UPDATED_AT, direction: DESC})", ["D", "b", "A", "c"]),
    ]

    @Test(arguments: orders)
    func `a list has the order that was asked for, nulls last`(_ arguments: String, _ names: [String]) throws {
        try makeFour()
        #expect(try api.names(arguments, as: anna) == names)
    }

    @Test func `contacts of the same name are in the order of their ids, whichever page they are on`() throws {
        for title in ["1", "2", "3"] { try api.contact(#"name: "Ben", title: "\#(title)""#, as: anna) }
        let first = try api.value("{ contacts(first: 2) { nodes { title } pageInfo { endCursor } } }", as: anna)
        #expect(first["data"]!["contacts"]!["nodes"]!.text == #"[{"title":"1"},{"title":"2"}]"#)
        let cursor = first["data"]!["contacts"]!["pageInfo"]!["endCursor"]!.stringValue!
        #expect(
            try api.run(#"{ contacts(after: "\#(cursor)") { nodes { title } } }"#, as: anna)
                == #"{"data":{"contacts":{"nodes":[{"title":"3"}]}}}"#)
    }

    @Test func `a contact made meanwhile neither repeats nor hides another`() throws {
        for name in ["b", "d"] { try api.contact(#"name: "\#(name)""#, as: anna) }
        let page = try api.value("{ contacts(first: 1) { pageInfo { endCursor } } }", as: anna)
        let cursor = page["data"]!["contacts"]!["pageInfo"]!["endCursor"]!.stringValue!
        for name in ["a", "c"] { try api.contact(#"name: "\#(name)""#, as: anna) }
        #expect(try api.names(#"(after: "\#(cursor)")"#, as: anna) == ["c", "d"])
    }

    // MARK: Pages

    @Test func `a page has 25 contacts unless it is told otherwise, and 100 at most`() throws {
        for number in 0..<30 { try api.contact(#"name: "\#(number)""#, as: anna) }
        #expect(try api.names(as: anna).count == 25)
        #expect(try api.names("(first: 100)", as: anna).count == 30)
        #expect(
            try api.run("{ contacts(first: 101) { totalCount } }", as: anna)
                == #"{"data":null,"errors":[{"message":"\"first\" must be at most 100.","locations":[{"line":1,"column":3}],"path":["contacts"],"extensions":{"code":"LIMIT_EXCEEDED","limit":100}}]}"#
        )
        #expect(
            try api.run("{ contacts(first: 1, last: 1) { totalCount } }", as: anna)
                == #"{"data":null,"errors":[{"message":"Only one of \"first\" and \"last\" can be given.","locations":[{"line":1,"column":3}],"path":["contacts"],"extensions":{"code":"BAD_USER_INPUT"}}]}"#
        )
    }

    @Test func `a cursor of another order is refused`() throws {
        try api.contact(#"name: "Ben""#, as: anna)
        let page = try api.value("{ contacts { pageInfo { endCursor } } }", as: anna)
        let cursor = page["data"]!["contacts"]!["pageInfo"]!["endCursor"]!.stringValue!
        #expect(
            try api.run(#"{ contacts(after: "\#(cursor)", orderBy: {field: COMPANY}) { totalCount } }"#, as: anna)
                == #"{"data":null,"errors":[{"message":"\"after\" is a cursor of a list in another order.","locations":[{"line":1,"column":3}],"path":["contacts"],"extensions":{"code":"BAD_USER_INPUT"}}]}"#
        )
    }

    @Test func `an empty list has neither pages nor cursors`() throws {
        #expect(
            try api.run(
                "{ contacts { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }",
                as: anna)
                == #"{"data":{"contacts":{"totalCount":0,"nodes":[],"edges":[],"pageInfo":{"hasNextPage":false,"hasPreviousPage":false,"startCursor":null,"endCursor":null}}}}"#
        )
    }

    // MARK: Statements

    @Test func `a hundred contacts cost as many statements as one`() throws {
        let document = "{ contacts(first: 100) { totalCount nodes { name email notes tags } } }"
        try api.contact(#"name: "0", email: "a@example.com", notes: "x""#, as: anna)
        let one = try api.statements(document, as: anna)
        for number in 1..<100 { try api.contact(#"name: "\#(number)", notes: "x""#, as: anna) }
        #expect(try api.statements(document, as: anna) == one)
        #expect(one.count == 2)
    }

    @Test func `the total is only counted when it is selected`() throws {
        #expect(try api.statements("{ contacts { nodes { name } } }", as: anna).count == 1)
        #expect(
            try api.statements("{ contacts { totalCount } }", as: anna).filter { $0.contains("count(*)") }.count == 1)
    }

    @Test func `a hundred contacts by id cost as many statements as one`() throws {
        let ids = try (0..<100).map { try api.contact(#"name: "\#($0)", phone: "1""#, as: anna) }
        func statements(_ ids: [String]) throws -> [String] {
            let list = ids.map { "\"\($0)\"" }.joined(separator: ",")
            return try api.statements("{ nodes(ids: [\(list)]) { ... on Contact { name phone } } }", as: anna)
        }
        #expect(try statements([ids[0]]).count == 2)
        #expect(try statements(ids).count == 2)
        #expect(try api.statements(#"{ contact(id: "\#(ids[0])") { name phone } }"#, as: anna).count == 1)
    }

    @Test func `lists need a signed-in user`() throws {
        #expect(
            try api.run("{ contacts { totalCount } }", as: nil)
                == #"{"data":null,"errors":[{"message":"This needs a signed-in user.","locations":[{"line":1,"column":3}],"path":["contacts"],"extensions":{"code":"UNAUTHENTICATED"}}]}"#
        )
        #expect(
            try api.run(#"{ contact(id: "no-id") { name } }"#, as: nil)
                == #"{"data":{"contact":null},"errors":[{"message":"This needs a signed-in user.","locations":[{"line":1,"column":3}],"path":["contact"],"extensions":{"code":"UNAUTHENTICATED"}}]}"#
        )
    }
}
