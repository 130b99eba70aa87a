import GraphQLOverHTTP
import HTTPServer

/// A server with two workers on a free port of the loopback address.
final class TestServer {
    let application: Counter
    private let server: Server

    init(limits: GraphQLLimits = GraphQLLimits()) throws {
        application = Counter(limits: limits)
        server = try Server(host: "127.0.0.1", port: 0, workers: 2, handlers: Endpoints(application: application))
        try server.start()
    }

    deinit { server.shutdown(grace: .seconds(1)) }

    private struct Endpoints: RequestHandlerFactory {
        let application: Counter
        func makeHandler() throws -> any RequestHandler { GraphQLEndpoint(try GraphQLService(application)) }
    }

    func connect() throws -> TestClient { try TestClient(port: server.port, of: self) }

    /// One request on a connection of its own.
    func send(
        _ method: String = "POST", _ target: String = "/graphql", _ fields: [String: String] = [:], body: String = ""
    ) throws -> Answer {
        try connect().send(method, target, fields, body: body)
    }

    /// A document as clients send it.
    func run(
        _ query: String, token: String? = nil, accept: String = "application/graphql-response+json",
        variables: String = "null"
    ) throws -> Answer {
        var fields = ["Content-Type": "application/json", "Accept": accept]
        if let token { fields["Authorization"] = "Bearer \(token)" }
        return try send(fields, query: query, variables: variables)
    }

    private func send(_ fields: [String: String], query: String, variables: String) throws -> Answer {
        let text = query.replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return try send("POST", "/graphql", fields, body: "{\"query\":\"\(text)\",\"variables\":\(variables)}")
    }
}
