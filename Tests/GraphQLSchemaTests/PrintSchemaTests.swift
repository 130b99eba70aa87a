import GraphQLSchema
import Testing

@Suite("Printing a schema")
struct PrintSchemaTests {
    @Test func `what is printed is the schema in canonical form`() throws {
        let schema = try Schema.build(
            sdl: #"""
                "Contacts and what happens with them."
                schema { query: Root mutation: Change }
                type Root { contact("Whose." id: ID!, old: Int @deprecated): Contact, contacts(first: Int = 25): [Contact!]! }
                directive @cost(weight: Int! = 1) repeatable on FIELD_DEFINITION | OBJECT
                """
                A person.

                Nobody else.
                """
                type Contact implements Node @cost { id: ID! "How to call them." name: String! @deprecated(reason: "Use `fullName`.") }
                interface Node { id: ID! }
                extend type Contact { tags: [Tag] @cost(weight: 2) }
                enum Tag { WARM "Long ago." COLD @deprecated }
                union Result = Contact
                input ContactBy @oneOf { id: ID email: Email }
                scalar Email @specifiedBy(url: "https://html.spec.whatwg.org/#email")
                type Change { add(by: ContactBy = {id: 1}): Result }
                """#)
        #expect(
            schema.printed() == #"""
                """Contacts and what happens with them."""
                schema {
                  query: Root
                  mutation: Change
                }

                directive @cost(weight: Int! = 1) repeatable on FIELD_DEFINITION | OBJECT

                type Root {
                  contact(
                    """Whose."""
                    id: ID!
                    old: Int @deprecated
                  ): Contact
                  contacts(first: Int = 25): [Contact!]!
                }

                """
                A person.

                Nobody else.
                """
                type Contact implements Node {
                  id: ID!

                  """How to call them."""
                  name: String! @deprecated(reason: "Use `fullName`.")
                  tags: [Tag]
                }

                interface Node {
                  id: ID!
                }

                enum Tag {
                  WARM

                  """Long ago."""
                  COLD @deprecated
                }

                union Result = Contact

                input ContactBy @oneOf {
                  id: ID
                  email: Email
                }

                scalar Email @specifiedBy(url: "https://html.spec.whatwg.org/#email")

                type Change {
                  add(by: ContactBy = { id: 1 }): Result
                }
                """#)
        #expect(try Schema.build(sdl: schema.printed()).printed() == schema.printed())
    }

    @Test(arguments: [
        ("\" indented\"", "\"\"\" indented\"\"\""),
        ("\"a\\rb\"", "\"a\\rb\""),
        ("\"\\na\"", "\"\\na\""),
        ("\"  a\\n  b\"", "\"  a\\n  b\""),
        ("\"\"", "\"\"\"\"\"\""),
    ])
    func `a description is a block string unless none can hold it`(written: String, printed: String) throws {
        let schema = try Schema.build(sdl: "\(written) type Query { a: Int }")
        #expect(schema.printed() == "\(printed)\ntype Query {\n  a: Int\n}")
    }

    @Test func `the schema definition is left out where it says nothing`() throws {
        let silent = try Schema.build(sdl: "schema { query: Query } type Query { a: Int }")
        #expect(silent.printed() == "type Query {\n  a: Int\n}")

        let telling = try Schema.build(sdl: "schema { query: Query } type Query { a: Int } type Mutation { a: Int }")
        #expect(telling.printed().hasPrefix("schema {\n  query: Query\n}\n\n"))
    }
}
