import Testing

@testable import HTTPServer

@Suite("An answer that is sent bit by bit")
struct StreamTests {
    private let head =
        "HTTP/1.1 200 OK\r\nDate: *\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"

    private func open(_ limits: ServerLimits = ServerLimits()) throws -> (TestServer, TestClient) {
        let server = try TestServer(limits: limits)
        let client = try server.connect()
        try client.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.readAnswer(toHead: true) == head)
        return (server, client)
    }

    private func read(_ text: String, of client: TestClient) throws {
        #expect(String(decoding: try client.read(text.utf8.count), as: UTF8.self) == text)
    }

    @Test func `each part is a chunk, and the next request waits for the last`() throws {
        let (server, client) = try open()
        let mailbox = try server.opened.take()
        try client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
        mailbox.post("one")
        try read("3\r\none\r\n", of: client)
        mailbox.post(String(repeating: "x", count: 100_000))
        try read("186a0\r\n" + String(repeating: "x", count: 100_000) + "\r\n", of: client)
        mailbox.post("")
        mailbox.post("finish")
        try read("0\r\n\r\n", of: client)
        #expect(try server.happened.take() == "closed")
        #expect(try client.readAnswer() == answer("/x"))
    }

    @Test func `what is posted after the end does not reach the next request`() throws {
        let (server, client) = try open()
        let mailbox = try server.opened.take()
        mailbox.post("finish")
        mailbox.post("late")
        try read("0\r\n\r\n", of: client)
        try client.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.readAnswer(toHead: true) == head)
        let second = try server.opened.take()
        mailbox.post("later")
        second.post("mine")
        try read("4\r\nmine\r\n", of: client)
    }

    @Test func `HTTP 1.0 has no chunks: the end of the connection is the end`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        let mailbox = try server.opened.take()
        mailbox.post("one")
        mailbox.post("finish")
        #expect(
            try client.readToEnd()
                == "HTTP/1.1 200 OK\r\nDate: *\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\none")
    }

    @Test func `a client that goes away is known to be gone, though it only finishes sending`() throws {
        let (server, client) = try open()
        client.finishSending()
        #expect(try server.happened.take() == "closed")
        #expect(try client.readToEnd() == "")
    }

    @Test func `a client that takes nothing is cut off, and sees that the answer is not whole`() throws {
        var limits = ServerLimits()
        limits.unsentAnswer = .milliseconds(50)
        let (server, client) = try open(limits)
        try server.opened.take().post(1000)
        #expect(try server.happened.take() == "closed")
        // What the system had taken arrives, or the connection is reset.
        if let rest = try? client.readToEnd() { #expect(!rest.hasSuffix("0\r\n\r\n")) }
    }

    @Test func `the end of the server is told, and the connection closed`() throws {
        let (server, client) = try open()
        _ = try server.opened.take()
        #expect(server.server.shutdown(grace: .seconds(10)))
        #expect(try client.readToEnd() == "7\r\ngoodbye\r\n0\r\n\r\n")
    }

}
