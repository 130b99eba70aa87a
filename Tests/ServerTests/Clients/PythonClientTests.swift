import Foundation
import LoopbackHTTP
import Testing

/// The real program, asked by the clients of `Tests/Clients`, which hold the answers against what they expect.
@Suite(
    "Python clients",
    .enabled(
        if: Python.finds("ariadne_codegen", "gql", "httpx"),
        "python3 with ariadne-codegen and gql is missing: scripts/install-test-tools"))
struct PythonClientTests {
    private let program: Program
    private let server: String
    private let client: HTTPClient

    init() throws {
        program = try Program(["serve", "--port", "0", "--demo"])
        client = try HTTPClient(port: program.port())
        server = "http://127.0.0.1:\(client.port)"
    }

    private func run(_ arguments: [String]) throws -> Python.Answer {
        try Python.run(arguments, in: program.folder.url, environment: ["RAPPORT_URL": server + "/graphql"])
    }

    @Test func `a client that is generated of the schema and real operations does what a frontend does`() throws {
        try program.folder.write(client.send("GET", "/schema.graphql").body, to: "schema.graphql")
        try FileManager.default.createSymbolicLink(
            at: program.folder.url.appending(path: "operations"),
            withDestinationURL: ClientFiles.folder.appending(path: "operations"))
        let generator = try run(["-m", "ariadne_codegen", "--config", ClientFiles.path("pyproject.toml")])
        try #require(generator.status == 0, "\(generator.output)")
        let answer = try run([ClientFiles.path("typed_client.py")])
        #expect(answer.status == 0, "\(answer.output)")
    }

    @Test func `a client that knows only the address fetches the schema and asks by it`() throws {
        let answer = try run([ClientFiles.path("introspecting_client.py")])
        #expect(answer.status == 0, "\(answer.output)")
    }
}
