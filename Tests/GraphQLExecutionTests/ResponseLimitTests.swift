import Testing

@testable import GraphQLExecution

@Suite("Length of responses")
struct ResponseLimitTests {
    private let library = Library()

    private func tooLong(_ limit: Int) -> String {
        #"{"data":null,"errors":[{"message":"The response is longer than \#(limit) bytes.","extensions":{"code":"LIMIT_EXCEEDED","limit":\#(limit)}}]}"#
    }

    /// Bytes of a response without its last brace, which is written when the length is known.
    private func length(_ text: String) throws -> Int { try library.run(text).utf8.count - 1 }

    @Test(arguments: [
        "{ __typename }",
        "{ authors { name books(first: 2) { nodes { title } } } }",
        // Each of the values can be null, and none of them is.
        #"{ node(id: "1003") { ... on Book { author { name } } } }"#,
    ])
    func `the data is there as a whole, or not at all`(text: String) throws {
        let whole = try library.run(text)
        #expect(try library.run(text, limits: ResponseLimits(bytes: try length(text))) == whole)
        #expect(try library.run(text, limits: ResponseLimits(bytes: 9)) == tooLong(9))
    }

    @Test func `errors that were met before are told, too`() throws {
        let response = try library.run("{ broken authors { name } }", limits: ResponseLimits(bytes: 25))
        #expect(response.hasPrefix(#"{"data":null,"errors":[{"message":"It broke.""#))
        #expect(
            response.hasSuffix(
                #"{"message":"The response is longer than 25 bytes.","extensions":{"code":"LIMIT_EXCEEDED","limit":25}}]}"#
            ))
    }

    @Test func `one that is a byte too long has no data`() throws {
        let text = "{ authors { name } }"
        let length = try length(text)
        #expect(try library.run(text, limits: ResponseLimits(bytes: length - 1)) == tooLong(length - 1))
    }

    @Test func `what a mutation has written stays, and nothing follows`() throws {
        let response = try library.run(
            #"mutation { a: rename(id: "0", name: "Zoe") { previousName } b: rename(id: "1", name: "Bea") { previousName } }"#,
            limits: ResponseLimits(bytes: 20))
        #expect(response == tooLong(20))
        #expect(library.names[0] == "Zoe" && library.renamed == [0])
    }
}
