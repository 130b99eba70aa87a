import GraphQLOverHTTP
import LoopbackHTTP
import Testing

/// `{ hello }`, and its SHA-256.
private let document = "{ hello }"
private let hash = "001c3174e099bd72b729d0c0a529ba9f5a740c446e2a6e1d71b283cb84ec3065"

@Suite("Automatic persisted queries")
struct PersistedDocumentTests {
    private let graphQL = ["Content-Type": "application/json", "Accept": "application/graphql-response+json"]
    private let notFound =
        #"{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}"#
    private let hello = #"{"data":{"hello":"Hello, world!"}}"#

    private func extensions(_ hash: String) -> String {
        #""extensions":{"persistedQuery":{"version":1,"sha256Hash":"\#(hash)"}}"#
    }

    private func post(_ server: TestServer, _ body: String) throws -> HTTPAnswer {
        try server.send("POST", "/graphql", graphQL, body: body)
    }

    @Test func `a hash that nobody has sent with its document is told so`() throws {
        let server = try TestServer()
        let answer = try post(server, "{\(extensions(hash))}")
        #expect(answer.status == 400)
        #expect(answer.body == notFound)
        let older = try server.send(
            "POST", "/graphql", ["Content-Type": "application/json"], body: "{\(extensions(hash))}")
        #expect(older.status == 200)
        #expect(older.body == notFound)
    }

    @Test func `once sent with its document the hash is enough, on every worker`() throws {
        let server = try TestServer()
        #expect(try post(server, #"{"query":"\#(document)",\#(extensions(hash))}"#).body == hello)
        for _ in 0..<8 { #expect(try post(server, "{\(extensions(hash))}").body == hello) }
        #expect(try post(server, #"{"documentId":"sha256:\#(hash)"}"#).body == hello)
        let target =
            "/graphql?extensions=%7B%22persistedQuery%22%3A%7B%22version%22%3A1%2C%22sha256Hash%22%3A%22\(hash)%22%7D%7D"
        #expect(try server.send("GET", target).body == hello)
        #expect(try server.send("GET", "/graphql?documentId=sha256:\(hash)").body == hello)
    }

    @Test func `a document can be sent with its identifier, too`() throws {
        let server = try TestServer()
        #expect(try post(server, #"{"query":"\#(document)","documentId":"sha256:\#(hash)"}"#).body == hello)
        #expect(try post(server, #"{"documentId":"sha256:\#(hash)"}"#).body == hello)
    }

    @Test func `a hash of another document is refused, and nothing is kept`() throws {
        let server = try TestServer()
        let answer = try post(server, #"{"query":"{ total }",\#(extensions(hash))}"#)
        #expect(answer.status == 400)
        #expect(
            answer.body
                == #"{"errors":[{"message":"The hash is not that of the document.","extensions":{"code":"BAD_USER_INPUT"}}]}"#
        )
        #expect(try post(server, "{\(extensions(hash))}").body == notFound)
    }

    @Test func `a document that is not valid is not kept`() throws {
        let server = try TestServer()
        let invalid = "919c0b7aa452b0b2fb42688461501bb8b0c3ef3b9d05ce7b9afd4f28bbe96ceb"
        #expect(
            try post(server, #"{"query":"{ nothing }",\#(extensions(invalid))}"#).body.contains(
                "GRAPHQL_VALIDATION_FAILED"))
        #expect(try post(server, "{\(extensions(invalid))}").body == notFound)
    }

    @Test(arguments: [
        #"{"persistedQuery":7}"#, #"{"persistedQuery":{"version":2,"sha256Hash":"\#(hash)"}}"#,
        #"{"persistedQuery":{"version":1}}"#, #"{"persistedQuery":{"version":1,"sha256Hash":7}}"#,
    ])
    func `another form of the extension is refused`(extensions: String) throws {
        let answer = try post(try TestServer(), #"{"extensions":\#(extensions)}"#)
        #expect(answer.status == 400)
        #expect(
            answer.body
                == #"{"errors":[{"message":"extensions.persistedQuery must be an object with \"version\": 1 and the string \"sha256Hash\".","extensions":{"code":"BAD_USER_INPUT"}}]}"#
        )
    }

