import Testing

@testable import SchemaCompiler

private let kennel = """
    directive @group(name: String!) repeatable on OBJECT

    type Query @group(name: "Service") { version: String! }
    extend type Query @group(name: "Dog") { dogs(size: Size): [Dog!]!, node(id: ID!): Node }
    type Mutation @group(name: "Dog") { feed(input: FeedInput!): FeedPayload }
    interface Node { id: ID! }
    "A dog."
    type Dog implements Node {
      id: ID!
      "What it is called."
      name: String!
      born: Date
      sire: Dog
      walks(first: Int): WalkConnection!
    }
    type WalkConnection { edges: [WalkEdge!]! nodes: [Walk!]! pageInfo: PageInfo! totalCount: Int! }
    type WalkEdge { cursor: String! node: Walk! }
    type Walk { minutes: Int! with: Node }
    type PageInfo { hasNextPage: Boolean! endCursor: String }
    scalar Date
    enum Size { SMALL LARGE }
    input FeedInput { grams: Int!, in: Size }
    type FeedPayload { dog: Dog, userErrors: [String!]! }
    """

@Suite("The files of RapportAPI")
struct APIFilesTests {
    @Test func `what is written by hand is a protocol for each row and each group`() throws {
        let text = try SchemaModel(source: kennel).resolverProtocolFile()
        #expect(
            text == """
                // Generated from schema.graphql by SchemaCompiler.

                import Batches
                import GraphQLExecution
                import GraphQLSchema
                import RapportTypes

                /// A dog.
                protocol DogResolvers: SendableMetatype {
                    /// What it is called.
                    static var name: Leaf<String> { get }
                    static var born: Leaf<CalendarDate?> { get }
                    static var sire: Leaf<Key<Dog>?> { get }
                    static func walks(
                        of parents: Batch<Dog>, _ arguments: DogWalksArguments, _ columns: ColumnSet, in context: RequestContext
                    ) throws -> Column<WalkConnection>
                    /// The columns that `walks` reads of its parents, besides their ids.
                    static var walksNeeds: [NeededColumn] { get }
                    /// One row for each id that exists and is the viewer's, in any order.
                    static func load(_ ids: [UUID], _ columns: ColumnSet, in context: RequestContext) throws
                        -> Batch<Dog>
                }

                extension DogResolvers {
                    static var walksNeeds: [NeededColumn] { [] }
                }

                protocol WalkResolvers: SendableMetatype {
                    static var minutes: Leaf<Int> { get }
                    static func with(
                        of parents: Batch<Walk>, _ columns: ColumnSet, in context: RequestContext
                    ) throws -> Column<Abstract<Node>?>
                    /// The columns that `with` reads of its parents, besides their ids.
                    static var withNeeds: [NeededColumn] { get }
                }

                extension WalkResolvers {
                    static var withNeeds: [NeededColumn] { [] }
                }

                /// The queries of the part `Service`.
                protocol ServiceQueryResolvers: SendableMetatype {
                    static func version(
                        of root: Batch<Query>, _ columns: ColumnSet, in context: RequestContext
                    ) throws -> Column<String>
                }

                /// The queries of the part `Dog`.
                protocol DogQueryResolvers: SendableMetatype {
                    static func dogs(
                        of root: Batch<Query>, _ arguments: QueryDogsArguments, _ columns: ColumnSet, in context: RequestContext
                    ) throws -> Column<[Dog]>
                    static func node(
                        of root: Batch<Query>, _ arguments: QueryNodeArguments, _ columns: ColumnSet, in context: RequestContext
                    ) throws -> Column<Abstract<Node>?>
                }

                /// The mutations of the part `Dog`.
                protocol DogMutationResolvers: SendableMetatype {
                    static func feed(_ input: FeedInput, in context: RequestContext) throws
                        -> MutationWork<FeedPayload>
                }

                """)
    }

    @Test func `the table finds resolvers by their names`() throws {
        let text = try SchemaModel(source: kennel).resolverTableFile()
        #expect(
            text.contains(
                """
                        var table = ResolverTable()
                        table.fields["Dog"] = formsDog(DogFields.self)
                        table.loaders[TypeIndex(3)] = loadDog(DogFields.self)
                        table.fields["Walk"] = formsWalk(WalkFields.self)
                        table.fields["WalkConnection"] = formsWalkConnection()
                        table.fields["WalkEdge"] = formsWalkEdge()
                        table.fields["PageInfo"] = formsPageInfo()
                        table.fields["FeedPayload"] = formsFeedPayload()
                        table.fields["Query", default: [:]]
                            .merge(formsServiceQueries(ServiceQueries.self)) { first, _ in first }
                        table.fields["Query", default: [:]]
                            .merge(formsDogQueries(DogQueries.self)) { first, _ in first }
                        table.fields["Mutation", default: [:]]
                            .merge(formsDogMutations(DogMutations.self)) { first, _ in first }
                        table.weights = FieldWeights.all
                        return table
                """))
    }

    @Test func `each field has its form`() throws {
        let text = try SchemaModel(source: kennel).resolverTableFile()
        #expect(
            text.contains(
                """
                private func formsDog<R: DogResolvers>(_: R.Type) -> [String: FieldForm] {
                    var forms: [String: FieldForm] = [:]
                    forms["id"] = .column(.plain("id"), .uuid)
                    forms["name"] = .leaf(R.name)
                    forms["born"] = .leaf(R.born)
                    forms["sire"] = .reference(R.sire)
                    forms["walks"] = .batch(needs: R.walksNeeds) { values in
                        let arguments = try DogWalksArguments(values)
                        return { parents, columns, context in
                            try R.walks(of: Batch(parents), arguments, columns, in: .of(context)).erased
                        }
                    }
                    return forms
                }
                """))
        #expect(
            text.contains(
                """
                    forms["feed"] = .mutation { values, context in
                        try R.feed(try values.decoded("input") as FeedInput, in: .of(context)).work
                    }
                """))
        #expect(
            text.contains(
                """
                private func formsWalkConnection() -> [String: FieldForm] {
                    [
                        "edges": .connection(.edges),
                        "nodes": .connection(.nodes),
                        "pageInfo": .connection(.pageInfo),
                        "totalCount": .connection(.totalCount),
                    ]
                }

                private func formsWalkEdge() -> [String: FieldForm] {
                    [
                        "cursor": .connection(.cursor),
                        "node": .connection(.node),
                    ]
                }
                """))
    }

    @Test func `a subscription's functions say where events come from`() throws {
        let model = try SchemaModel(
            source: kennel + """

                type Subscription @group(name: "Dog") {
                  "Dogs as they come."
                  dogComes(size: Size): Dog!
                  anything: Node!
                }
                """)
        #expect(
            model.resolverProtocolFile().hasSuffix(
                """
                /// The subscriptions of the part `Dog`.
                protocol DogSubscriptionResolvers: SendableMetatype {
                    /// Dogs as they come.
                    static func dogComes(_ arguments: SubscriptionDogComesArguments, in context: RequestContext) throws
                        -> SubscriptionSource<Dog>
                    static func anything(in context: RequestContext) throws
                        -> SubscriptionSource<Abstract<Node>>
                }

                """))
        let table = model.resolverTableFile()
        #expect(
            table.contains(
                """
                        table.fields["Subscription", default: [:]]
                            .merge(formsDogSubscriptions(DogSubscriptions.self)) { first, _ in first }
                """))
        #expect(
            table.contains(
                """
                    forms["dogComes"] = .subscription { values, context in
                        try R.dogComes(try SubscriptionDogComesArguments(values), in: .of(context)).erased
                    }
                """))
    }

    @Test func `inputs are decoded field by field`() throws {
        let text = try SchemaModel(source: kennel).decodingFile()
        #expect(
            text.contains(
                """
                extension FeedInput: InputDecodable {
                    init(inputValue: InputValue) throws {
                        self.init(
                            grams: try inputValue.decoded("grams"),
                            in: try inputValue.omittable("in"))
                    }
                }
                """))
        #expect(text.contains("        \"Date\": .checking(CalendarDate.self),\n    ]"))
    }

    @Test func `the served text is without the directive that only the compiler reads`() throws {
        let text = try SchemaModel(source: kennel).schemaDocumentFile()
        #expect(text.contains("public static let sdl = #\"\"\"\ntype Query { version: String! }\nextend type Query {"))
        #expect(!text.contains("@group("))
    }
}
