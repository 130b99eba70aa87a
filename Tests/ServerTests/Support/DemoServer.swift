import JSON
import LoopbackHTTP
import Testing

/// The program with the demo, and a client that has signed in to its account.
struct DemoServer {
    let client: HTTPClient
    private let program: Program
    private let token: String

    /// - Parameter flags: Besides those that make it the demo.
    init(_ flags: [String] = []) throws {
        program = try Program(["serve", "--port", "0", "--demo"] + flags)
        client = try HTTPClient(port: program.port())
        let answer = try DemoServer.post(
            [
                "query": """
                mutation { signIn(input: {email: "demo@example.com", password: "rapport-demo"}) {
                    session { accessToken } } }
                """
            ], [:], on: client)
        token = try #require(answer["data"]?["signIn"]?["session"]?["accessToken"]?.stringValue)
    }

    /// The response to a request of the account's.
    func run(_ query: String, variables: JSONValue = [:], extensions: JSONValue = [:]) throws -> JSONValue {
        try DemoServer.post(
            ["query": .string(query), "variables": variables, "extensions": extensions],
            ["Authorization": "Bearer \(token)"], on: client)
    }

    private static func post(
        _ body: JSONValue, _ fields: [String: String], on client: HTTPClient
    ) throws -> JSONValue {
        let fields = fields.merging(["Content-Type": "application/json"]) { $1 }
        return try JSONParser.parse(client.send("POST", "/graphql", fields, body: body.text).body)
    }
}
