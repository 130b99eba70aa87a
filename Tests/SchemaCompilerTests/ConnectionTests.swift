import Testing

@testable import SchemaCompiler

func connectionModel(_ sdl: String) throws -> SchemaModel {
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
        let model = try connectionModel(
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

    @Test func `a connection's further fields are functions, an edge's are read from its row, too`() throws {
        let model = try connectionModel(
            """
            type Query @group(name: "Service") { search(text: String!): ResultConnection! }
            union Result = Cat
            type ResultConnection {
              edges: [ResultEdge!]! nodes: [Result!]! pageInfo: PageInfo!
              "How many of each kind."
              facets: [Facet!]!
            }
            type ResultEdge { cursor: String! node: Result! score: Float! cat: Cat! marks: [String!]! places: [Facet!]! }
            type Facet { name: String! count: Int! }
            interface Item { at: Int! }
            """)
        #expect(
            model.resolverProtocolFile().contains(
                """
                protocol ResultConnectionResolvers: SendableMetatype {
                    /// How many of each kind.
                    static func facets(
                        of parents: Batch<ResultConnection>, _ columns: ColumnSet, in context: RequestContext
                    ) throws -> Column<[Facet]>
                }

                protocol ResultEdgeResolvers: SendableMetatype {
                    static var score: Leaf<Double> { get }
                    static var cat: Leaf<Key<Cat>> { get }
                    static var marks: Leaf<[String]> { get }
                    static func places(
                        of parents: Batch<ResultEdge>, _ columns: ColumnSet, in context: RequestContext
                    ) throws -> Column<[Facet]>
                    /// The columns that `places` reads of its parents, besides their ids.
                    static var placesNeeds: [NeededColumn] { get }
                }
                """))
        #expect(
            model.objectFile().contains(
                "public enum ResultEdge: Batches.Edge {\n    public static let index = TypeIndex(6)\n}\n"))
        let table = model.resolverTableFile()
        #expect(table.contains("table.fields[\"ResultEdge\"] = formsResultEdge(ResultEdgeFields.self)\n"))
        #expect(
            table.contains(
                """
                    forms["cursor"] = .connection(.cursor)
                    forms["node"] = .connection(.namedNode)
                    forms["score"] = .leaf(R.score)
                    forms["cat"] = .reference(R.cat)
                    forms["marks"] = .leaf(R.marks)
                    forms["places"] = .batch(needs: R.placesNeeds) { _ in
                """))
        #expect(
            table.contains(
                """
                    forms["nodes"] = .connection(.namedNodes)
                    forms["pageInfo"] = .connection(.pageInfo)
                    forms["facets"] = .batch(needs: []) { _ in
                """))
    }

    @Test func `a node without an id is a row, or with a directive a value that others have, too`() throws {
        let sdl = """
            type Query @group(name: "Service") { figures: FigureConnection!, total: Figure! }
            type FigureConnection { edges: [FigureEdge!]! nodes: [Figure!]! pageInfo: PageInfo! }
            type FigureEdge { cursor: String! node: Figure! }
            interface Item { at: Int! }
            type Report { best: Figure }
            """
        let model = try connectionModel(sdl + "\ntype Figure @value { cat: Cat! count: Int! }")
        #expect(model.valueFile().contains("public struct Figure: Batches.Value {\n    public var cat: Key<Cat>\n"))
        #expect(model.valueFile().contains("    public var best: Figure?\n"))
        #expect(model.objectFile().contains("    public typealias Node = RapportTypes.Figure\n"))
        #expect(model.resolverProtocolFile().contains(") throws -> Column<Figure>\n"))
        #expect(model.resolverTableFile().contains("\"nodes\": .connection(.namedNodes),"))

        let error = #expect(throws: SchemaFaults.self) {
            try connectionModel(sdl + "\ntype Figure { cat: Cat! count: Int! }")
        }
        #expect(
            error?.faults.map(\.message) == [
                "Report.best: Figure is a row of its connection; with `@value` others can make one, too"
            ])
    }
}
