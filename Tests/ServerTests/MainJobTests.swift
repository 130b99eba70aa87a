import JSON
import Testing

/// What the program is there for, as a client does it: over a socket, with the demo's account.
@Suite("The main job")
struct MainJobTests {
    private let server: DemoServer

    init() throws { server = try DemoServer() }

    private func run(_ query: String, _ variables: JSONValue = [:]) throws -> JSONValue {
        try server.run(query, variables: variables, extensions: ["cost": true])
    }

    @Test func `a LinkedIn export is imported, its people are found, and what happens with them is logged`() throws {
        let file = """
            Notes:
            "Some email addresses may be missing."

            First Name,Last Name,URL,Email Address,Company,Position,Connected On
            Zoë,Quist,https://www.linkedin.com/in/zoe-quist-example,zoe@example.com,"Harbor, Labs",CTO,03 Mar 2024
            """
        let imported = try run(
            """
            mutation($csv: String!) {
                importContacts(input: {source: {linkedInConnectionsCsv: $csv}}) {
                    job { status createdCount rows { nodes { outcome node { id } } } }
                }
            }
            """, ["csv": .string(file)])
        let job = imported["data"]?["importContacts"]?["job"]
        #expect(job?["status"] == "COMPLETED")
        #expect(job?["createdCount"] == 1)
        let id = try #require(job?["rows"]?["nodes"]?[0]?["node"]?["id"])

        let logged = try run(
            """
            mutation($id: ID!) {
                logInteraction(input: {contactId: $id, type: COFFEE, occurredAt: "2024-05-01T10:00:00+02:00"}) {
                    interaction { contact { lastContactedAt } }
                    userErrors { message }
                }
            }
            """, ["id": id])
        #expect(logged["data"]?["logInteraction"]?["userErrors"] == [])

        let found = try run(
            """
            { contacts(filter: {search: "zoe quist"}) {
                totalCount
                nodes { name company email source lastContactedAt interactions { nodes { type occurredAt } } } } }
            """)
        #expect(
            found["data"]?["contacts"]?.text
                == #"{"totalCount":1,"nodes":[{"name":"Zoë Quist","company":"Harbor, Labs","email":"zoe@example.com","source":"LINKEDIN_IMPORT","lastContactedAt":"2024-05-01T08:00:00.000Z","interactions":{"nodes":[{"type":"COFFEE","occurredAt":"2024-05-01T08:00:00.000Z"}]}}]}"#
        )
    }

    private static func repeated(_ count: Int, _ text: (Int) -> String) -> String {
        (0..<count).map(text).joined(separator: " ")
    }

    private static let honest: [String] = [
        "{ \(repeated(30) { "a\($0): apiVersion" }) }",
        "{ contacts { nodes { \(repeated(8) { "... on Contact { n\($0): name }" }) } } }",
        "{ contacts(first: 100) { nodes { \(repeated(4) { "r\($0): interactions(first: 25) { nodes { id } }" }) } } }",
        """
        { contacts(first: 2) { nodes { interactions(first: 2) { nodes { contact { interactions(first: 2) {
            nodes { contact { name } } } } } } } } }
        """,
        introspection,
    ]

    /// What GraphiQL asks first.
    private static let introspection = """
        query IntrospectionQuery {
          __schema {
            description queryType { name kind } mutationType { name kind } subscriptionType { name kind }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) {
            name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef }
            isDeprecated deprecationReason
          }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue {
          name description type { ...TypeRef } defaultValue isDeprecated deprecationReason
        }
        fragment TypeRef on __Type {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType {
            kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } }
          } } } } } } }
        }
        """

    /// The limits are for hostile documents.
    @Test(arguments: honest)
    func `honest requests pass`(document: String) throws {
        let answer = try run(document)
        #expect(answer["errors"] == nil)
        #expect(answer["data"]?.members?.isEmpty == false)
        #expect(try #require(answer["extensions"]?["cost"]?["cost"]?.intValue) < 50_000)
    }
}
