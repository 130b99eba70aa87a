import Batches
import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import JSON

extension Library {
    static let resolvers: ResolverTable = {
        var table = ResolverTable()
        table.fields["Query"] = queryFields
        table.fields["Mutation"] = mutationFields
        table.fields["Subscription"] = subscriptionFields
        table.fields["Author"] = [
            "id": .column(.plain("id"), .uuid),
            "name": .column(.plain("name"), .text),
            "secret": .column(.sealed("secret"), .text),
            "born": .column(.plain("born"), .instant),
            "initial": .column(
                .computed(from: [NeededColumn(name: "name", kind: .text)]) { rows, row, cells in
                    rows.text(String(rows.string(of: rows[row, cells[0]]).prefix(1)))
                }, .text),
            "books": .batch(needs: []) { arguments in
                let first = arguments["first"].flatMap { if case .int(let count) = $0 { count } else { nil } } ?? 0
                if first > 100 { throw ExecutionError("Too many.", code: .limitExceeded) }
                return { parents, columns, context in booksOfAuthors(parents, first, columns, library(context)) }
            },
            "failing": .batch(needs: []) { _ in { _, _, _ in throw ExecutionError("It fails.") } },
            "portrait": .sameRow(present: NeededColumn(name: "painter", kind: .text)),
        ]
        table.fields["Portrait"] = [
            "painter": .column(.plain("painter"), .text), "year": .column(.plain("year"), .int),
            "masterpiece": .reference(column: "masterpiece_id", type("Book")),
            "copies": .batch(needs: [NeededColumn(name: "year", kind: .int)]) { _ in
                { parents, _, _ in
                    let portraits = Batch<Void>(parents)
                    return Column<Int>(portraits, cells: { .int(portraits.cell($1, "year").intValue - 1600) }).erased
                }
            },
        ]
        table.fields["Book"] = [
            "id": .column(.plain("id"), .uuid),
            "title": .column(.plain("title"), .text),
            "pages": .column(.plain("pages"), .int),
            "price": .column(.plain("price"), .float),
            "tags": .column(.plain("tags"), .json),
            "author": .reference(column: "author_id", type("Author")),
        ]
        table.fields["BookConnection"] = [
            "edges": .connection(.edges), "nodes": .connection(.nodes), "pageInfo": .connection(.pageInfo),
            "totalCount": .connection(.totalCount),
        ]
        table.fields["BookEdge"] = ["cursor": .connection(.cursor), "node": .connection(.node)]
        table.fields["ItemConnection"] = [
            "edges": .connection(.edges), "nodes": .connection(.namedNodes), "pageInfo": .connection(.pageInfo),
            "totalCount": .connection(.totalCount),
        ]
        table.fields["ItemEdge"] = [
            "cursor": .connection(.cursor), "node": .connection(.namedNode), "score": .column(.plain("score"), .float),
            "marks": .batch(needs: [NeededColumn(name: "score", kind: .float)]) { _ in
                { parents, _, context in marks(of: Batch(parents), library(context)) }
            },
        ]
        table.fields["NoteConnection"] = [
            "edges": .connection(.edges), "nodes": .connection(.namedNodes), "pageInfo": .connection(.pageInfo),
            "totalCount": .connection(.totalCount),
            "asked": .batch(needs: []) { _ in
                { parents, _, _ in
                    let pages = Batch<AnyConnection>(parents)
                    let asked = try pages.origin(as: Int.self)
                    return Column<Int>(pages, cells: { _, _ in .int(asked) }).erased
                }
            },
        ]
        table.fields["NoteEdge"] = ["cursor": .connection(.cursor), "node": .connection(.namedNode)]
        table.fields["PageInfo"] = [
            "hasNextPage": .connection(.hasNextPage), "hasPreviousPage": .connection(.hasPreviousPage),
            "startCursor": .connection(.startCursor), "endCursor": .connection(.endCursor),
        ]
        table.fields["RenamePayload"] = [
            "author": .property(0), "previousName": .property(1), "notes": .property(2), "words": .property(3),
        ]
        table.fields["Note"] = ["text": .property(0), "about": .property(1)]
        table.loaders[type("Author")] = { ids, columns, context in
            library(context).note("Author.load(\(ids.count))", columns)
            try library(context).failIfWanted("Author")
            return library(context).authors(ids.map { Int($0.low) }, columns)
        }
        table.loaders[type("Book")] = { ids, columns, context in
            library(context).note("Book.load(\(ids.count))", columns)
            try library(context).failIfWanted("Book")
            return library(context).books(ids.map { Int($0.low) }, columns)
        }
        return table
    }()

    private func failIfWanted(_ type: String) throws {
        if failingLoads.contains(type) { throw ExecutionError("No \(type) can be read.") }
    }

