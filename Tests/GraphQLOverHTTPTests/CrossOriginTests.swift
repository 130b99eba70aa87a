import GraphQLOverHTTP
import Testing

@Suite("Pages of other origins")
struct CrossOriginTests {
    private let preflight = [
        "Origin": "https://app.example.com", "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    ]
    private let body = #"{"query":"{ hello }"}"#

    private func server() throws -> TestServer {
        try TestServer(
            Counter(), crossOrigin: CrossOriginPolicy(origins: ["https://app.example.com", "http://localhost:5173"]))
    }

    @Test func `none may use the API by default`() throws {
        let server = try TestServer()
        let answer = try server.send("OPTIONS", "/graphql", preflight)
        #expect(answer.status == 204)
        #expect(answer["Access-Control-Allow-Origin"] == nil)
        #expect(answer["Access-Control-Allow-Methods"] == nil)
        let post = try server.send(
            "POST", "/graphql", ["Origin": "https://app.example.com", "Content-Type": "application/json"], body: body)
        #expect(post["Access-Control-Allow-Origin"] == nil)
        #expect(post["Vary"] == nil)
    }

    @Test(arguments: ["/graphql", "/graphql/validate"])
    func `a listed origin may ask before, and may read the answer`(path: String) throws {
        let server = try server()
        let answer = try server.send("OPTIONS", path, preflight)
        #expect(answer.status == 204)
        #expect(answer["Access-Control-Allow-Origin"] == "https://app.example.com")
        #expect(answer["Access-Control-Allow-Methods"]?.contains("POST") == true)
        #expect(
            answer["Access-Control-Allow-Headers"] == "Accept, Authorization, Content-Type, Traceparent, X-Request-Id")
        #expect(answer["Access-Control-Max-Age"] == "7200")
        #expect(answer["Vary"] == "Origin")
        let post = try server.send(
            "POST", path, ["Origin": "http://localhost:5173", "Content-Type": "application/json"], body: body)
        #expect(post.status == 200)
        #expect(post["Access-Control-Allow-Origin"] == "http://localhost:5173")
        #expect(post["Access-Control-Expose-Headers"] == "Retry-After, WWW-Authenticate, X-Request-Id")
        #expect(post["Vary"] == "Origin")
        #expect(post["Access-Control-Allow-Credentials"] == nil)
    }

    @Test func `pages of other origins open no WebSockets`() throws {
        let server = try TestServer(
            Counter(),
            crossOrigin: CrossOriginPolicy(
                origins: ["https://app.example.com"], ownOrigin: "https://rapport.example.com"))
        func status(_ origin: String?, host: String) throws -> Int {
            try SocketClient.handshake(
                server.connect(), token: nil, subprotocol: "graphql-transport-ws", origin: origin, host: host
            ).status
        }
        for (origin, host) in [
            (nil, "a"), ("http://localhost:4000", "localhost:4000"), ("https://a", "A"),
            ("https://app.example.com", "a"), ("https://rapport.example.com", "127.0.0.1:4000"),
        ] as [(String?, String)] {
            #expect(try status(origin, host: host) == 101)
        }
        for (origin, host) in [
            ("https://evil.example", "a"), ("null", "a"), ("http://localhost:4001", "localhost:4000"),
            ("https://app.example.com.evil.example", "a"), ("ftp://a", "a"),
        ] {
            #expect(try status(origin, host: host) == 403)
        }
    }

    @Test func `a page may read errors and what had to wait, too`() throws {
        let server = try server()
        let origin = ["Origin": "https://app.example.com", "Content-Type": "application/json"]
        let refused = try server.send("POST", "/graphql", origin, body: "{")
        #expect(refused.status == 400)
        #expect(refused["Access-Control-Allow-Origin"] == "https://app.example.com")
        let unacceptable = try server.send(
            "POST", "/graphql", origin.merging(["Accept": "text/html"]) { $1 }, body: body)
        #expect(unacceptable.status == 406)
        #expect(unacceptable["Access-Control-Allow-Origin"] == "https://app.example.com")
        let unknown = try server.send(
            "POST", "/graphql", origin.merging(["Authorization": "Bearer nobody"]) { $1 },
            body: String(repeating: " ", count: 70_000))
        #expect(unknown.status == 401)
        #expect(unknown["Access-Control-Allow-Origin"] == "https://app.example.com")
        let large = try server.send("POST", "/graphql", origin, body: String(repeating: " ", count: 70_000))
        #expect(large.status == 413)
        #expect(large["Access-Control-Allow-Origin"] == "https://app.example.com")
        #expect(large["Vary"] == "Origin")
        let written = try server.send(
            "POST", "/graphql", origin.merging(["Authorization": "Bearer token-ann"]) { $1 },
            body: #"{"query":"mutation { add(amount: 1) { added } }"}"#)
        #expect(written.body == #"{"data":{"add":{"added":1}}}"#)
        #expect(written["Access-Control-Allow-Origin"] == "https://app.example.com")
    }

    @Test(arguments: [
        "https://app.example.com.evil.example", "https://evil.example", "http://app.example.com",
        "https://app.example.com:8443", "https://APP.example.com", "null", "https://app.example.com/",
    ])
    func `another origin is not let in, and caches know that it was asked`(origin: String) throws {
        let answer = try server().send(
            "POST", "/graphql", ["Origin": origin, "Content-Type": "application/json"], body: body)
        #expect(answer["Access-Control-Allow-Origin"] == nil)
        #expect(answer["Vary"] == "Origin")
    }

    @Test(arguments: [
        "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "text/plain", "application/graphql",
        "text/plain; application/json", "application/json, text/plain", "application/json; charset=utf-16",
        "application/json; charset=\"latin1\"",
    ])
    func `what a form can send is refused`(type: String) throws {
        let answer = try TestServer().send("POST", "/graphql", ["Content-Type": type], body: body)
        #expect(answer.status == 415)
        #expect(!answer.body.contains("data"))
    }

    @Test func `every answer tells browsers to be careful`() throws {
        let server = try server()
        let fields = ["Content-Type": "application/json"]
        for answer in [
            try server.send("POST", "/graphql", fields, body: body),
            try server.send("POST", "/graphql", fields, body: "{"),
            try server.send("OPTIONS", "/graphql"), try server.send("DELETE", "/graphql"),
            try server.send("POST", "/graphql", ["Content-Length": "x"]),
            try server.send("GET", "/" + String(repeating: "a", count: 20_000)),
        ] {
            #expect(answer["X-Content-Type-Options"] == "nosniff")
            #expect(answer["X-Frame-Options"] == "DENY")
            #expect(answer["Referrer-Policy"] == "no-referrer")
            #expect(answer["Cross-Origin-Opener-Policy"] == "same-origin")
            #expect(answer["Cross-Origin-Resource-Policy"] == "same-origin")
        }
    }
}
