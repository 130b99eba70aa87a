import Foundation
import GraphQLExecution
import GraphQLOverHTTP
import GraphQLSchema
import HTTPServer
import LoopbackHTTP
import Testing

@testable import rapport

/// A server with every route, over a schema without data.
private final class Routes {
    let health: Health
    private let server: Server

    init(canWrite: Bool = true) throws {
        health = Health(canWrite: { canWrite })
        let site = Site(schema: { "type Query { __typename: String }" }, health: health)
        server = try Server(
            host: "127.0.0.1", port: 0, workers: 2,
            handlers: Router.Factory(site: site, downloads: .none, EmptyApplication()))
        try server.start()
    }

    deinit { server.shutdown(grace: .seconds(1)) }

    func send(
        _ method: String, _ target: String, _ fields: [String: String] = [:], body: String = ""
    ) throws -> HTTPAnswer {
        try HTTPClient(port: server.port).send(method, target, fields, body: body)
    }
}

extension Downloads {
    fileprivate static let none = Downloads(
        fetch: { $1(.success(nil)) }, describe: { $1(.success(nil)) }, report: { _, _ in })
}

private struct EmptyApplication: GraphQLApplication {
    let schema = try! Schema.build(sdl: "type Query { nothing: Int }")
    let resolvers = ResolverTable()
    let scalars: ScalarCoercions = [:]
    let limits = GraphQLLimits()
    let documents = KnownDocuments(persisted: PersistedDocuments(maximumBytes: 1 << 20))
    let bell = EventBell()

    func makeSession() throws -> any GraphQLSession { EmptySession() }
}

private final class EmptySession: GraphQLSession {
    private final class Context: ExecutionContext {}

    func authenticate(_ token: UnsafeRawBufferPointer) throws -> Authentication { .invalid }
    func makeContext(for client: Client, within time: TimeAllowance) throws -> any ExecutionContext {
        Context()
    }
    func finish(_ context: any ExecutionContext) {}
    func run(_ work: any DeferredWork, completion: @escaping @Sendable (WorkResult) -> Void) {}
}