    @Test(arguments: ["", "sha256:", "sha256:abc", "sha256:\(hash.uppercased())", "other", "x-mine:other", "\\u0000"])
    func `an identifier that is nobody's is not found`(identifier: String) throws {
        let answer = try post(try TestServer(), #"{"documentId":"\#(identifier)"}"#)
        #expect(answer.status == 400)
        #expect(answer.body == notFound)
    }

    @Test(arguments: ["7", "false", "[]", "{}"])
    func `an identifier that is no text is refused`(value: String) throws {
        let answer = try post(try TestServer(), #"{"documentId":\#(value)}"#)
        #expect(answer.status == 400)
        #expect(answer.body.contains(#"The parameter \"documentId\" must be a string or null."#))
    }

    @Test func `a mutation by its hash needs POST like any other`() throws {
        let server = try TestServer()
        let mutation = "df037161c61f199feaa46fd5cef74fb7c90016aa1435999930e9b8699dfe641b"
        #expect(try post(server, #"{"query":"mutation { reset }",\#(extensions(mutation))}"#).status == 200)
        let answer = try server.send("GET", "/graphql?documentId=sha256:\(mutation)")
        #expect(answer.status == 405)
        #expect(answer["Allow"] == "POST")
    }

    @Test func `what is kept is bounded, and what is used stays`() throws {
        var limits = GraphQLLimits()
        limits.persistedDocuments = 4096
        let server = try TestServer(limits: limits)
        #expect(try post(server, #"{"query":"\#(document)",\#(extensions(hash))}"#).body == hello)
        for (text, other) in others {
            #expect(try post(server, #"{"query":"\#(text)",\#(extensions(other))}"#).status == 200)
            #expect(try post(server, "{\(extensions(hash))}").body == hello)
        }
        let kept = try others.filter { try post(server, "{\(extensions($0.hash))}").body != notFound }
        #expect(!kept.isEmpty)
        #expect(kept.count < others.count)
    }

    private let others: [(text: String, hash: String)] = [
        ("query Q0 { total }", "fa7b3335418954576028aeeccc3952cce9afb971cada594793c9c7b9299bf13b"),
        ("query Q1 { total }", "6017832d8846738b83c0bfd3c22ff92d4296f1975a8185bffdb6caee7806c79d"),
        ("query Q2 { total }", "3ef86386c24486b59b5fc588a5421409596d81a2f183b7e67acd64d65000aaf5"),
        ("query Q3 { total }", "2b089dd8686c50d5fcb6d8e9e1d14554f2b71a3234d3520b6ef3c05f5ac2769e"),
        ("query Q4 { total }", "07fabbb38fcf2e20691879f3397e4c9493b0550430552be77ff4432e557c98c3"),
        ("query Q5 { total }", "2194a0a4f1d51166002cd0f40581b846db4e8f36f8a846667f19983b2c3705f3"),
        ("query Q6 { total }", "e3a1f9639495bd9c81c06b23ed5ac52ad9bedd5c8d1bc045f72234b5c62df049"),
        ("query Q7 { total }", "b20aadc960be46070be42711772489e3e213f813f4609361242ac8aaa425275d"),
        ("query Q8 { total }", "57e0961f04d182879c09d54e732ef15ee927236dd5bd85698c30dd53303164ac"),
        ("query Q9 { total }", "c86021ed40a9e60ca377b2d45f6651b3d204bb94ecb77252ecd06b09ab45566e"),
        ("query Q10 { total }", "7a2123c6f664660a4bf66bf11a636e03e3f648c855218d584e4e228db90f0199"),
        ("query Q11 { total }", "94dd185840c03abcbc394bc51a3dbb0c7ca310deca53acd8dd88123bff9b7c0c"),
        ("query Q12 { total }", "6d1337490e2f04847aaa4e32cb26f47ffa6299a2bbc114550069396ddf46affc"),
        ("query Q13 { total }", "b954ef2b395fd8d7c6c7cd1cc40f35805ef89e1f7df97f384bca000a9b2390c4"),
        ("query Q14 { total }", "1714624ae15f80c29a83d524ffdadaff4417ede6b967d98c0839f2dd8b3061c0"),
        ("query Q15 { total }", "597613fbc5563baf1eff9951257eefb19cb951e7a800eeecb839b632cc6c1678"),
        ("query Q16 { total }", "c6ab934a6ad80a0eb6f6b5b5e81ff06697baf268805cfdcc6bc67ef22bca18af"),
        ("query Q17 { total }", "efebe525802f72d8f34a7aedd9d87b7b3f863ef7d143dbafac4ed1e1f923a1ef"),
        ("query Q18 { total }", "0d5dc88d86446157b48e39477afc8dc6c2dd2ffca772f0bd11ac2aeddf25933d"),
        ("query Q19 { total }", "8c5baf2c9c8258f2ee6783038cc776b80086e92dccac2d91c2bf5f56bc5a3017"),
    ]
}
