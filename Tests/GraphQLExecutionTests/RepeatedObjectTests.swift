import Testing

@testable import GraphQLExecution

/// Children come parent by parent, so the object that one names is often the one that the child before it has named.
@Suite("Objects that several children name")
struct RepeatedObjectTests {
    private let library = Library()

    @Test func `each child has the whole object`() throws {
        #expect(
            try library.run(
                #"{ author(id: "2") { books { nodes { pages author { name portrait { year masterpiece { pages } } } } } } }"#
            )
                == #"{"data":{"author":{"books":{"nodes":[{"pages":2000,"author":{"name":"Cleo","portrait":{"year":1652,"masterpiece":null}}},{"pages":2100,"author":{"name":"Cleo","portrait":{"year":1652,"masterpiece":null}}}]}}}}"#
        )
    }

    @Test func `another one in between changes nothing`() throws {
        #expect(
            try library.run(#"{ nodes(ids: ["1", "1", "0", "1", "9", "1"]) { ... on Author { name } } }"#)
                == #"{"data":{"nodes":[{"name":"Bo"},{"name":"Bo"},{"name":"Ada"},{"name":"Bo"},null,{"name":"Bo"}]}}"#)
    }

    @Test func `the same object has what each place asks for`() throws {
        #expect(
            try library.run(
                #"{ author(id: "2") { books { nodes { a: author { name } b: author { initial books(first: 1) { nodes { author { id } } } } } } } }"#
            )
                == #"{"data":{"author":{"books":{"nodes":[{"a":{"name":"Cleo"},"b":{"initial":"C","books":{"nodes":[{"author":{"id":"00000000-0000-0001-0000-000000000002"}}]}}},{"a":{"name":"Cleo"},"b":{"initial":"C","books":{"nodes":[{"author":{"id":"00000000-0000-0001-0000-000000000002"}}]}}}]}}}}"#
        )
    }

    @Test func `an error in it is told at each place`() throws {
        let response = try library.run(#"{ author(id: "2") { books { nodes { author { failing } } } } }"#)
        #expect(
            response.hasPrefix(
                #"{"data":{"author":{"books":{"nodes":[{"author":{"failing":null}},{"author":{"failing":null}}]}}},"#))
        for index in 0...1 {
            #expect(response.contains(#""path":["author","books","nodes",\#(index),"author","failing"]"#))
        }
    }

    /// Whether the limit falls into the first one or into those after it.
    @Test func `a response that they make too long has no data`() throws {
        let text = #"{ nodes(ids: ["2", "2", "2"]) { ... on Author { secret } } }"#
        let whole = try library.run(text)
        let length = whole.utf8.count - 1
        #expect(try library.run(text, limits: ResponseLimits(bytes: length)) == whole)
        for limit in 20..<length {
            let response = try library.run(text, limits: ResponseLimits(bytes: limit))
            #expect(response.hasPrefix(#"{"data":null,"errors":[{"message":"The response is longer than"#))
        }
    }
}
