import JSON
import Testing

@testable import RapportAPI
@testable import RapportStore

@Suite("ImportJob")
struct ImportJobTests {
    let api: TestAPI
    let anna: Viewer

    init() throws {
        api = try TestAPI()
        anna = try api.signUp()
    }

    /// Imports a file and answers with the id of the job.
    private func imported(_ text: String) throws -> String {
        let answer = try api.value(
            "mutation($input: ImportContactsInput!) { importContacts(input: $input) { job { id } } }",
            ImportFixtures.variables(text), as: anna)
        return try #require(answer["data"]?["importContacts"]?["job"]?["id"]?.stringValue)
    }

    @Test func `an import is found by its id, and as a node`() throws {
        let id = try imported(ImportFixtures.connections)
        #expect(
            try api.run(
                #"{ importJob(id: "\#(id)") { kind } node(id: "\#(id)") { ... on ImportJob { status } } }"#, as: anna)
                == #"{"data":{"importJob":{"kind":"LINKEDIN"},"node":{"status":"COMPLETED"}}}"#)
    }

    @Test func `another account's import is like none`() throws {
        let id = try imported(ImportFixtures.connections)
        let ben = try api.signUp("ben@example.com")
        #expect(
            try api.run(#"{ a: importJob(id: "\#(id)") { id } b: importJob(id: "x") { id } }"#, as: ben)
                == #"{"data":{"a":null,"b":null}}"#)
        #expect(
            try api.run(#"{ importJob(id: "\#(id)") { id } }"#, as: nil)
                == #"{"data":{"importJob":null},"errors":[{"message":"This needs a signed-in user.","locations":[{"line":1,"column":3}],"path":["importJob"],"extensions":{"code":"UNAUTHENTICATED"}}]}"#
        )
    }

    @Test func `rows come in pages of either direction, in the order of the file`() throws {
        let id = try imported(ImportFixtures.people(5))
        func page(_ arguments: String) throws -> JSONValue {
            let response = try api.value(
                #"{ importJob(id: "\#(id)") { rows(\#(arguments)) { edges { cursor node { lineNumber } } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } } } }"#,
                as: anna)
            return try #require(response["data"]?["importJob"]?["rows"])
        }
        func lines(_ page: JSONValue) -> [Int] {
            page["edges"]?.elements?.compactMap { $0["node"]?["lineNumber"]?.intValue } ?? []
        }
        let first = try page("first: 2")
        #expect(lines(first) == [2, 3])
        let cursor = try #require(first["pageInfo"]?["endCursor"]?.stringValue)
        #expect(try lines(page(#"first: 2, after: "\#(cursor)""#)) == [4, 5])
        let last = try page("last: 2")
        #expect(lines(last) == [5, 6])
        let start = try #require(last["pageInfo"]?["startCursor"]?.stringValue)
        #expect(try lines(page(#"last: 2, before: "\#(start)""#)) == [3, 4])
    }

    @Test func `rows of one outcome are counted alone`() throws {
        let id = try imported(ImportFixtures.header + "Ana,A,,,,,\n,,,,Acme,,\nAna,A,,,,,\n")
        #expect(
            try api.run(
                #"{ importJob(id: "\#(id)") { rows(outcome: FAILED) { totalCount nodes { lineNumber } } } }"#, as: anna)
                == #"{"data":{"importJob":{"rows":{"totalCount":1,"nodes":[{"lineNumber":3}]}}}}"#)
    }

    @Test func `a contact that is gone leaves its row`() throws {
        let id = try imported(ImportFixtures.header + "Ana,A,,,,,\n")
        let contacts = try api.value("{ contacts { nodes { id } } }", as: anna)
        let contact = try #require(contacts["data"]?["contacts"]?["nodes"]?.elements?.first?["id"]?.stringValue)
        _ = try api.run(#"mutation { deleteContact(input: {id: "\#(contact)"}) { deletedContactId } }"#, as: anna)
        #expect(
            try api.run(#"{ importJob(id: "\#(id)") { rows { nodes { outcome node { id } } } } }"#, as: anna)
                == #"{"data":{"importJob":{"rows":{"nodes":[{"outcome":"CREATED","node":null}]}}}}"#)
    }

    @Test func `the rows of many imports and their contacts cost one statement each`() throws {
        let ids = try (1...10).map { try imported(ImportFixtures.header + "P,\($0),,,,,\nQ,\($0),,,,,\n") }
        let list = ids.map { "\"\($0)\"" }.joined(separator: ",")
        let selection = "... on ImportJob { rows { nodes { node { ... on Contact { name } } } } }"
        let many = try api.statements("{ nodes(ids: [\(list)]) { \(selection) } }", as: anna)
        let one = try api.statements("{ nodes(ids: [\"\(ids[0])\"]) { \(selection) } }", as: anna)
        #expect(many.count == one.count)
        #expect(many.filter { $0.contains("import_row") }.count == 1)
        // One that finds what the ids name, which looks into all tables, and one that loads the contacts.
        #expect(many.filter { $0.contains("FROM contact") || $0.contains("JOIN contact ") }.count == 2)
    }
}
