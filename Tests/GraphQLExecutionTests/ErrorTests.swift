import GraphQLLanguage
import GraphQLSchema
import Testing

@Suite("Execution errors")
struct ErrorTests {
    @Test func `a failing nullable field is null, and its siblings are there`() throws {
        #expect(
            try Library().run("{ echo(text: \"a\") broken }")
                == #"{"data":{"echo":"a","broken":null},"errors":[{"message":"It broke.","locations":[{"line":1,"column":19}],"path":["broken"]}]}"#
        )
    }

    @Test func `a failing non-null root field takes data with it`() throws {
        #expect(
            try Library().run("{ echo(text: \"a\")\n  x: mustNotBreak }")
                == #"{"data":null,"errors":[{"message":"It broke badly.","locations":[{"line":2,"column":3}],"path":["x"],"extensions":{"code":"TIMEOUT"}}]}"#
        )
    }

    /// Validation allows it, since the default value could have been taken (spec 5.8.5).
    @Test(arguments: [
        "query($id: ID = \"1001\") { author(id: $id) { name } }",
        "query($id: ID = \"1001\") { nodes(ids: [$id]) { id } }",
    ])
    func `a variable that is null for a non-null argument is the client's error`(query: String) throws {
        let response = try Library().run(query, variables: [InputValue.Field(name: "id", value: .null)])
        #expect(response.contains(#""message":"Argument \"id"#))
        #expect(response.contains(#"got an invalid value: Expected a value of type \"ID!\", found null."#))
        #expect(response.contains(#""extensions":{"code":"BAD_USER_INPUT"}"#))
    }

    @Test func `null in a non-null field goes up to the next nullable value`() throws {
        let library = Library()
        let response = try library.run(
            #"{ items { ... on Book { pages } } node(id: "1077") { ... on Book { author { name } } } }"#)
        #expect(response == #"{"data":{"items":[{"pages":100},{},{"pages":1200}],"node":{"author":null}}}"#)
    }

    @Test func `a number that JSON cannot say is an error with the indices of its lists`() throws {
        let response = try Library().run(#"{ nodes(ids: ["0", "1099"]) { ... on Book { price } } }"#)
        #expect(
            response
                == #"{"data":{"nodes":[{},{"price":null}]},"errors":[{"message":"Float cannot represent a number that is not finite.","locations":[{"line":1,"column":45}],"path":["nodes",1,"price"],"extensions":{"code":"INTERNAL"}}]}"#
        )
    }

    @Test func `a batch function that fails fails for each parent`() throws {
        let response = try Library().run("{ authors { name books(first: 101) { totalCount } } }")
        #expect(response.hasPrefix(#"{"data":null,"errors":[{"message":"Too many.""#))
        #expect(response.contains(#""path":["authors",0,"books"],"extensions":{"code":"LIMIT_EXCEEDED"}"#))
    }

    @Test func `a hundred errors are shown, and how many more there are`() throws {
        let library = Library()
        library.names = Array(repeating: "A", count: 3)
        let fields = (0..<120).map { "f\($0): broken" }.joined(separator: " ")
        let response = try library.run("{ \(fields) }")
        #expect(response.contains(#""path":["f99"]}"#))
        #expect(!response.contains(#""path":["f100"]}"#))
        #expect(response.hasSuffix(#",{"message":"20 more errors are not shown."}]}"#))
    }

    @Test func `a single error is not left out`() throws {
        let fields = (0..<101).map { "f\($0): broken" }.joined(separator: " ")
        #expect(try Library().run("{ \(fields) }").hasSuffix(#""path":["f100"]}]}"#))
    }

    @Test func `a loader that fails fails for each entity of its type, and for no other`() throws {
        let library = Library()
        library.failingLoads = ["Book"]
        let response = try library.run(
            #"{ nodes(ids: ["0", "1003", "8", "1004"]) { ... on Author { name } ... on Book { pages } } }"#)
        #expect(
            response
                == #"{"data":{"nodes":[{"name":"Ada"},null,null,null]},"errors":[{"message":"No Book can be read.","locations":[{"line":1,"column":3}],"path":["nodes",1]},{"message":"No Book can be read.","locations":[{"line":1,"column":3}],"path":["nodes",3]}]}"#
        )
    }

    @Test func `a loader that fails takes away a list that must not have null`() throws {
        let library = Library()
        library.failingLoads = ["Author"]
        let response = try library.run("{ items { __typename } }")
        #expect(
            response
                == #"{"data":null,"errors":[{"message":"No Author can be read.","locations":[{"line":1,"column":3}],"path":["items",1]}]}"#
        )
    }

    @Test func `an entity that is gone is null, which a list may not allow`() throws {
        let library = Library()
        library.names = []
        let response = try library.run("{ items { __typename } }")
        #expect(
            response
                == #"{"data":null,"errors":[{"message":"Cannot return null for non-nullable field \"Query.items\".","locations":[{"line":1,"column":3}],"path":["items",1],"extensions":{"code":"INTERNAL"}}]}"#
        )
    }

    @Test(.timeLimit(.minutes(1)))
    func `thousands of errors at the end of a long document are counted, not looked up`() throws {
        let library = Library()
        library.names = Array(repeating: "A", count: 5_000)
        let comment = String(repeating: "#" + String(repeating: "x", count: 99) + "\n", count: 1_000)
        let response = try library.run("{ authors {\n\(comment) failing } }")
        #expect(response.contains(#""locations":[{"line":1002,"column":2}],"path":["authors",99,"failing"]}"#))
        #expect(response.hasSuffix(#",{"message":"4900 more errors are not shown."}]}"#))
    }
}
