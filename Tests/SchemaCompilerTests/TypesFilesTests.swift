import Testing

@testable import SchemaCompiler

/// A schema with a query and what a test adds.
private func model(_ sdl: String) throws -> SchemaModel {
    try SchemaModel(
        source: """
            directive @group(name: String!) repeatable on OBJECT
            type Query @group(name: "Service") { version: String! }
            \(sdl)
            """)
}

/// What is generated after the imports and the first empty line.
private func body(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let imports = lines.lastIndex(where: { $0.hasPrefix("import ") }) else { return text }
    return lines.dropFirst(imports + 2).joined(separator: "\n")
}

@Suite("The files of RapportTypes")
struct TypesFilesTests {
    @Test func `an enum has a case for each value`() throws {
        let model = try model(
            """
            "How a job is done."
            enum Place {
              "At home."
              AT_HOME
              IN
              DEFAULT
            }
            """)
        #expect(
            body(model.enumFile()) == """
                /// How a job is done.
                public enum Place: String, CaseIterable, Sendable, LeafValue {
                    /// At home.
                    case atHome = "AT_HOME"
                    case `in` = "IN"
                    case `default` = "DEFAULT"
                }

                """)
    }

    @Test func `rows, connections and answers of many types are types without instances`() throws {
        let model = try model(
            """
            interface Node { id: ID! }
            type Dog implements Node { id: ID! friends: DogConnection! }
            type DogConnection { edges: [DogEdge!]! nodes: [Dog!]! pageInfo: PageInfo! }
            type DogEdge { cursor: String! node: Dog! }
            type PageInfo { hasNextPage: Boolean! }
            extend type Query @group(name: "Service") { node(id: ID!): Node }
            """)
        #expect(
            body(model.objectFile()) == """
                public enum Query: Batches.Object {
                    public static let index = TypeIndex(0)
                }

                public enum Dog: Batches.Entity {
                    public static let index = TypeIndex(2)
                }

                public enum DogConnection: Batches.Connection {
                    public typealias Node = RapportTypes.Dog
                    public static let index = TypeIndex(3)
                }

                public enum Node {
                }

                """)
    }

    @Test func `an input tells left out from null, and boxes itself`() throws {
        let model = try model(
            """
            "What a dog is like."
            input DogFilter {
              "By name."
              name: String
              tags: [String!]! = []
              size: Size! = SMALL
              age: Int = 3
              or: [DogFilter!]
              not: DogFilter
            }
            enum Size { SMALL LARGE }
            """)
        #expect(
            body(model.inputFile()) == """
                /// What a dog is like.
                public struct DogFilter: Hashable, Sendable {
                    /// By name.
                    public var name: Omittable<String>
                    public var tags: [String]
                    public var size: Size
                    public var age: Int?
                    public var or: Omittable<[DogFilter]>
                    public var not: Omittable<DogFilter> {
                        get { boxedNot.value }
                        set { boxedNot = Indirect(newValue) }
                    }
                    private var boxedNot: Indirect<Omittable<DogFilter>>

                    public init(
                        name: Omittable<String> = .omitted,
                        tags: [String] = [],
                        size: Size = .small,
                        age: Int? = 3,
                        or: Omittable<[DogFilter]> = .omitted,
                        not: Omittable<DogFilter> = .omitted
                    ) {
                        self.name = name
                        self.tags = tags
                        self.size = size
                        self.age = age
                        self.or = or
                        boxedNot = Indirect(not)
                    }
                }

                """)
    }

    @Test func `inputs that contain each other are boxed on the way round, others are not`() throws {
        let model = try model("input A { b: B } input B { a: A, c: C } input C { n: Int }")
        let text = model.inputFile()
        #expect(text.contains("private var boxedB: Indirect<Omittable<B>>"))
        #expect(text.contains("private var boxedA: Indirect<Omittable<A>>"))
        #expect(text.contains("public var c: Omittable<C>\n"))
    }

    @Test func `a OneOf input is an enum of its members`() throws {
        let model = try model(
            """
            "Which dogs."
            input DogTarget @oneOf {
              "These."
              ids: [ID!]
              in: URL
            }
            scalar URL
            """)
        #expect(
            body(model.inputFile()) == """
                /// Which dogs.
                public enum DogTarget: Hashable, Sendable {
                    /// These.
                    case ids([NodeID])
                    case `in`(WebURL)
                }

                """)
    }

    @Test func `the arguments of a list say that it can be filtered and ordered`() throws {
        let model = try model(
            """
            extend type Query @group(name: "Dog") {
              dogs(filter: DogFilter, orderBy: DogOrder, first: Int, after: String, last: Int, before: String): Int!
            }
            input DogFilter { name: String }
            input DogOrder { name: String }
            """)
        #expect(body(model.inputFile()).contains("struct QueryDogsArguments: ListArguments, Hashable, Sendable {"))
    }

    @Test func `arguments are a struct, unless the only one is the input`() throws {
        let model = try model(
            """
            extend type Query @group(name: "Dog") { dogs(first: Int, after: String, last: Int, before: String): Int! }
            type Mutation @group(name: "Dog") { feed(input: FeedInput!): Int, walk(minutes: Int! = 5): Int }
            input FeedInput { grams: Int! }
            """)
        #expect(
            body(model.inputFile()) == """
                public struct FeedInput: Hashable, Sendable {
                    public var grams: Int

                    public init(
                        grams: Int
                    ) {
                        self.grams = grams
                    }
                }

                /// The arguments of `Query.dogs`.
                public struct QueryDogsArguments: ConnectionArguments, Hashable, Sendable {
                    public var first: Int?
                    public var after: String?
                    public var last: Int?
                    public var before: String?

                    public init(
                        first: Int? = nil,
                        after: String? = nil,
                        last: Int? = nil,
                        before: String? = nil
                    ) {
                        self.first = first
                        self.after = after
                        self.last = last
                        self.before = before
                    }
                }

                /// The arguments of `Mutation.walk`.
                public struct MutationWalkArguments: Hashable, Sendable {
                    public var minutes: Int

                    public init(
                        minutes: Int = 5
                    ) {
                        self.minutes = minutes
                    }
                }

                """)
    }

    @Test func `a value with functions says where its properties are`() throws {
        let model = try model("type Stage { count: Int! in: String dogs(first: Int): Int! }")
        #expect(
            model.valueFile().contains(
                """
                        return .object(child: child, row: row)
                    }

                    /// Where the properties are in the value's row.
                    public enum Cells {
                        public static let count = 0
                        public static let `in` = 1
                    }
                }
                """))
    }

    @Test func `a payload names entities by their keys and writes its own cells`() throws {
        let model = try model(
            """
            interface Node { id: ID! }
            type Dog implements Node { id: ID! }
            "What came of it."
            type FeedPayload {
              "The dog."
              dog: Dog
              pack: [Dog!]!
              any: Node
              note: [String]
              userErrors: [UserError!]!
            }
            "What can go wrong."
            union UserError = TooFullError
            type TooFullError { message: String! }
            """)
        #expect(
            body(model.valueFile()) == """
                /// What came of it.
                public struct FeedPayload: Batches.Payload {
                    /// The dog.
                    public var dog: Key<Dog>?
                    public var pack: [Key<Dog>]
                    public var any: AnyKey?
                    public var note: [String?]?
                    public var userErrors: [UserError]

                    public init(
                        dog: Key<Dog>? = nil,
                        pack: [Key<Dog>],
                        any: AnyKey? = nil,
                        note: [String?]? = nil,
                        userErrors: [UserError] = []
                    ) {
                        self.dog = dog
                        self.pack = pack
                        self.any = any
                        self.note = note
                        self.userErrors = userErrors
                    }

                    public var hasUserErrors: Bool { !userErrors.isEmpty }

                    public func cell(in batch: RowBatch) -> Cell {
                        let (child, rows) = batch.child(of: TypeIndex(3), width: 5)
                        let row = rows.appendRow()
                        rows[row, 0] = dog?.cell(in: rows) ?? .null
                        rows[row, 1] = rows.list(pack.map { $0.cell(in: rows) })
                        rows[row, 2] = any?.cell(in: rows) ?? .null
                        rows[row, 3] = note.map { rows.list($0.map { $0?.cell(in: rows) ?? .null }) } ?? .null
                        rows[row, 4] = rows.list(userErrors.map { $0.cell(in: rows) })
                        return .object(child: child, row: row)
                    }
                }

                public struct TooFullError: Batches.Value {
                    public var message: String

                    public init(
                        message: String
                    ) {
                        self.message = message
                    }

                    public func cell(in batch: RowBatch) -> Cell {
                        let (child, rows) = batch.child(of: TypeIndex(5), width: 1)
                        let row = rows.appendRow()
                        rows[row, 0] = message.cell(in: rows)
                        return .object(child: child, row: row)
                    }
                }

                /// What can go wrong.
                public enum UserError: Batches.Value {
                    case tooFullError(TooFullError)

                    public func cell(in batch: RowBatch) -> Cell {
                        switch self {
                        case .tooFullError(let value): value.cell(in: batch)
                        }
                    }
                }

                """)
    }
}
