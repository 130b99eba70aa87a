import Testing

@testable import SchemaCompiler

@Suite("Faults of schema.graphql")
struct FaultTests {
    @Test(arguments: [
        ("type Query {", "s:1:13: error: Expected Name, found <EOF>."),
        (
            "type Query { a: Int }",
            "s:1:1: error: Query: this block needs `@group(name: \"…\")`"
        ),
        (
            """
            directive @group(name: String!) on OBJECT
            type Query @group(name: "A") { a: Int }
            type Subscription { a: Int }
            """,
            "s:3:1: error: Subscription: this block needs `@group(name: \"…\")`"
        ),
        (
            """
            directive @group(name: String!) on OBJECT
            type Query @group(name: "A") { a: Both }
            interface Node { id: ID! }
            type Row implements Node { id: ID! }
            type Value { n: Int }
            union Both = Row | Value
            """,
            "s:1:1: error: Both: some of its types implement Node and some do not"
        ),
        (
            """
            directive @group(name: String!) on OBJECT
            directive @embedded on OBJECT
            type Query @group(name: "A") { a: Row }
            interface Node { id: ID! }
            type Row implements Node { id: ID! sizes: [Size!]! }
            type Size @embedded { n: Int }
            """,
            "s:1:1: error: Row.sizes: an embedded value stands alone, without arguments, in a row"
        ),
    ])
    func `are reported as compilers do`(source: String, text: String) {
        do throws(SchemaFaults) {
            _ = try SchemaModel(source: source)
            Issue.record("no fault")
        } catch {
            #expect(error.faults.map { $0.text(file: "s") } == [text])
        }
    }

    @Test func `every fault of the schema is reported with its place`() {
        let source = """
            directive @group(name: String!) on OBJECT
            type Query @group(name: "A") { a(size: Size = HUGE): Int, b: Missing }
            enum Size { SMALL }
            """
        let error = #expect(throws: SchemaFaults.self) { try SchemaModel(source: source) }
        #expect(error?.faults.isEmpty == false)
        #expect(error?.faults.allSatisfy { $0.location?.line == 2 } == true)
    }
}
