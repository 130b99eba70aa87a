import Testing

@Suite("Content negotiation")
struct NegotiationTests {
    @Test(arguments: [
        ("application/graphql-response+json", "application/graphql-response+json"),
        ("application/json", "application/json"),
        ("Application/GraphQL-Response+JSON", "application/graphql-response+json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", graphQLResponse),
        ("application/json, application/graphql-response+json", "application/json"),
        ("application/json;q=0.9, application/graphql-response+json", graphQLResponse),
        ("application/graphql-response+json;q=0.5, application/json;q=0.8", "application/json"),
        ("application/graphql-response+json, */*", graphQLResponse),
        ("application/json;q=0, */*", graphQLResponse),
        ("application/graphql-response+json;q=0.1, */*;q=0.5", "application/json"),
        ("text/html, application/xhtml+xml, */*;q=0.8", "application/json"),
        (#"application/json; charset="UTF-8""#, "application/json"),
        ("application/json;charset=iso-8859-1, application/graphql-response+json;q=0.1", graphQLResponse),
        (#"text/plain;a="x,application/json", application/graphql-response+json"#, graphQLResponse),
        ("nonsense, application/graphql-response+json", graphQLResponse),
        ("application/json;q=banana, application/graphql-response+json;q=0.001", graphQLResponse),
        ("", "application/json"),
    ])
    func `the response has the media type that is accepted best`(accept: String, type: String) throws {
        let answer = try TestServer().run("{ hello }", accept: accept)
        #expect(answer.status == 200)
        #expect(answer.contentType == "\(type); charset=utf-8")
    }

    @Test func `a client gets what it accepts, whatever others have accepted before`() throws {
        let server = try TestServer()
        for round in 0..<2 {
            for version in 0..<10 {
                let (other, type) = (version + round).isMultiple(of: 2) ? (graphQLJSON, json) : (json, graphQLJSON)
                let answer = try server.run("{ hello }", accept: "\(type);v=\(version), \(other);q=0.5")
                #expect(answer.contentType == "\(type); charset=utf-8")
            }
        }
    }

    private let json = "application/json"
    private let graphQLJSON = "application/graphql-response+json"

    private static let graphQLResponse = "application/graphql-response+json"

    @Test(arguments: [
        "text/html", "application/xml, text/*", "application/json;q=0", "application/json;charset=utf-16",
        "*/*;q=0", "image/*;q=1",
    ])
    func `a client that accepts neither is answered with 406`(accept: String) throws {
        let answer = try TestServer().run("{ hello }", accept: accept)
        #expect(answer.status == 406)
        #expect(answer.contentType == "application/json; charset=utf-8")
        #expect(
            answer.body
                == #"{"errors":[{"message":"Responses are application/graphql-response+json or application/json, in UTF-8."}]}"#
        )
    }

    @Test(arguments: [
        "application/json", "application/json; charset=utf-8", "APPLICATION/JSON;Charset=UTF-8",
        #"application/json; charset="utf-8""#, #"application/json; a="b;charset=utf-16"; charset=utf-8"#,
    ])
    func `a body of JSON in UTF-8 is read`(type: String) throws {
        let answer = try TestServer().send(
            "POST", "/graphql", ["Content-Type": type], body: #"{"query":"{ hello }"}"#)
        #expect(answer.body == #"{"data":{"hello":"Hello, world!"}}"#)
    }

    @Test(arguments: [
        "application/json; charset=utf-16", "text/plain", "application/graphql", "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x", "application/jsonx", "json", "application/json, text/plain",
    ])
    func `a body of another type is answered with 415`(type: String) throws {
        let answer = try TestServer().send(
            "POST", "/graphql", ["Content-Type": type], body: #"{"query":"{ hello }"}"#)
        #expect(answer.status == 415)
        #expect(answer.body.hasPrefix(#"{"errors":[{"message":"#))
    }

    @Test func `a compressed body is answered with 415`() throws {
        let answer = try TestServer().send(
            "POST", "/graphql", ["Content-Type": "application/json", "Content-Encoding": "gzip"],
            body: #"{"query":"{ hello }"}"#)
        #expect(answer.status == 415)
    }

    @Test func `answers are not kept by caches and not guessed at`() throws {
        let answer = try TestServer().run("{ hello }")
        #expect(answer["Cache-Control"] == "no-store")
        #expect(answer["X-Content-Type-Options"] == "nosniff")
    }
}