@Suite("Routes")
struct RoutesTests {
    @Test func `the playground is at the root`() throws {
        let answer = try Routes().send("GET", "/")
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == "text/html; charset=utf-8")
        #expect(answer.body.contains("<title>Rapport playground</title>"))
    }

    @Test func `the playground names all that its first screen needs, so that it is fetched at once`() throws {
        let routes = try Routes()
        let links = try #require(routes.send("GET", "/")["Link"]).split(separator: ", ")
        #expect(links.contains("</playground/style.css>; rel=preload; as=style"))
        // They come behind what the first frame needs.
        let preloads = links.filter { $0.hasSuffix("; rel=modulepreload; fetchpriority=low") }
        let modules = preloads.map { $0.dropFirst().prefix { $0 != ">" } }
        #expect(modules.first == "/playground/page/main.js")
        #expect(Set(modules).count == modules.count)
        for module in modules {
            let answer = try routes.send("GET", String(module))
            #expect(answer.status == 200)
            for imported in answer.body.matches(of: /(?m)^import .*? from "(.+?)"/) {
                let base = URL(string: "http://localhost\(module)")
                let path = try #require(URL(string: String(imported.1), relativeTo: base)).path()
                #expect(modules.contains { $0 == path }, "\(module) imports \(path)")
            }
        }
    }

    @Test func `the playground runs nothing but its own files`() throws {
        let answer = try Routes().send("GET", "/")
        #expect(
            answer["Content-Security-Policy"]
                == "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                + "require-trusted-types-for 'script'; trusted-types 'none'")
        #expect(answer["X-Content-Type-Options"] == "nosniff")
        #expect(answer["X-Frame-Options"] == "DENY")
        #expect(answer["Referrer-Policy"] == "no-referrer")
        #expect(!answer.body.contains("<script>"))
        #expect(!answer.body.contains("style="))
        #expect(!answer.body.contains("onclick"))
    }

    @Test(arguments: [
        ("/playground/page/main.js", "text/javascript; charset=utf-8"),
        ("/playground/style.css", "text/css; charset=utf-8"), ("/playground/server.json", "application/json"),
        ("/playground/icon.svg", "image/svg+xml"), ("/schema.graphql", "text/plain; charset=utf-8"),
    ])
    func `files have their types`(path: String, type: String) throws {
        let answer = try Routes().send("GET", path)
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == type)
        #expect(!answer.body.isEmpty)
    }

    @Test func `a file that the browser has is not sent again`() throws {
        let routes = try Routes()
        let tag = try routes.send("GET", "/playground/page/main.js")["ETag"]
        let again = try routes.send("GET", "/playground/page/main.js", ["If-None-Match": "\"other\", \(tag ?? "")"])
        #expect(again.status == 304)
        #expect(again.body == "")
        #expect(try routes.send("GET", "/playground/page/main.js", ["If-None-Match": "\"other\""]).status == 200)
    }

    @Test func `HEAD has the head of GET`() throws {
        let routes = try Routes()
        let length = try routes.send("GET", "/")["Content-Length"]
        let answer = try routes.send("HEAD", "/")
        #expect(answer.status == 200)
        #expect(answer["Content-Length"] == length)
    }

    @Test func `the API is at /graphql`() throws {
        let answer = try Routes().send(
            "POST", "/graphql", ["Content-Type": "application/json"], body: #"{"query":"{ __typename }"}"#)
        #expect(answer.status == 200)
        #expect(answer.body == #"{"data":{"__typename":"Query"}}"#)
        #expect(answer["Cache-Control"] == "no-store")
    }

    @Test(arguments: [
        "/nothing", "/graphql/", "/playground/", "/playground/../app.js", "/playground/index.html", "/%2e", "/exports",
    ])
    func `elsewhere there is nothing`(path: String) throws {
        let answer = try Routes().send("GET", path)
        #expect(answer.status == 404)
        #expect(answer["Content-Type"] == "application/json; charset=utf-8")
        #expect(
            answer.body == #"{"errors":[{"message":"There is nothing at this path; the API is at /graphql."}]}"#)
    }

    @Test(arguments: ["POST", "PUT", "DELETE"])
    func `pages can only be read`(method: String) throws {
        let answer = try Routes().send(method, "/schema.graphql")
        #expect(answer.status == 405)
        #expect(answer["Allow"] == "GET, HEAD, OPTIONS")
    }

    @Test(arguments: ["/", "/graphql", "/nothing"])
    func `a method that nobody knows is answered with 501`(path: String) throws {
        let answer = try Routes().send("BREW", path)
        #expect(answer.status == 501)
        #expect(answer.body == #"{"errors":[{"message":"There is no such method here."}]}"#)
        #expect(try Routes().send("get", path).status == 501)
    }

    @Test func `OPTIONS says what is allowed`() throws {
        let routes = try Routes()
        #expect(try routes.send("OPTIONS", "/")["Allow"] == "GET, HEAD, OPTIONS")
        #expect(try routes.send("OPTIONS", "/graphql")["Allow"] == "GET, HEAD, POST, OPTIONS")
        let server = try routes.send("OPTIONS", "*")
        #expect(server.status == 204)
        #expect(server["Allow"] == "GET, HEAD, POST, OPTIONS")
    }

    @Test func `the server is no proxy`() throws {
        #expect(try Routes().send("CONNECT", "example.com:443").status == 501)
    }

    @Test func `a server that is about to end is alive and not ready`() throws {
        let routes = try Routes()
        for path in ["/health", "/health/live", "/health/ready"] {
            let answer = try routes.send("GET", path)
            #expect(answer.status == 200)
            #expect(answer.body == #"{"status":"ok"}"#)
        }
        routes.health.drain()
        #expect(try routes.send("GET", "/health").status == 200)
        #expect(try routes.send("GET", "/health/live").status == 200)
        let answer = try routes.send("GET", "/health/ready")
        #expect(answer.status == 503)
        #expect(answer.body == #"{"status":"draining"}"#)
    }

    @Test func `a server whose disk is full is alive and not ready`() throws {
        let routes = try Routes(canWrite: false)
        #expect(try routes.send("GET", "/health/live").status == 200)
        let answer = try routes.send("GET", "/health/ready")
        #expect(answer.status == 503)
        #expect(answer.body == #"{"status":"the database cannot be written"}"#)
    }
}
