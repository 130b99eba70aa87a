import Testing

@testable import HTTPServer

/// What the test handler answers to a request for `path`.
func answer(_ path: String, _ connection: String = "") -> String {
    "HTTP/1.1 200 OK\r\nDate: *\r\nContent-Type: text/plain\r\nContent-Length: \(path.utf8.count)\r\n\(connection)\r\n\(path)"
}

@Suite("Server")
struct ServerTests {
    @Test func `a request is answered, and the connection kept for the next`() throws {
        let client = try TestServer().connect()
        try client.send("GET /one HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.readAnswer() == answer("/one"))
        try client.send("GET /two HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.readAnswer() == answer("/two"))
    }

    @Test func `a request may arrive byte by byte`() throws {
        let client = try TestServer().connect()
        for byte in "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc".utf8 { try client.send([byte]) }
        #expect(try client.readAnswer() == answer("abc"))
    }

    @Test func `pipelined requests are answered in order`() throws {
        let server = try TestServer()
        let requests = (1...1000).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined()
        let client = try server.connect()
        try client.send(requests)
        for number in 1...1000 { #expect(try client.readAnswer() == answer("/\(number)")) }
    }

    @Test func `one worker answers all who ask at once, again and again`() throws {
        let server = try TestServer(workers: 1)
        let clients = try (0..<40).map { _ in try server.connect() }
        for round in 0..<20 {
            for (number, client) in clients.enumerated() {
                try client.send("GET /\(round)/\(number) HTTP/1.1\r\nHost: a\r\n\r\n")
            }
            for (number, client) in clients.enumerated() {
                #expect(try client.readAnswer() == answer("/\(round)/\(number)"))
            }
        }
    }

    @Test func `of those who ask one worker at once some may go away`() throws {
        let server = try TestServer(workers: 1)
        let clients = try (0..<40).map { _ in try server.connect() }
        for (number, client) in clients.enumerated() {
            try client.send("GET /\(number) HTTP/1.1\r\nHost: a\r\n\r\n")
            if number.isMultiple(of: 3) { client.reset() }
            if number % 3 == 1 { client.finishSending() }
        }
        for (number, client) in clients.enumerated() where number % 3 == 1 {
            #expect(try client.readToEnd() == answer("/\(number)"))
        }
        for (number, client) in clients.enumerated() where number % 3 == 2 {
            #expect(try client.readAnswer() == answer("/\(number)"))
            try client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try client.readAnswer() == answer("/x"))
        }
    }

    @Test func `a client that asks for it gets its connection closed`() throws {
        let text = try TestServer().exchange("GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(text == answer("/x", "Connection: close\r\n"))
    }

    @Test func `a handler may close the connection`() throws {
        let text = try TestServer().exchange("GET /close HTTP/1.1\r\nHost: a\r\n\r\nGET /x HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(text == answer("/close", "Connection: close\r\n"))
    }

    @Test func `an HTTP 1.0 connection is closed unless the client wants to keep it`() throws {
        let server = try TestServer()
        #expect(try server.exchange("GET /x HTTP/1.0\r\n\r\n") == answer("/x", "Connection: close\r\n"))
        let client = try server.connect()
        try client.send("GET /x HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n")
        #expect(try client.readAnswer() == answer("/x", "Connection: keep-alive\r\n"))
        try client.send("GET /y HTTP/1.0\r\n\r\n")
        #expect(try client.readToEnd() == answer("/y", "Connection: close\r\n"))
    }

    @Test func `a chunked body is read, its trailers dropped`() throws {
        let client = try TestServer().connect()
        try client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
        try client.send("2;x=y\r\nde\r\n0\r\nX: y\r\n\r\n")
        #expect(try client.readAnswer() == answer("abcde"))
    }

    @Test func `HEAD is answered with the length of the body and without the body`() throws {
        let client = try TestServer().connect()
        try client.send("HEAD /abc HTTP/1.1\r\nHost: a\r\n\r\nGET /x HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(
            try client.readAnswer(toHead: true)
                == "HTTP/1.1 200 OK\r\nDate: *\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\n")
        #expect(try client.readAnswer() == answer("/x"))
    }

    @Test func `an answer without content has no length`() throws {
        let client = try TestServer().connect()
        try client.send("GET /empty HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(
            try client.readAnswer() == "HTTP/1.1 204 No Content\r\nDate: *\r\nContent-Type: text/plain\r\n\r\n")
    }

    @Test func `a large answer arrives whole, and the next one after it`() throws {
        let client = try TestServer().connect()
        try client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\nGET /x HTTP/1.1\r\nHost: a\r\n\r\n")
        let head = "HTTP/1.1 200 OK\r\nDate: *\r\nContent-Length: 4194304\r\n\r\n"
        #expect(try client.readAnswer() == head + String(repeating: "x", count: 4 << 20))
        #expect(try client.readAnswer() == answer("/x"))
    }

    @Test func `a client that waits for permission to send its body gets it`() throws {
        let client = try TestServer().connect()
        try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-Continue\r\n\r\n")
        #expect(try client.readAnswer() == "HTTP/1.1 100 Continue\r\n\r\n")
        try client.send("abc")
        #expect(try client.readAnswer() == answer("abc"))
    }

    @Test func `a client whose body is there is not invited to send it`() throws {
        let client = try TestServer().connect()
        try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\nabc")
        #expect(try client.readAnswer() == answer("abc"))
    }

    @Test func `a client that has finished sending gets its answer`() throws {
        let client = try TestServer().connect()
        try client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
        client.finishSending()
        #expect(try client.readToEnd() == answer("/x"))
    }

    @Test func `a handler knows the address of the client`() throws {
        let text = try TestServer().exchange("GET /peer HTTP/1.0\r\n\r\n")
        #expect(text.hasSuffix("\r\n\r\n127.0.0.1"))
    }

    @Test func `a server on all addresses of IPv6 serves IPv4 too`() throws {
        let text = try TestServer(host: "::").exchange("GET /peer HTTP/1.0\r\n\r\n")
        #expect(text.hasSuffix("\r\n\r\n127.0.0.1"))
    }

    @Test func `a port that is taken is not listened on twice`() throws {
        let server = try TestServer()
        let port = server.server.port
        #expect(throws: ServerError.cannotListen(host: "127.0.0.1", port: port, errno: 98)) {
            try Server(host: "127.0.0.1", port: port, workers: 1, handlers: FailingHandlers())
        }
    }

    @Test func `a handler that cannot be made keeps the server from starting`() throws {
        let server = try Server(host: "127.0.0.1", port: 0, workers: 3, handlers: FailingHandlers())
        #expect(throws: FailingHandlers.Failure.self) { try server.start() }
    }
}

private struct FailingHandlers: RequestHandlerFactory {
    struct Failure: Error {}

    func makeHandler() throws -> any RequestHandler { throw Failure() }
}
