import Testing

@Suite("Connections whose nodes are of several types")
struct NamedNodesTests {
    @Test func `nodes of each type are loaded with one call`() throws {
        let library = Library()
        #expect(
            try library.run("{ shelf { nodes { __typename ... on Author { name } ... on Book { pages } } } }")
                == #"{"data":{"shelf":{"nodes":[{"__typename":"Book","pages":100},{"__typename":"Author","name":"Ada"},{"__typename":"Book","pages":1200},{"__typename":"Author","name":"Cleo"}]}}}"#
        )
        #expect(library.calls == ["shelf(1)", "Book.load(2)", "Author.load(2)"])
        #expect(library.columns["shelf"] == ["id"])
        #expect(library.columns["Book.load"] == ["id", "pages"])
    }

    @Test func `edges have their cursors beside their nodes`() throws {
        let library = Library()
        #expect(
            try library.run(
                """
                { shelf(first: 2) {
                    edges { cursor node { ... on Node { id } ... on Book { title author { name } } } }
                    pageInfo { hasNextPage } totalCount
                } }
                """)
                == #"{"data":{"shelf":{"edges":[{"cursor":"c1","node":{"id":"00000000-0000-0002-0000-000000000001","title":"Book \"1\"","author":{"name":"Ada"}}},{"cursor":"c0","node":{"id":"00000000-0000-0001-0000-000000000000"}}],"pageInfo":{"hasNextPage":true},"totalCount":4}}}"#
        )
        #expect(library.calls == ["shelf(1)", "Book.load(1)", "Author.load(1)"])
    }

    @Test func `ids and type names are known from the page`() throws {
        let library = Library()
        #expect(
            try library.run("{ shelf(first: 2) { nodes { __typename ... on Author { id } ... on Book { pages } } } }")
                == #"{"data":{"shelf":{"nodes":[{"__typename":"Book","pages":100},{"__typename":"Author","id":"00000000-0000-0001-0000-000000000000"}]}}}"#
        )
        #expect(library.calls == ["shelf(1)", "Book.load(1)"])
    }

    @Test func `a node that is gone takes its page with it, as it may not be null`() throws {
        let library = Library()
        library.shelf = [Library.authorID(0), Library.authorID(9)]
        let expected =
            #"{"data":null,"errors":[{"message":"Cannot return null for non-nullable field \"ItemConnection.nodes\".","locations":[{"line":1,"column":11}],"path":["shelf","nodes",1],"extensions":{"code":"INTERNAL"}}]}"#
        #expect(try library.run("{ shelf { nodes { ... on Author { name } } } }") == expected)
    }

    @Test func `an empty page loads nothing`() throws {
        let library = Library()
        library.shelf = []
        #expect(
            try library.run("{ shelf { nodes { ... on Author { name } } edges { node { __typename } } totalCount } }")
                == #"{"data":{"shelf":{"nodes":[],"edges":[],"totalCount":0}}}"#)
        #expect(library.calls == ["shelf(1)"])
    }

    @Test func `edges have further columns of their rows, and functions over all of them`() throws {
        let library = Library()
        #expect(
            try library.run("{ shelf(first: 2) { edges { score marks node { ... on Author { name } } } } }")
                == #"{"data":{"shelf":{"edges":[{"score":1.0,"marks":["1 has 1.0"],"node":{}},{"score":0.5,"marks":["0 has 0.5"],"node":{"name":"Ada"}}]}}}"#
        )
        #expect(library.columns["shelf"] == ["id", "score"])
        #expect(library.calls == ["shelf(1)", "ItemEdge.marks(2)", "Author.load(1)"])
    }
}

@Suite("Connections of values")
struct ValuePageTests {
    @Test func `the values are made with their page, the entities in them are loaded`() throws {
        let library = Library()
        #expect(
            try library.run(
                """
                { notes {
                    nodes { text about { ... on Author { name } ... on Book { pages } } }
                    edges { cursor node { text } }
                    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
                } }
                """)
                == #"{"data":{"notes":{"nodes":[{"text":"on 1","about":{"pages":100}},{"text":"on 0","about":{"name":"Ada"}}],"edges":[{"cursor":"n1","node":{"text":"on 1"}},{"cursor":"n0","node":{"text":"on 0"}}],"pageInfo":{"hasNextPage":true,"hasPreviousPage":false,"startCursor":"n1","endCursor":"n0"},"totalCount":4}}}"#
        )
        #expect(library.calls == ["notes(1)", "Book.load(1)", "Author.load(1)"])
    }

    @Test func `a function below knows what the page was made for`() throws {
        #expect(
            try Library().run("{ a: notes { asked } b: notes(first: 1) { asked nodes { text } } }")
                == #"{"data":{"a":{"asked":2},"b":{"asked":1,"nodes":[{"text":"on 1"}]}}}"#)
    }

    @Test func `an empty page has no cursors`() throws {
        let library = Library()
        library.shelf = []
        #expect(
            try library.run("{ notes { nodes { text } pageInfo { startCursor endCursor } } }")
                == #"{"data":{"notes":{"nodes":[],"pageInfo":{"startCursor":null,"endCursor":null}}}}"#)
    }
}
