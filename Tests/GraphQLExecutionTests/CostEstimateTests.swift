import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import Testing

@Suite("The cost of an operation")
struct CostEstimateTests {
    @Test(arguments: [
        (#"{ echo(text: "a") broken __typename }"#, 0),
        (#"{ author(id: "0") { name initial portrait { painter } } }"#, 1),
        // Ten authors, as nobody bounds their list.
        ("{ authors { name } }", 10),
        // One author, the connection, two books by default, five, and each with its author.
        (#"{ author(id: "0") { books { nodes { title } } } }"#, 4),
        (#"{ author(id: "0") { books(first: 5) { nodes { title } } } }"#, 7),
        (#"{ author(id: "0") { books(first: 5) { nodes { author { name } } edges { cursor } } } }"#, 17),
        // Nodes of several types cost as others do: the connection, three nodes, and an author with each book.
        ("{ shelf(first: 3) { nodes { ... on Book { author { name } } } } }", 7),
        ("{ shelf(first: 3) { edges { cursor node { ... on Book { author { name } } } } } }", 7),
        ("{ notes(first: 3) { nodes { about { id } } asked } }", 7),
        // What each event can return.
        ("subscription { authorRenamed { books(first: 5) { nodes { title } } } }", 7),
        // A count is as dear as ten objects.
        (#"{ author(id: "0") { books(first: 5) { totalCount } } }"#, 12),
        // As many as there are ids, and of the two types the dearer one.
        (#"{ nodes(ids: ["1", "2", "3"]) { id ... on Author { books(first: 1) { nodes { id } } } } }"#, 9),
        (#"mutation { rename(id: "0", name: "x") { author { name } notes { text } } }"#, 12),
    ])
    func `objects count one, and page sizes multiply`(document: String, cost: Int) throws {
        #expect(try self.cost(document) == cost)
    }

    @Test func `a weight counts for each object that has the field`() throws {
        var resolvers = Library.resolvers
        resolvers.weights = ["Query": ["authors": 5], "Author": ["books": 100]]
        #expect(try cost("{ authors { name } }", resolvers: resolvers) == 15)
        // Ten authors with a connection and a book each, and what it costs to find the books.
        #expect(try cost("{ authors { books(first: 1) { nodes { title } } } }", resolvers: resolvers) == 1035)
    }

    @Test func `page sizes come from variables, too`() throws {
        let document = #"query ($n: Int) { author(id: "0") { books(first: $n) { nodes { title } } } }"#
        #expect(try cost(document, ["n": .int(100)]) == 102)
        #expect(try cost(document) == 4)
    }

    @Test func `a cost beyond all numbers is the greatest number`() throws {
        let books = (0..<12).reduce("title") { below, _ in
            "author { books(first: 1000000) { nodes { \(below) } } }"
        }
        #expect(try cost("{ node(id: \"1\") { ... on Book { \(books) } } }") == .max)
    }

    private func cost(
        _ text: String, _ variables: [String: InputValue] = [:], resolvers: ResolverTable = Library.resolvers
    ) throws -> Int {
        let validated = try validate(Document.parse(text), against: Library.schema, limits: .none)
        let operation = try validated.operation(named: nil).get()
        let values = VariableValues(values: variables)
        let planner = Planner(schema: Library.schema, resolvers: resolvers)
        return try planner.plan(operation, of: validated, variables: values).cost(variables: values)
    }
}
