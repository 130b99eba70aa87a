import Foundation
import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON
import Testing

/// A client that knows nothing but the answer to the introspection query has the same schema as the server.
///
/// Spec: 4 Introspection.
@Suite(
    "Introspection round trip",
    .enabled(if: GraphQLCore.isInstalled, "python3 with graphql-core is missing: scripts/install-test-tools"))
struct IntrospectionRoundTripTests {
    @Test func `the served schema comes back equal`() throws {
        let sdl = try String(contentsOf: GraphQLCore.package.appending(path: "schema.graphql"), encoding: .utf8)
        let differences = try differences(from: sdl)
        #expect(differences == "")
    }

    @Test func `a schema with everything in it comes back equal`() throws {
        let differences = try differences(from: everything)
        #expect(differences == "")
    }

    @Test func `a difference is found`() throws {
        let differences = try differences(
            from: "type Query { a: Int }", servedAs: "type Query { a: Int! }")
        #expect(differences.contains("-  a: Int\n+  a: Int!"))
    }

    private let everything = #"""
        """
        What a schema can have.
        It has two lines, a "quote" and a \ backslash.
        """
        schema @tag(name: "s") { query: Root mutation: Change subscription: Watch }
        "On anything."
        directive @tag(
          "Of the tag." name: String! = "a \"b\" \n é😀",
          other: [Int!] @deprecated(reason: "No more.")
        ) repeatable on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM
          | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION | QUERY | MUTATION | SUBSCRIPTION | FIELD
          | FRAGMENT_DEFINITION | FRAGMENT_SPREAD | INLINE_FRAGMENT | VARIABLE_DEFINITION
        scalar Moment @specifiedBy(url: "https://example.com/moment")
        scalar Plain
        interface Node { id: ID! }
        interface Named implements Node { id: ID! name(case: Case = UPPER): String @deprecated }
        enum Case { "Loud." UPPER LOWER MIXED @deprecated(reason: "Hard to read.") }
        union Any = Thing | Other
        type Thing implements Named & Node {
          id: ID!
          name(case: Case = UPPER, extra: [[Float!]!] = [[1.5, 2], []]): String
          deep: [[[[Moment!]!]!]!]!
          any: [Any]
        }
        type Other { plain: Plain }
        input Filter {
          text: String = "x"
          number: Int! = 3
          ratio: Float = 1e3
          flag: Boolean = true
          id: ID = 5
          none: String = null
          case: Case = LOWER
          list: [Case!] = [UPPER]
          nested: Inner = {text: "y", list: []}
          again: Filter
          old: Int @deprecated(reason: "Use number.")
        }
        input Inner { text: String list: [Case!] }
        input Choice @oneOf { a: Int b: String }
        type Root { find(filter: Filter = {}, choice: Choice, old: Int @deprecated): Named node(id: ID!): Node }
        type Change { touch: Moment }
        type Watch { seen: Any }
        extend type Other { more: Int }
        """#

    /// How the schema that a client makes differs from the one in the text.
    private func differences(from sdl: String, servedAs served: String? = nil) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "introspection-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let schema = folder.appending(path: "schema.graphql")
        let response = folder.appending(path: "response.json")
        try sdl.write(to: schema, atomically: true, encoding: .utf8)

        let query = try GraphQLCore.introspectionRoundTrip("query")
        try #require(query.status == 0, "\(query.output)")
        try answer(to: query.output, about: served ?? sdl).write(to: response, atomically: true, encoding: .utf8)
        return try GraphQLCore.introspectionRoundTrip("compare", schema.path, response.path).output
            .trimmingCharacters(in: .newlines)
    }

    /// The query passes the limits that requests from outside have.
    private func answer(to query: String, about sdl: String) throws -> String {
        let schema = try Schema.build(sdl: sdl)
        let validated = try validate(try Document.parse(query), against: schema)
        let operation = try validated.operation(named: nil).get()
        let planner = Planner(schema: schema, resolvers: ResolverTable())
        let plan = try planner.plan(operation, of: validated, variables: VariableValues())
        let out = JSONWriter()
        _ = Execution.start(plan, variables: VariableValues(), context: Nothing(), into: out)
        return out.string
    }

    /// Introspection asks for nothing of a request.
    private final class Nothing: ExecutionContext {}
}
