import GraphQLSchema
import Testing

@Suite("Executing queries")
struct ExecuteQueryTests {
    @Test func `leaves are read from the columns of the row`() throws {
        let library = Library()
        let response = try library.run(#"{ author(id: "2") { name born secret again: name __typename } }"#)
        #expect(
            response
                == #"{"data":{"author":{"name":"Cleo","born":"1970-01-03T00:00:00.000Z","secret":"secret of Cleo","again":"Cleo","__typename":"Author"}}}"#
        )
        #expect(library.columns["Author.load"] == ["id", "name", "born", "secret"])
    }

    @Test func `a computed leaf brings the columns that it needs`() throws {
        let library = Library()
        #expect(try library.run(#"{ author(id: "1") { initial } }"#) == #"{"data":{"author":{"initial":"B"}}}"#)
        #expect(library.columns["Author.load"] == ["id", "name"])
    }

    @Test func `what does not exist is null`() throws {
        #expect(try Library().run(#"{ author(id: "9") { name } }"#) == #"{"data":{"author":null}}"#)
    }

    @Test func `an embedded value is on the same row and null where its column is`() throws {
        #expect(
            try Library().run("{ authors { portrait { painter year } } }")
                == #"{"data":{"authors":[{"portrait":{"painter":"Vermeer","year":1650}},{"portrait":null},{"portrait":{"painter":"Vermeer","year":1652}}]}}"#
        )
    }

    @Test func `an embedded value can refer to entities and have functions`() throws {
        let library = Library()
        #expect(
            try library.run("{ authors { portrait { masterpiece { pages } copies } } }")
                == #"{"data":{"authors":[{"portrait":{"masterpiece":{"pages":0},"copies":50}},{"portrait":null},{"portrait":{"masterpiece":null,"copies":52}}]}}"#
        )
        #expect(library.calls == ["Author.load(3)", "Book.load(2)"])
        #expect(library.columns["Author.load"] == ["id", "painter", "masterpiece_id", "year"])
    }

    @Test func `a relation is one call, and so are the entities that its rows refer to`() throws {
        let library = Library()
        let response = try library.run("{ authors { name books { nodes { title author { name } } } } }")
        #expect(
            response
                == #"{"data":{"authors":[{"name":"Ada","books":{"nodes":[{"title":"Book \"0\"","author":{"name":"Ada"}}]}},{"name":"Bo","books":{"nodes":[{"title":"Book \"10\"","author":{"name":"Bo"}},{"title":"Book \"11\"","author":{"name":"Bo"}}]}},{"name":"Cleo","books":{"nodes":[{"title":"Book \"20\"","author":{"name":"Cleo"}},{"title":"Book \"21\"","author":{"name":"Cleo"}}]}}]}}"#
        )
        #expect(library.calls == ["Author.load(3)", "Author.books(3)", "Author.load(3)"])
    }

    @Test func `edges and nodes share the rows of their connection`() throws {
        let library = Library()
        let response = try library.run(
            """
            { author(id: "1") { books(first: 1) {
                edges { cursor node { title } } nodes { pages } totalCount
                pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            } } }
            """)
        #expect(
            response
                == #"{"data":{"author":{"books":{"edges":[{"cursor":"c10","node":{"title":"Book \"10\""}}],"nodes":[{"pages":1000}],"totalCount":2,"pageInfo":{"hasNextPage":true,"hasPreviousPage":false,"startCursor":"c10","endCursor":"c10"}}}}}"#
        )
        #expect(library.columns["Author.books"] == ["id", "title", "pages"])
        #expect(library.calls == ["Author.load(1)", "Author.books(1)"])
    }

    @Test func `an abstract field is one load for each concrete type`() throws {
        let library = Library()
        let response = try library.run(
            "{ items { __typename ... on Node { id } ... on Author { name } ... on Book { pages } } }")
        #expect(
            response
                == #"{"data":{"items":[{"__typename":"Book","id":"00000000-0000-0002-0000-000000000001","pages":100},{"__typename":"Author","id":"00000000-0000-0001-0000-000000000000","name":"Ada"},{"__typename":"Book","id":"00000000-0000-0002-0000-00000000000c","pages":1200}]}}"#
        )
        #expect(library.calls == ["Book.load(2)", "Author.load(1)"])
    }

    @Test func `unknown ids in a list are null in their places`() throws {
        #expect(
            try Library().run(
                #"{ nodes(ids: ["0", "8", "1003", "0"]) { ... on Author { name } ... on Book { pages } } }"#)
                == #"{"data":{"nodes":[{"name":"Ada"},null,{"pages":300},{"name":"Ada"}]}}"#)
    }

    @Test func `the same field under two keys has its own rows`() throws {
        #expect(
            try Library().run(#"{ a: author(id: "0") { name } b: author(id: "0") { born } }"#)
                == #"{"data":{"a":{"name":"Ada"},"b":{"born":"1970-01-01T00:00:00.000Z"}}}"#)
    }

    @Test func `an empty scope calls no resolver`() throws {
        let library = Library()
        library.names = []
        #expect(try library.run("{ authors { books { nodes { author { name } } } } }") == #"{"data":{"authors":[]}}"#)
        #expect(library.calls == [])
    }

    @Test(arguments: [
        (true, #"{"data":{"a":"Ada","n":"Ada","b":"1970-01-01T00:00:00.000Z"}}"#),
        (false, #"{"data":{"b":"1970-01-01T00:00:00.000Z","a":"Ada"}}"#),
    ])
    func `conditions decide what is there and in which order`(isIncluded: Bool, expected: String) throws {
        let response = try Library().run(
            """
            query ($yes: Boolean!) {
                author(id: "0") { a: name @include(if: $yes) n: name @include(if: $yes) b: born ...F }
            }
            fragment F on Author { a: name secret @skip(if: true) }
            """, variables: [.init(name: "yes", value: .boolean(isIncluded))])
        #expect(
            response == expected.replacing("\"data\":{", with: "\"data\":{\"author\":{").replacing("}}", with: "}}}"))
    }

    @Test func `arguments take variables, defaults and null`() throws {
        let document = "query ($t: String) { a: echo(text: $t) b: echo(text: null) c: echo d: echo(text: \"x\\ty\") }"
        #expect(try Library().run(document) == #"{"data":{"a":null,"b":null,"c":null,"d":"x\ty"}}"#)
        #expect(
            try Library().run(document, variables: [.init(name: "t", value: .string("\u{2028}é\u{1}"))])
                == "{\"data\":{\"a\":\"\u{2028}é\\u0001\",\"b\":null,\"c\":null,\"d\":\"x\\ty\"}}")
    }
}
