import Testing

@Suite("Executing mutations")
struct ExecuteMutationTests {
    @Test func `root fields run one after the other, each with everything below it`() throws {
        let library = Library()
        let response = try library.run(
            """
            mutation {
                a: rename(id: "0", name: "Zoe") { previousName author { name books { totalCount } } }
                touch
                b: rename(id: "0", name: "Yan") { previousName author { name } }
            }
            """)
        #expect(
            response
                == #"{"data":{"a":{"previousName":"Ada","author":{"name":"Zoe","books":{"totalCount":1}}},"touch":4,"b":{"previousName":"Zoe","author":{"name":"Yan"}}}}"#
        )
        #expect(
            library.calls == [
                "write(Zoe)", "Author.load(1)", "Author.books(1)", "touch(1)", "write(Yan)", "Author.load(1)",
            ])
    }

    @Test func `made values name entities of several types, which are loaded`() throws {
        let response = try Library().run(
            #"mutation { rename(id: "1", name: "B") { notes { text about { __typename id ... on Book { pages } } } x: author { name } y: author { id } } }"#
        )
        #expect(
            response
                == #"{"data":{"rename":{"notes":[{"text":"renamed","about":{"__typename":"Author","id":"00000000-0000-0001-0000-000000000001"}},{"text":"see","about":{"__typename":"Book","id":"00000000-0000-0002-0000-000000000003","pages":300}}],"x":{"name":"B"},"y":{"id":"00000000-0000-0001-0000-000000000001"}}}}"#
        )
    }

    @Test func `a made value can have lists of leaves`() throws {
        #expect(
            try Library().run(#"mutation { rename(id: "1", name: "B") { words previousName } }"#)
                == #"{"data":{"rename":{"words":["once","\"renamed\""],"previousName":"Bo"}}}"#)
    }

    @Test func `a failing root field does not keep the next from running`() throws {
        let library = Library()
        let response = try library.run(
            #"mutation { fail { previousName } a: rename(id: "9", name: "x") { previousName } touch }"#)
        #expect(
            response
                == #"{"data":{"fail":null,"a":null,"touch":2},"errors":[{"message":"Not allowed.","locations":[{"line":1,"column":12}],"path":["fail"],"extensions":{"code":"FORBIDDEN"}},{"message":"The disk is full.","locations":[{"line":1,"column":34}],"path":["a"],"extensions":{"code":"UNAVAILABLE"}}]}"#
        )
    }

    @Test func `a failing non-null root field ends the operation`() throws {
        let library = Library()
        let response = try library.run(
            #"mutation { touch mustNotFail { previousName } again: touch }"#)
        #expect(
            response
                == #"{"data":null,"errors":[{"message":"Not allowed.","locations":[{"line":1,"column":18}],"path":["mustNotFail"],"extensions":{"code":"FORBIDDEN"}}]}"#
        )
        #expect(library.calls == ["touch(1)"])
    }
}
