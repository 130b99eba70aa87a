import JSON
import RapportTypes
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("search")
struct SearchAPITests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
        _ = try api.run(
            """
            mutation {
              a: createContact(input: {
                name: "Dana Álvarez", relationship: MENTOR, notes: "Knows <b>SQLite</b>", tags: ["Salary club"]
              }) { userErrors { message } }
              b: createJobApplication(input: {
                jobListing: {create: {title: "Engineer", company: "Salaria"}}, status: APPLIED
              }) { userErrors { message } }
            }
            """, as: anna)
        let contact = try api.value("{ contacts { nodes { id } } }", as: anna)
        guard case .string(let id)? = contact["data"]?["contacts"]?["nodes"]?[0]?["id"] else { fatalError() }
        _ = try api.run(
            """
            mutation {
              a: logInteraction(input: {
                contactId: "\(id)", type: COFFEE, occurredAt: "2026-11-19T10:00:00Z", notes: "Salary and what follows"
              }) { userErrors { message } }
              b: createFollowUp(input: {title: "Ask about salary"}) { userErrors { message } }
            }
            """, as: anna)
    }

    @Test func `results of all kinds, with where the words were found`() throws {
        let answer = try api.run(
            """
            { search(query: "sal") {
                edges { score node { __typename ... on Contact { name } ... on FollowUp { title } }
                  highlights { field fragments } }
                totalCount facets { type count } pageInfo { hasNextPage hasPreviousPage }
            } }
            """, as: anna)
        #expect(
            answer == #"""
                {"data":{"search":{"edges":[\#
                {"score":56.0,"node":{"__typename":"JobListing"},\#
                "highlights":[{"field":"company","fragments":["Salaria"]}]},\#
                {"score":49.0,"node":{"__typename":"JobApplication"},\#
                "highlights":[{"field":"jobListing","fragments":["Salaria"]}]},\#
                {"score":42.0,"node":{"__typename":"FollowUp","title":"Ask about salary"},\#
                "highlights":[{"field":"title","fragments":["Ask about salary"]}]},\#
                {"score":42.0,"node":{"__typename":"Contact","name":"Dana Álvarez"},\#
                "highlights":[{"field":"tags","fragments":["Salary club"]}]},\#
                {"score":14.0,"node":{"__typename":"Interaction"},\#
                "highlights":[{"field":"notes","fragments":["Salary and what follows"]}]}],\#
                "totalCount":5,"facets":[{"type":"CONTACT","count":1},{"type":"FOLLOW_UP","count":1},\#
                {"type":"INTERACTION","count":1},{"type":"JOB_APPLICATION","count":1},\#
                {"type":"JOB_LISTING","count":1}],\#
                "pageInfo":{"hasNextPage":false,"hasPreviousPage":false}}}}
                """#)
    }

    @Test func `fragments are plain text, of some kinds only`() throws {
        #expect(
            try api.run(
                """
                { search(query: "SQLITE", types: [CONTACT, INTERACTION]) {
                    nodes { __typename } edges { highlights { field fragments } } facets { type count } } }
                """, as: anna)
                == #"{"data":{"search":{"nodes":[{"__typename":"Contact"}],"edges":[{"highlights":[{"field":"notes","fragments":["Knows <b>SQLite</b>"]}]}],"facets":[{"type":"CONTACT","count":1}]}}}"#
        )
        #expect(
            try api.run(
                #"{ search(query: "sqlite", types: []) { totalCount facets { count } nodes { __typename } } }"#,
                as: anna)
                == #"{"data":{"search":{"totalCount":0,"facets":[],"nodes":[]}}}"#)
    }

    @Test func `pages by cursor`() throws {
        var types: [String] = []
        var after = "null"
        for _ in 0..<5 {
            let answer = try api.value(
                """
                { search(query: "salary", first: 1, after: \(after)) {
                    nodes { __typename } pageInfo { hasNextPage endCursor } totalCount } }
                """, as: anna)
            guard let page = answer["data"]?["search"], case .string(let type)? = page["nodes"]?[0]?["__typename"],
                case .string(let cursor)? = page["pageInfo"]?["endCursor"]
            else { break }
            types.append(type)
            after = "\"\(cursor)\""
            if page["pageInfo"]?["hasNextPage"] == .bool(false) { break }
        }
        #expect(types == ["FollowUp", "Contact", "Interaction"])
        #expect(
            try fault(#"query: "ask", after: \#(after)"#)
                == #"BAD_USER_INPUT: "after" is a cursor of a list in another order."#)
    }

    /// The code and the message of the error that a search is answered with.
    private func fault(_ arguments: String, as viewer: Viewer? = nil) throws -> String? {
        let answer = try api.value("{ search(\(arguments)) { totalCount } }", as: viewer ?? anna)
        guard case .string(let code)? = answer["errors"]?[0]?["extensions"]?["code"],
            case .string(let message)? = answer["errors"]?[0]?["message"]
        else { return nil }
        return "\(code): \(message)"
    }

    @Test(arguments: [
        (#"query: """#, #"BAD_USER_INPUT: "query" must not be blank."#),
        (#"query: " \n ""#, #"BAD_USER_INPUT: "query" must not be blank."#),
        (
            "query: \"" + String(repeating: "x", count: 201) + "\"",
            #"BAD_USER_INPUT: "query" can have at most 200 characters."#
        ),
        (#"query: "x", first: 0"#, #"BAD_USER_INPUT: "first" must be at least 1."#),
        (#"query: "x", first: 101"#, #"LIMIT_EXCEEDED: "first" must be at most 100."#),
        (#"query: "x", after: "y""#, #"BAD_USER_INPUT: "after" is not a cursor of this server."#),
        (#"query: "x", first: 100"#, nil),
    ])
    func `what cannot be searched is an error`(arguments: String, expected: String?) throws {
        #expect(try fault(arguments) == expected)
    }

    @Test func `signing in is needed, and others find nothing`() throws {
        #expect(
            try api.run(#"{ search(query: "x") { totalCount } }"#, as: nil).contains(#""code":"UNAUTHENTICATED""#))
        let ben = try api.signUp("ben@example.com")
        #expect(
            try api.run(#"{ search(query: "salary") { totalCount facets { count } } }"#, as: ben)
                == #"{"data":{"search":{"totalCount":0,"facets":[]}}}"#)
    }

    @Test func `what is selected of results takes a statement for each kind`() throws {
        let document = """
            { search(query: "salary", first: 100) {
                edges { score highlights { field } node {
                  __typename ... on Contact { name notes } ... on Interaction { notes } ... on FollowUp { title }
                } } totalCount facets { count } } }
            """
        _ = try api.store.writer.run { try $0.indexSearchChanges(limit: .max) }
        let few = try api.statements(document, as: anna)
        for number in 0..<40 {
            _ = try api.run(
                """
                mutation { createFollowUp(input: {title: "salary \(number)"}) { followUp { id } } }
                """, as: anna)
        }
        _ = try api.store.writer.run { try $0.indexSearchChanges(limit: .max) }
        let many = try api.statements(document, as: anna)
        #expect(many.count == few.count)
        // The search, then what is selected of three kinds of nodes, and the texts of three kinds.
        #expect(few.count == 1 + 2 * SearchedKinds.all.count + 3 + 3)
    }
}
