import LoopbackHTTP
import Testing

@Suite("Trusted documents of the program")
struct TrustedDocumentsTests {
    private let fields = ["Content-Type": "application/json"]

    @Test func `only what is in the manifest is executed`() throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"version":"{ apiVersion }"}"#, to: "documents.json")
        let program = try Program(
            ["serve", "--port", "0", "--trusted-documents", "documents.json", "--only-trusted-documents"], in: folder)
        let client = try HTTPClient(port: program.port())
        #expect(
            try client.send("POST", "/graphql", fields, body: #"{"documentId":"version"}"#).body
                .hasPrefix(#"{"data":{"apiVersion":"#))
        #expect(
            try client.send("POST", "/graphql", fields, body: #"{"query":"{ __typename }"}"#).body
                == #"{"errors":[{"message":"Only trusted documents are executed here.","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}"#
        )
    }

    @Test(arguments: [
        (
            #"{"a":"{ contacts { nodes { nam } } }"}"#,
            "the document 'a' cannot be executed: Cannot query field \"nam\" on type \"Contact\". Did you mean \"name\"? (line 1, column 22)"
        ),
        ("[]", "it is neither a JSON object of documents by their identifiers nor Apollo's persisted query manifest"),
    ])
    func `a manifest that cannot be served is one line and status 2`(manifest: String, reason: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(manifest, to: "documents.json")
        let program = try Program(["serve", "--port", "0", "--trusted-documents", "documents.json"], in: folder)
        #expect(program.status() == 2)
        #expect(
            program.errorText().hasSuffix(
                "rapport: the trusted documents documents.json cannot be used: \(reason)\n"))
    }

    @Test func `a document that the limits never let through is named at the start`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            #"{"dear":"{ contacts(first: 100) { nodes { interactions(first: 100) { nodes { id } } } } }"}"#,
            to: "documents.json")
        let program = try Program(
            ["serve", "--port", "0", "--trusted-documents", "documents.json", "--max-cost", "1000"], in: folder)
        _ = try program.port()
        program.terminate()
        #expect(program.status() == 0)
        #expect(
            program.errorText().contains(
                "the trusted document 'dear' can return 10201 objects, and the limit is 1000: it is never executed"))
    }

    @Test func `a manifest that is not there is one line and status 2`() throws {
        let program = try Program(["serve", "--port", "0", "--trusted-documents", "none.json"])
        #expect(program.status() == 2)
        #expect(
            program.errorText().hasSuffix(
                "rapport: the trusted documents none.json cannot be used: No such file or directory\n"))
    }
}
