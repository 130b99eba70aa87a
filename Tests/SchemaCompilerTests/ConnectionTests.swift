import Testing

@testable import SchemaCompiler

private func model(_ sdl: String) throws -> SchemaModel {
    try SchemaModel(
        source: """
            directive @group(name: String!) repeatable on OBJECT
            directive @value on OBJECT
            type PageInfo { hasNextPage: Boolean! }
            interface Node { id: ID! }
            type Cat implements Node & Item { id: ID! at: Int! }
            \(sdl)
            """)
}

@Suite("Connections")
struct ConnectionTests {
    @Test func `nodes of several types are named by the rows of their page`() throws {
        let model = try model(
            """
            type Query @group(name: "Service") { history(first: Int): ItemConnection! }
            "Something that happened."
            interface Item implements Node { id: ID! at: Int! }
            type Dog implements Node & Item { id: ID! at: Int! }
            "A page of a history."
            type ItemConnection { edges: [ItemEdge!]! nodes: [Item!]! pageInfo: PageInfo! totalCount: Int! }
            type ItemEdge { cursor: String! node: Item! }
            """)
        #expect(
            model.objectFile().contains(
                """
                /// A page of a history.
                public enum ItemConnection: Batches.Connection {
                    public typealias Node = RapportTypes.Item
                    public static let index = TypeIndex(6)
                }

                """))
        #expect(model.objectFile().contains("/// Something that happened.\npublic enum Item {\n}\n"))
        #expect(model.resolverProtocolFile().contains(") throws -> Column<ItemConnection>\n"))
        #expect(
            model.resolverTableFile().contains(
                """
                private func formsItemConnection() -> [String: FieldForm] {
                    [
                        "edges": .connection(.edges),
                        "nodes": .connection(.namedNodes),
                        "pageInfo": .connection(.pageInfo),
                        "totalCount": .connection(.totalCount),
                    ]
                }

                private func formsItemEdge() -> [String: FieldForm] {
                    [
                        "cursor": .connection(.cursor),
                        "node": .connection(.namedNode),
                    ]
                }
                """))
    }
}
