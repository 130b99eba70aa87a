import GraphQLExecution
import JSON
import Testing

/// Spec: 6.2.3 Subscription.
@Suite("Subscribing")
struct SubscriptionTests {
    @Test func `each event is a response, executed when it is asked for`() throws {
        let library = Library()
        var stream = try library.subscribe(
            "subscription { authorRenamed { name books(first: 1) { nodes { title } } } }")
        #expect(library.responses(&stream) == [])
        _ = try library.run(#"mutation { rename(id: "0", name: "Zoe") { previousName } }"#)
        _ = try library.run(#"mutation { rename(id: "2", name: "Cora") { previousName } }"#)
        #expect(
            library.responses(&stream) == [
                #"{"data":{"authorRenamed":{"name":"Zoe","books":{"nodes":[{"title":"Book \"0\""}]}}}}"#,
                #"{"data":{"authorRenamed":{"name":"Cora","books":{"nodes":[{"title":"Book \"20\""}]}}}}"#,
            ])
        #expect(library.responses(&stream) == [])
    }

    @Test func `a stream goes on where it is told to, and as far as it is told to`() throws {
        let library = Library()
        library.renamed = [0, 1, 2, 0]
        var stream = try library.subscribe("subscription ($n: Int) { renamed: authorRenamed(after: $n) { name } }")
        #expect(library.progress(&stream, limit: 2) == .more)
        #expect(
            library.responses(&stream) == [
                #"{"data":{"renamed":{"name":"Cleo"}}}"#, #"{"data":{"renamed":{"name":"Ada"}}}"#,
            ])
        #expect(library.progress(&stream) == .waiting)
    }

    @Test func `a stream that ends says so`() throws {
        let library = Library()
        var stream = try library.subscribe("subscription { numbers(to: 3) }")
        #expect(library.progress(&stream, limit: 2) == .more)
        #expect(library.progress(&stream, limit: 2) == .finished)
    }

    @Test func `an event that fails is a response with an error, and others follow`() throws {
        let library = Library()
        var stream = try library.subscribe("subscription { unstable { __typename } }")
        #expect(
            library.responses(&stream) == [
                #"{"data":{"unstable":null},"errors":[{"message":"This one is bad.","locations":[{"line":1,"column":16}],"path":["unstable"]}]}"#,
                #"{"data":{"unstable":null}}"#,
            ])
    }

    @Test func `a stream that fails ends with the error`() throws {
        let library = Library()
        var stream = try library.subscribe("subscription { unstable { __typename } }")
        #expect(library.progress(&stream) == .waiting)
        var text = ""
        let progress = stream.respond(limit: 10, context: library, into: JSONWriter()) { text = $0.string }
        #expect(progress == .finished)
        #expect(
            text
                == #"{"errors":[{"message":"The stream is gone.","locations":[{"line":1,"column":16}],"path":["unstable"],"extensions":{"code":"UNAVAILABLE"}}]}"#
        )
    }

    @Test func `a response that is given up is none, and its event is answered the next time`() throws {
        let library = Library()
        var stream = try library.subscribe("subscription { numbers(to: 3) }")
        var responses: [String] = []
        for givenUp in [2, 1, 5] {
            var asked = 0
            let progress = stream.respond(limit: 10, context: library, into: JSONWriter()) {
                asked += 1
                return asked == givenUp
            } send: {
                responses.append($0.string)
            }
            #expect(progress == (givenUp == 5 ? .finished : .more))
        }
        #expect(responses == (1...3).map { #"{"data":{"numbers":\#($0)}}"# })
    }

    @Test(arguments: [
        (
            "subscription { forbidden }",
            #"{"errors":[{"message":"Not allowed.","locations":[{"line":1,"column":16}],"path":["forbidden"],"extensions":{"code":"FORBIDDEN"}}]}"#
        ),
        (
            "subscription { many: numbers(to: 5000) }",
            #"{"errors":[{"message":"Too many.","locations":[{"line":1,"column":16}],"path":["many"],"extensions":{"code":"LIMIT_EXCEEDED"}}]}"#
        ),
    ])
    func `without a source there is an error and no stream`(document: String, response: String) throws {
        let library = Library()
        let (plan, variables) = try library.plan(document)
        let out = JSONWriter()
        let stream = Execution.subscribe(plan, variables: variables, context: library, into: out)
        #expect(stream == nil)
        #expect(out.string == response)
    }

    @Test func `a subscription is not executed like a query`() throws {
        #expect(
            try Library().run("subscription { forbidden }")
                == #"{"data":{"forbidden":null},"errors":[{"message":"This operation has to be subscribed to.","locations":[{"line":1,"column":16}],"path":["forbidden"],"extensions":{"code":"OPERATION_RESOLUTION_FAILURE"}}]}"#
        )
    }
}

extension Library {
    fileprivate func subscribe(_ text: String) throws -> ResponseStream {
        let (plan, variables) = try plan(text)
        return try #require(Execution.subscribe(plan, variables: variables, context: self, into: JSONWriter()))
    }

    /// The responses to what has happened since the last time.
    fileprivate func responses(_ stream: inout ResponseStream) -> [String] {
        var responses: [String] = []
        _ = stream.respond(limit: 10, context: self, into: JSONWriter()) { responses.append($0.string) }
        return responses
    }

    fileprivate func progress(_ stream: inout ResponseStream, limit: Int = 10) -> ResponseStream.Progress {
        stream.respond(limit: limit, context: self, into: JSONWriter()) { _ in }
    }
}
