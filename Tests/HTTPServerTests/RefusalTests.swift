import Testing

@testable import HTTPServer

@Suite("What the server refuses")
struct RefusalTests {
    /// The request, and the status line and the body of its answer. Each closes the connection.
    static let refused: [(String, String, String)] = [
        ("GET /\r\n\r\n", "400 Bad Request", "The request line is not that of an HTTP/1.1 request."),
        ("GET / HTTP/1.1\r\n\r\n", "400 Bad Request", "An HTTP/1.1 request needs a Host."),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "400 Bad Request", "Content-Length and Transfer-Encoding exclude each other."
        ),
        (
            "POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n", "413 Content Too Large",
            "The request's body is too large."
        ),
        (
            "POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n5\r\n",
            "413 Content Too Large", "The request's body is too large."
        ),
        (
            "GET /\(String(repeating: "x", count: 9000)) HTTP/1.1\r\n", "414 URI Too Long",
            "The request line is too long."
        ),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nExpect: wonders\r\n\r\n", "417 Expectation Failed",
            "The only expectation understood here is 100-continue."
        ),
        (
            "GET / HTTP/1.1\r\nX: \(String(repeating: "x", count: 17000))\r\n",
            "431 Request Header Fields Too Large", "The request's head is too large."
        ),
        (
            "GET / HTTP/1.1\r\n" + String(repeating: "X: y\r\n", count: 101),
            "431 Request Header Fields Too Large", "The request has too many header fields."
        ),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", "501 Not Implemented",
            "The only transfer coding understood here is chunked."
        ),
        (
            "GET / HTTP/3.0\r\nHost: a\r\n\r\n", "505 HTTP Version Not Supported",
            "Only HTTP/1.1 and HTTP/1.0 are spoken here."
        ),
    ]

    @Test(arguments: refused)
    func `a refused request is answered, and the connection closed`(
        request: String, status: String, message: String
    ) throws {
        #expect(try TestServer().exchange(request) == refusal(status, message))
    }

    private func refusal(_ status: String, _ message: String, _ field: String = "") -> String {
        "HTTP/1.1 \(status)\r\nDate: *\r\nContent-Type: text/plain; charset=utf-8\r\n\(field)"
            + "Content-Length: \(message.utf8.count + 1)\r\nConnection: close\r\n\r\n\(message)\n"
    }

    @Test func `what was pipelined before a bad request is answered first`() throws {
        let text = try TestServer().exchange("GET /x HTTP/1.1\r\nHost: a\r\n\r\nGET\r\n\r\n")
        #expect(
            text == answer("/x")
                + refusal("400 Bad Request", "The request line is not that of an HTTP/1.1 request."))
    }

    @Test func `a client that goes on sending a refused body still gets to read why`() throws {
        let client = try TestServer().connect()
        try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 8388608\r\n\r\n")
        try client.send([UInt8](repeating: 0, count: 8 << 20))
        #expect(try client.readToEnd() == refusal("413 Content Too Large", "The request's body is too large."))
    }

    @Test func `a handler's refusal keeps the connection if there is no body left to come`() throws {
        let client = try TestServer().connect()
        try client.send("GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n")
        let notFound = "HTTP/1.1 404 Not Found\r\nDate: *\r\nContent-Length: 0\r\n\r\n"
        #expect(try client.readAnswer() == notFound)
        try client.send("POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")
        #expect(try client.readAnswer() == notFound)
        try client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.readAnswer() == answer("/x"))
    }

    @Test func `a handler's refusal does not wait for the body`() throws {
        let text = try TestServer().exchange("POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n")
        #expect(text == "HTTP/1.1 404 Not Found\r\nDate: *\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    }

    @Test func `a coded body is told apart from a plain one`() throws {
        let client = try TestServer().connect()
        try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx")
        #expect(
            try client.readAnswer() == "HTTP/1.1 415 Unsupported Media Type\r\nDate: *\r\nContent-Length: 0\r\n\r\n")
    }

    @Test func `a head that does not arrive in time is answered with 408`() throws {
        var limits = ServerLimits()
        limits.head = .milliseconds(20)
        let text = try TestServer(limits: limits).exchange("GET / HTTP/1.1\r\n")
        #expect(text == refusal("408 Request Timeout", "The request's head did not arrive in time."))
    }

    @Test func `a body that does not arrive in time is answered with 408`() throws {
        var limits = ServerLimits()
        limits.body = .milliseconds(20)
        let text = try TestServer(limits: limits).exchange(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nab")
        #expect(text == refusal("408 Request Timeout", "The request's body did not arrive in time."))
    }

    @Test func `a silent connection is closed without a word`() throws {
        var limits = ServerLimits()
        limits.idle = .milliseconds(20)
        let server = try TestServer(limits: limits)
        #expect(try server.exchange("") == "")
        #expect(try server.exchange("GET /x HTTP/1.1\r\nHost: a\r\n\r\n") == answer("/x"))
    }

    @Test func `a client that does not take its answer is cut off`() throws {
        var limits = ServerLimits()
        limits.unsentAnswer = .milliseconds(20)
        let server = try TestServer(limits: limits)
        let client = try server.connect()
        // More answers than the buffers of both sockets hold.
        try client.send(String(repeating: "GET /large HTTP/1.1\r\nHost: a\r\n\r\n", count: 8))
        let other = try server.connect()
        repeat {
            try other.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try other.readAnswer()
        } while server.server.openConnections > 1
    }

    @Test func `a parked request that is not answered in time is answered with 503`() throws {
        var limits = ServerLimits()
        limits.parked = .milliseconds(20)
        let server = try TestServer(limits: limits)
        #expect(
            try server.exchange("GET /park HTTP/1.1\r\nHost: a\r\n\r\n")
                == refusal("503 Service Unavailable", "The answer was not ready in time."))
        #expect(try server.abandoned.take() == "/park")
    }

    @Test func `connections over the limit are told so`() throws {
        var limits = ServerLimits()
        limits.connections = 2
        let server = try TestServer(limits: limits)
        let tooMany = refusal(
            "503 Service Unavailable", "Too many connections; try again shortly.", "Retry-After: 1\r\n")
        var clients = [try server.connect(), try server.connect()]
        for client in clients {
            try client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try client.readAnswer() == answer("/x"))
        }
        #expect(try server.exchange("") == tooMany)
        clients.removeAll()
        // The server learns of it when it does.
        while try server.exchange("GET /x HTTP/1.0\r\n\r\n") == tooMany {}
    }

    @Test func `connections of one address over its share are told so`() throws {
        var limits = ServerLimits()
        limits.connectionsPerAddress = 1
        limits.exemptsLoopback = false
        let server = try TestServer(limits: limits)
        let client = try server.connect()
        try client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.readAnswer() == answer("/x"))
        #expect(try server.exchange("").hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
        limits.proxies.ranges = [AddressRange("127.0.0.1")!]
        let lenient = try TestServer(limits: limits)
        let clients = [try lenient.connect(), try lenient.connect()]
        for client in clients {
            try client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try client.readAnswer() == answer("/x"))
        }
    }
}