    private static func library(_ context: any ExecutionContext) -> Library { context as! Library }

    private static let queryFields: [String: FieldForm] = [
        "author": .batch(needs: []) { arguments in
            let id = id(arguments["id"])
            return { parents, _, _ in one(parents) { $0.key(type("Author"), id) } }
        },
        "authors": .batch(needs: []) { _ in
            { parents, _, context in
                one(parents) { rows in
                    rows.list(library(context).names.indices.map { rows.key(type("Author"), authorID($0)) })
                }
            }
        },
        "node": .batch(needs: []) { arguments in
            let id = id(arguments["id"])
            return { parents, _, _ in one(parents) { $0.key(type(id.high == 1 ? "Author" : "Book"), id) } }
        },
        "nodes": .batch(needs: []) { arguments in
            guard case .list(let values)? = arguments["ids"] else { return { _, _, _ in fatalError() } }
            let ids = values.map { id($0) }
            return { parents, _, _ in
                one(parents) { rows in
                    rows.list(ids.map { rows.key(type($0.high == 1 ? "Author" : "Book"), $0) })
                }
            }
        },
        "items": .batch(needs: []) { _ in
            { parents, _, _ in
                one(parents) { rows in
                    rows.list([
                        rows.key(type("Book"), bookID(1)), rows.key(type("Author"), authorID(0)),
                        rows.key(type("Book"), bookID(12)),
                    ])
                }
            }
        },
        "shelf": .batch(needs: []) { arguments in
            guard case .int(let first)? = arguments["first"] else { return { _, _, _ in fatalError() } }
            return { parents, columns, context in shelfPages(first, columns, library(context)) }
        },
        "notes": .batch(needs: []) { arguments in
            guard case .int(let first)? = arguments["first"] else { return { _, _, _ in fatalError() } }
            return { parents, columns, context in notePages(Batch(parents), first, columns, library(context)) }
        },
        "broken": .batch(needs: []) { _ in { _, _, _ in throw ExecutionError("It broke.") } },
        "mustNotBreak": .batch(needs: []) { _ in { _, _, _ in throw ExecutionError("It broke badly.", code: .timeout) }
        },
        "echo": .batch(needs: []) { arguments in
            { parents, _, _ in
                one(parents) { rows in
                    guard case .string(let text)? = arguments["text"] else { return .null }
                    return rows.text(text)
                }
            }
        },
    ]

    private static let mutationFields: [String: FieldForm] = [
        "rename": .mutation { arguments, _ in
            guard case .string(let name)? = arguments["name"] else { throw ExecutionError("No name.") }
            return .deferred(Renaming(author: Int(id(arguments["id"]).low), name: name))
        },
        "fail": .mutation { _, _ in throw ExecutionError("Not allowed.", code: .forbidden) },
        "mustNotFail": .mutation { _, _ in throw ExecutionError("Not allowed.", code: .forbidden) },
        "touch": .batch(needs: []) { _ in
            { parents, _, context in
                library(context).note("touch(1)")
                return one(parents) { _ in .int(library(context).calls.count) }
            }
        },
    ]

    private static func id(_ value: InputValue?) -> UUID {
        guard case .string(let text)? = value, let number = UInt64(text) else { return UUID(high: 0, low: 0) }
        return number >= 1000 ? bookID(Int(number - 1000)) : authorID(Int(number))
    }

    private static func one(_ parents: RowBatch, _ cell: (RowBatch) -> Cell) -> RowBatch {
        let rows = RowBatch(type: parents.type, width: 1)
        rows.appendRow()
        rows[0, 0] = cell(rows)
        return rows
    }

    /// A page whose rows are the ids of authors and books.
    private static func shelfPages(_ first: Int, _ columns: ColumnSet, _ library: Library) -> RowBatch {
        library.note("shelf(1)", columns)
        let items = library.shelf.prefix(first)
        let rows = RowBatch(
            type: TypeIndex(0), width: columns.columns.count + (columns.wantsCursors ? 1 : 0), columns: columns)
        for id in items {
            let row = rows.appendRow()
            rows[row, 0] = rows.key(type(id.high == 1 ? "Author" : "Book"), id)
            if let score = columns.index(of: "score") { rows[row, score] = .float(1 / Double(row + 1)) }
            if columns.wantsCursors { rows[row, columns.cursorIndex] = rows.text("c\(id.low)", as: .symbol) }
        }
        let pages = Pages(of: rows, connection: type("ItemConnection"), count: 1)
        pages.append(
            nodes: 0..<items.count, hasNextPage: library.shelf.count > first, hasPreviousPage: false,
            totalCount: columns.wantsTotalCount ? library.shelf.count : nil)
        return Column<AnyConnection>(Batch<Void>(oneRow()), pages: pages).erased
    }

