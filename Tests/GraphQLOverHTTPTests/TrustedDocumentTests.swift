import GraphQLSchema
import LoopbackHTTP
import Testing

@testable import GraphQLOverHTTP

@Suite("Trusted documents")
struct TrustedDocumentTests {
    private let graphQL = ["Content-Type": "application/json", "Accept": "application/graphql-response+json"]

    /// A server that trusts the documents of a manifest.
    private func server(_ manifest: String, only: Bool = false) throws -> TestServer {
        try TestServer(
            Counter(
                documents: KnownDocuments(
                    persisted: PersistedDocuments(maximumBytes: 1 << 20), trusted: try trusted(manifest),
                    onlyTrusted: only)))
    }

    private func trusted(_ manifest: String) throws -> TrustedDocuments {
        let application = Counter()
        return try TrustedDocuments(
            DocumentManifest(Array(manifest.utf8)), schema: application.schema, resolvers: application.resolvers,
            scalars: [:], limits: GraphQLLimits())
    }

    private func post(_ server: TestServer, _ body: String) throws -> HTTPAnswer {
        try server.send("POST", "/graphql", graphQL, body: body)
    }

    @Test(arguments: [
        #"{"Hello":"query Hello($name: String!) { hello(name: $name) }"}"#,
        #"{"Hello":{"name":"Hello","source":"query Hello($name: String!) { hello(name: $name) }"}}"#,
        #"""
        {"format":"apollo-persisted-query-manifest","version":1,"operations":[
          {"id":"Hello","name":"Hello","type":"query","body":"query Hello($name: String!) { hello(name: $name) }"}]}
        """#,
    ])
    func `the forms that build tools write are read`(manifest: String) throws {
        let server = try server(manifest)
        let variables = #""variables":{"name":"Ann"}"#
        let answer = #"{"data":{"hello":"Hello, Ann!"}}"#
        #expect(try post(server, #"{"documentId":"Hello",\#(variables)}"#).body == answer)
        #expect(
            try post(server, #"{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"Hello"}},\#(variables)}"#)
                .body
                == answer)
        let hash = DocumentHash(of: Array("query Hello($name: String!) { hello(name: $name) }".utf8))
        #expect(try post(server, #"{"documentId":"sha256:\#(hash)",\#(variables)}"#).body == answer)
        #expect(try server.send("GET", "/graphql?documentId=Hello&variables=%7B%22name%22:%22Ann%22%7D").body == answer)
    }

    @Test func `those that no limit lets through are known, with what they cost where variables have their defaults`()
        throws
    {
        let application = Counter()
        var limits = GraphQLLimits()
        limits.cost = 1
        let documents = try TrustedDocuments(
            DocumentManifest(
                Array(#"{"dear":"{ a: sum { value } b: sum { value } }","cheap":"{ hello }"}"#.utf8)),
            schema: application.schema, resolvers: application.resolvers, scalars: [:], limits: limits)
        #expect(documents.unaffordable.map(\.id) == ["dear"])
    }

    @Test func `nothing else runs where only they may`() throws {
        let server = try server(#"{"1":"{ hello }"}"#, only: true)
        #expect(try post(server, #"{"documentId":"1"}"#).body == #"{"data":{"hello":"Hello, world!"}}"#)
        #expect(try post(server, #"{"query":"{ hello }"}"#).body == #"{"data":{"hello":"Hello, world!"}}"#)
        let refusal =
            #"{"errors":[{"message":"Only trusted documents are executed here.","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}"#
        for other in ["{ total }", "{hello}", "{ __schema { queryType { name } } }", "{"] {
            let answer = try post(server, #"{"query":"\#(other)"}"#)
            #expect(answer.status == 400)
            #expect(answer.body == refusal)
        }
        let hash = DocumentHash(of: Array("{ total }".utf8))
        #expect(try post(server, #"{"query":"{ total }","documentId":"sha256:\#(hash)"}"#).body == refusal)
        #expect(try post(server, #"{"documentId":"sha256:\#(hash)"}"#).body.contains("PersistedQueryNotFound"))
        #expect(
            try server.send(
                "POST", "/graphql/validate", graphQL.merging(["Accept": "*/*"]) { $1 }, body: #"{"query":"{ total }"}"#
            )
            .body.contains("Only trusted documents are executed here."))
    }

    @Test func `beside them others run, where that is not forbidden`() throws {
        #expect(try post(try server(#"{"1":"{ hello }"}"#), #"{"query":"{ total }"}"#).body == #"{"data":{"total":0}}"#)
    }

    @Test func `a plan is made at start for all that conditions can be`() throws {
        let document = "query A($a: Boolean!, $b: Boolean!) { hello @include(if: $a) total @skip(if: $b) }"
        let trusted = try trusted(#"{"1":"\#(document) query B { hello }"}"#)
        #expect(trusted.documents[.custom("1")]?.plans.count == 5)
        let server = try server(#"{"1":"\#(document)"}"#)
        #expect(
            try post(server, #"{"documentId":"1","variables":{"a":true,"b":true}}"#).body
                == #"{"data":{"hello":"Hello, world!"}}"#)
        #expect(
            try post(server, #"{"documentId":"1","operationName":"A","variables":{"a":false,"b":false}}"#).body
                == #"{"data":{"total":0}}"#)
    }

    @Test(arguments: [
        ("{", "Invalid JSON at byte 1: the text ends too early."),
        ("[]", "it is neither a JSON object of documents by their identifiers nor Apollo's persisted query manifest"),
        (
            #"{"1":7}"#,
            "it is neither a JSON object of documents by their identifiers nor Apollo's persisted query manifest"
        ),
        (#"{"1":"{ hello }","1":"{ total }"}"#, "it has two documents with the identifier '1'"),
        (
            #"{"sha256:0000":"{ hello }"}"#, "'sha256:0000' is not the SHA-256 of its document"
        ),
        (
            #"{"a":"{ hello }","b":"{\n  helo }"}"#,
            "the document 'b' cannot be executed: Cannot query field \"helo\" on type \"Query\". Did you mean \"hello\"? (line 2, column 3)"
        ),
        (
            #"{"a":"{ "}"#,
            "the document 'a' cannot be executed: Expected a selection, found <EOF>. (line 1, column 3)"
        ),
    ])
    func `a manifest that cannot be served is refused with the reason`(manifest: String, reason: String) throws {
        let fault = #expect(throws: DocumentManifest.Fault.self) { try trusted(manifest) }
        #expect(fault?.description == reason)
    }
}
