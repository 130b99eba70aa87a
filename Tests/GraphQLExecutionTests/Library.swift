import Batches
import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON

/// A small library with every form of field: authors and their books, in memory.
final class Library: ExecutionContext {
    static let sdl = """
        type Query {
            author(id: ID!): Author
            authors: [Author!]!
            node(id: ID!): Node
            nodes(ids: [ID!]!): [Node]!
            items: [Item!]!
            shelf(first: Int = 4): ItemConnection!
            notes(first: Int = 2): NoteConnection!
            broken: String
            mustNotBreak: String!
            echo(text: String): String
        }
        type Mutation {
            rename(id: ID!, name: String!): RenamePayload
            fail: RenamePayload
            mustNotFail: RenamePayload!
            touch: Int
        }
        type Subscription {
            authorRenamed(after: Int): Author!
            numbers(to: Int!): Int!
            unstable: Item
            forbidden: Int
        }
        interface Node { id: ID! }
        union Item = Author | Book
        type Author implements Node {
            id: ID!
            name: String!
            secret: String
            born: Instant
            initial: String!
            books(first: Int = 2): BookConnection!
            portrait: Portrait
            failing: String
        }
        type Portrait { painter: String! year: Int masterpiece: Book copies: Int! }
        type Book implements Node {
            id: ID!
            title: String!
            pages: Int
            price: Float
            tags: [String!]!
            author: Author
        }
        type BookConnection { edges: [BookEdge!]! nodes: [Book!]! pageInfo: PageInfo! totalCount: Int! }
        type BookEdge { cursor: String! node: Book! }
        type ItemConnection { edges: [ItemEdge!]! nodes: [Item!]! pageInfo: PageInfo! totalCount: Int! }
        type ItemEdge { cursor: String! node: Item! score: Float! marks: [String!]! }
        type NoteConnection {
            edges: [NoteEdge!]! nodes: [Note!]! pageInfo: PageInfo! totalCount: Int! asked: Int!
        }
        type NoteEdge { cursor: String! node: Note! }
        type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
        type RenamePayload { author: Author previousName: String notes: [Note!]! words: [String!] }
        type Note { text: String! about: Node }
        scalar Instant
        """

    static let schema: Schema = {
        do { return try Schema.build(sdl: sdl) } catch { fatalError("\(error)") }
    }()

    /// What was called, in order: `Author.load(2)` is a call with two ids, `Author.books(2)` one with two parents.
    private(set) var calls: [String] = []
    private(set) var columns: [String: [String]] = [:]
    var names = ["Ada", "Bo", "Cleo"]
    /// What stands on the shelf.
    var shelf = [bookID(1), authorID(0), bookID(12), authorID(2)]
    /// The authors that were renamed, in the order of time.
    var renamed: [Int] = []
    /// The types whose entities cannot be loaded.
    var failingLoads: Set<String> = []

    static func type(_ name: String) -> TypeIndex { TypeIndex(schema.typeIndex(named: name)!) }
    static func authorID(_ number: Int) -> UUID { UUID(high: 1, low: UInt64(number)) }
    static func bookID(_ number: Int) -> UUID { UUID(high: 2, low: UInt64(number)) }

    func note(_ call: String, _ set: ColumnSet? = nil) {
        calls.append(call)
        if let set { columns[String(call.prefix { $0 != "(" })] = set.columns.map(\.name) }
    }

    // MARK: Rows

    func authors(_ numbers: [Int], _ set: ColumnSet) -> RowBatch {
        rows(of: "Author", numbers.filter { names.indices.contains($0) }, set) { rows, number, column in
            switch column {
            case "id": rows.uuid(Library.authorID(number))
            case "name": rows.text(self.names[number])
            case "secret": number == 1 ? .null : rows.text("secret of \(self.names[number])")
            case "born": .instant(Int64(number) * 86_400_000)
            case "painter": number == 1 ? .null : rows.text("Vermeer")
            case "year": .int(1650 + number)
            case "masterpiece_id": number == 2 ? .null : rows.uuid(Library.bookID(number))
            default: .null
            }
        }
    }

    /// Each author has as many books as their number and one more.
    func books(_ numbers: [Int], _ set: ColumnSet) -> RowBatch {
        rows(of: "Book", numbers, set) { rows, number, column in
            switch column {
            case "id": rows.uuid(Library.bookID(number))
            case "title": rows.text("Book \"\(number)\"")
            case "pages": .int(number * 100)
            case "price": number == 99 ? .float(.infinity) : .float(Double(number) / 4)
            case "tags": rows.text("[\"a\",\"b\"]", as: .json)
            case "author_id": number == 77 ? .null : rows.uuid(Library.authorID(number / 10))
            default: .null
            }
        }
    }

    private func rows(
        of type: String, _ numbers: [Int], _ set: ColumnSet, _ cell: (RowBatch, Int, String) -> Cell
    ) -> RowBatch {
        let rows = RowBatch(
            type: Library.type(type), width: set.columns.count + (set.wantsCursors ? 1 : 0), columns: set)
        for number in numbers {
            let row = rows.appendRow()
            for (index, column) in set.columns.enumerated() { rows[row, index] = cell(rows, number, column.name) }
            if set.wantsCursors { rows[row, set.cursorIndex] = rows.text("c\(number)", as: .symbol) }
        }
        return rows
    }
}

/// A made value: the payload of `rename`.
struct RenamePayload: Batches.Value {
    var author: UUID?
    var previousName: String?
    var notes: [Note] = []
    var words: [String] = ["once", "\"renamed\""]

    func cell(in batch: RowBatch) -> Cell {
        let (child, rows) = batch.child(of: Library.type("RenamePayload"), width: 4)
        let row = rows.appendRow()
        rows[row, 0] = author.map { rows.key(Library.type("Author"), $0) } ?? .null
        rows[row, 1] = previousName.map { rows.text($0) } ?? .null
        rows[row, 2] = rows.list(notes.map { $0.cell(in: rows) })
        rows[row, 3] = rows.list(words.map { rows.text($0) })
        return .object(child: child, row: row)
    }
}

struct Note: Batches.Value {
    var text: String
    var about: UUID

    func cell(in batch: RowBatch) -> Cell {
        let (child, rows) = batch.child(of: Library.type("Note"), width: 2)
        let row = rows.appendRow()
        rows[row, 0] = rows.text(text)
        rows[row, 1] = rows.key(Library.type(about.high == 1 ? "Author" : "Book"), about)
        return .object(child: child, row: row)
    }
}

/// Work that the test does itself.
struct Renaming: DeferredWork {
    let author: Int
    let name: String
}
