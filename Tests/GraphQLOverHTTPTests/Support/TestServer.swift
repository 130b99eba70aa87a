import Dispatch
import GraphQLOverHTTP
import HTTPServer
import LoopbackHTTP
import Synchronization

/// A server with two workers on a free port of the loopback address.
final class TestServer {
    let application: Counter
    private let server: Server

    convenience init(limits: GraphQLLimits = GraphQLLimits()) throws { try self.init(Counter(limits: limits)) }

    init(
        _ application: Counter, crossOrigin: CrossOriginPolicy = CrossOriginPolicy(),
        http: ServerLimits = ServerLimits()
    ) throws {
        self.application = application
        server = try Server(
            host: "127.0.0.1", port: 0, workers: 2, limits: http,
            handlers: Endpoints(application: application, crossOrigin: crossOrigin))
        try server.start()
    }

    /// Begins to end the server; the outcome is known when it has ended.
    func beginShutdown() -> Outcome {
        let outcome = Outcome()
        DispatchQueue.global().async { [server] in outcome.tell(server.shutdown(grace: .seconds(10))) }
        return outcome
    }

    deinit { server.shutdown(grace: .seconds(1)) }

    private struct Endpoints: RequestHandlerFactory {
        let application: Counter
        let crossOrigin: CrossOriginPolicy

        func makeHandler() throws -> any RequestHandler {
            Paths(GraphQLEndpoint(try GraphQLService(application), crossOrigin: crossOrigin))
        }
    }

    /// `/graphql/validate` is the one path that is not the API.
    private final class Paths: RequestHandler {
        private let endpoint: GraphQLEndpoint

        init(_ endpoint: GraphQLEndpoint) { self.endpoint = endpoint }

        var everyAnswer: StaticString { endpoint.everyAnswer }
        func admit(_ head: borrowing RequestHead) -> Admission { endpoint.admit(head) }
        func response(to refusal: Refusal) -> HTTPResponse { endpoint.response(to: refusal) }
        func response(to refusal: Refusal, of head: borrowing RequestHead) -> HTTPResponse {
            endpoint.response(to: refusal, of: head)
        }

        func handle(_ request: borrowing HTTPRequest, response: ResponseWriter, mailbox: Mailbox) -> Disposition {
            guard request.head.path == "/graphql/validate" else {
                return endpoint.handle(request, response: response, mailbox: mailbox)
            }
            endpoint.validate(request, response: response)
            return .respond
        }

        func resume(
            _ parked: any Sendable, with message: any Sendable, response: ResponseWriter, mailbox: Mailbox
        ) -> Disposition {
            endpoint.resume(parked, with: message, response: response, mailbox: mailbox)
        }

        func proceed(_ state: inout any Sendable, on event: ChannelEvent, writer: ChannelWriter, mailbox: Mailbox) {
            endpoint.proceed(&state, on: event, writer: writer, mailbox: mailbox)
        }
    }

    /// Bytes that have arrived of bodies that are not whole.
    var bodiesInFlight: Int { server.bodiesInFlight }

    func connect() throws -> HTTPClient { try HTTPClient(port: server.port, of: self) }

    /// One request on a connection of its own.
    func send(
        _ method: String = "POST", _ target: String = "/graphql", _ fields: [String: String] = [:], body: String = ""
    ) throws -> HTTPAnswer {
        try connect().send(method, target, fields, body: body)
    }

    /// A document as clients send it.
    func run(
        _ query: String, token: String? = nil, accept: String = "application/graphql-response+json",
        variables: String = "null"
    ) throws -> HTTPAnswer {
        var fields = ["Content-Type": "application/json", "Accept": accept]
        if let token { fields["Authorization"] = "Bearer \(token)" }
        return try send(fields, query: query, variables: variables)
    }

    private func send(_ fields: [String: String], query: String, variables: String) throws -> HTTPAnswer {
        let text = query.replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return try send("POST", "/graphql", fields, body: "{\"query\":\"\(text)\",\"variables\":\(variables)}")
    }
}

/// Whether something that another thread does has been finished.
final class Outcome: Sendable {
    private let value = Mutex(false)
    private let isKnown = DispatchSemaphore(value: 0)

    func tell(_ value: Bool) {
        self.value.withLock { $0 = value }
        isKnown.signal()
    }

    func wait() -> Bool {
        isKnown.wait()
        return value.withLock { $0 }
    }
}