    /// A mark for each edge: whose it is, and the score.
    private static func marks(of edges: Batch<AnyEdge>, _ library: Library) -> RowBatch {
        library.note("ItemEdge.marks(\(edges.count))")
        return Column<[String]>(
            edges,
            cells: { rows, row in
                let mark = "\(edges.nodeKey(row).id.low) has \(edges.cell(row, "score").floatValue)"
                return rows.list([rows.text(mark)])
            }
        ).erased
    }

    /// Notes without an author of their own.
    private static func notePages(
        _ root: Batch<Void>, _ first: Int, _ columns: ColumnSet, _ library: Library
    ) -> RowBatch {
        library.note("notes(1)", columns)
        let notes = library.shelf.prefix(first).map { Note(text: "on \($0.low)", about: $0) }
        return Column<NoteConnection>(
            root, columns,
            valuePages: { _ in
                ValuePage(
                    notes, cursors: columns.needsCursors ? notes.map { "n\($0.about.low)" } : [],
                    hasNextPage: library.shelf.count > first,
                    totalCount: columns.wantsTotalCount ? library.shelf.count : nil)
            }
        ).made(for: first).erased
    }

    private static func oneRow() -> RowBatch {
        let rows = RowBatch(type: TypeIndex(0), width: 0)
        rows.appendRow()
        return rows
    }

    private static func booksOfAuthors(
        _ parents: RowBatch, _ first: Int, _ columns: ColumnSet, _ library: Library
    ) -> RowBatch {
        library.note("Author.books(\(parents.count))", columns)
        let authors = (0..<parents.count).map { Int(parents.uuid(of: parents[$0, 0]).low) }
        let nodes = library.books(
            authors.flatMap { author in (0..<min(first, author + 1)).map { author * 10 + $0 } }, columns)
        let pages = Pages(of: nodes, connection: type("BookConnection"), count: parents.count)
        var start = 0
        for author in authors {
            let count = min(first, author + 1)
            pages.append(
                nodes: start..<(start + count), hasNextPage: author + 1 > first, hasPreviousPage: false,
                startCursor: columns.wantsPageCursors && count > 0 ? "c\(author * 10)" : nil,
                endCursor: columns.wantsPageCursors && count > 0 ? "c\(author * 10 + count - 1)" : nil,
                totalCount: columns.wantsTotalCount ? author + 1 : nil)
            start += count
        }
        let answers = RowBatch(type: parents.type, width: 1)
        answers.children.append(pages.rows)
        for row in 0..<parents.count { answers[answers.appendRow(), 0] = .object(child: 0, row: row) }
        return answers
    }
}

extension Library {
    /// Executes a document and does the parked work at once; the response as JSON text.
    func run(
        _ text: String, variables: [InputValue.Field] = [], limits: ResponseLimits = ResponseLimits()
    ) throws -> String {
        let (plan, values) = try plan(text, variables)
        var out = JSONWriter()
        var outcome = Execution.start(plan, variables: values, context: self, limits: limits, into: out)
        while case .parked(let work, let operation) = outcome {
            guard let renaming = work as? Renaming else { fatalError("unknown work") }
            note("write(\(renaming.name))")
            let result = rename(renaming)
            out = JSONWriter()
            outcome = Execution.resume(operation, with: result, context: self, into: out)
        }
        return out.string
    }

    /// What an operation is executed with.
    func plan(_ text: String, _ variables: [InputValue.Field] = []) throws -> (Plan, VariableValues) {
        let document = try Document.parse(text)
        let validated = try validate(document, against: Library.schema, limits: .none)
        let operation = try validated.operation(named: nil).get()
        let values = try Library.schema.coerceVariables(of: operation, from: variables).get()
        let planner = Planner(schema: Library.schema, resolvers: Library.resolvers)
        return (try planner.plan(operation, of: validated, variables: values), values)
    }

    private func rename(_ work: Renaming) -> Result<any Batches.Value, any Error> {
        guard names.indices.contains(work.author) else {
            return .failure(ExecutionError("The disk is full.", code: .unavailable))
        }
        let previous = names[work.author]
        names[work.author] = work.name
        renamed.append(work.author)
        let notes = [
            Note(text: "renamed", about: Library.authorID(work.author)), Note(text: "see", about: Library.bookID(3)),
        ]
        return .success(RenamePayload(author: Library.authorID(work.author), previousName: previous, notes: notes))
    }
}

/// Any connection, for pages whose maker knows its type.
enum AnyConnection: Batches.Connection {
    typealias Node = Void
    static let index = TypeIndex(0)
}

enum AnyEdge: Batches.Edge {
    static let index = TypeIndex(0)
}

enum NoteConnection: Batches.Connection {
    typealias Node = Note
    static let index = Library.type("NoteConnection")
}
