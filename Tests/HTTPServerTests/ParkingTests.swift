import Testing
import Threads

@testable import HTTPServer

@Suite("A parked request")
struct ParkingTests {
    private func answer(_ text: String, _ connection: String = "") -> String {
        "HTTP/1.1 200 OK\r\nDate: *\r\nContent-Length: \(text.utf8.count)\r\n\(connection)\r\n\(text)"
    }

    @Test func `it is answered when something is posted from another thread`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("GET /park HTTP/1.1\r\nHost: a\r\n\r\n")
        try server.parked.take().post("done")
        #expect(try client.readAnswer() == answer("/park: done"))
    }

    @Test func `it may be parked again and again`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("GET /park HTTP/1.1\r\nHost: a\r\n\r\n")
        for _ in 0..<3 { try server.parked.take().post("again") }
        try server.parked.take().post("done")
        #expect(try client.readAnswer() == answer("/park+++: done"))
    }

    @Test func `everything that is posted arrives in order`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("GET /park HTTP/1.1\r\nHost: a\r\n\r\n")
        let mailbox = try server.parked.take()
        for _ in 0..<1000 { mailbox.post("again") }
        mailbox.post("done")
        #expect(try client.readAnswer() == answer("/park\(String(repeating: "+", count: 1000)): done"))
    }

    @Test func `the requests behind it wait for its answer`() throws {
        let server = try TestServer()
        let client = try server.connect()
        let request = "GET /park HTTP/1.1\r\nHost: a\r\n\r\n"
        try client.send(request + request + "GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
        try server.parked.take().post("first")
        #expect(try client.readAnswer() == answer("/park: first"))
        try server.parked.take().post("second")
        #expect(try client.readAnswer() == answer("/park: second"))
        #expect(try client.readAnswer() == HTTPServerTests.answer("/x"))
    }

    @Test func `what is posted after its answer does not reach the next`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("GET /park1 HTTP/1.1\r\nHost: a\r\n\r\n")
        let first = try server.parked.take()
        first.post("done")
        first.post("late")
        #expect(try client.readAnswer() == answer("/park1: done"))
        try client.send("GET /park2 HTTP/1.1\r\nHost: a\r\n\r\n")
        let second = try server.parked.take()
        first.post("later")
        second.post("done too")
        #expect(try client.readAnswer() == answer("/park2: done too"))
    }

    @Test func `it is abandoned when its client resets the connection, and posting to it does nothing`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("GET /park HTTP/1.1\r\nHost: a\r\n\r\n")
        let mailbox = try server.parked.take()
        client.reset()
        #expect(try server.abandoned.take() == "/park")
        mailbox.post("done")
        // The place of the connection has another one now.
        #expect(try server.exchange("GET /x HTTP/1.0\r\n\r\n") == HTTPServerTests.answer("/x", "Connection: close\r\n"))
        mailbox.post("done")
    }

    @Test func `a client that has only finished sending gets its answer`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("GET /park HTTP/1.1\r\nHost: a\r\n\r\n")
        client.finishSending()
        try server.parked.take().post("done")
        #expect(try client.readToEnd() == answer("/park: done"))
    }

    @Test func `many of them on many connections are each answered once`() throws {
        let server = try TestServer(workers: 4)
        let clients = try (0..<50).map { _ in try server.connect() }
        for round in 0..<20 {
            for (index, client) in clients.enumerated() {
                try client.send("GET /park\(index) HTTP/1.1\r\nHost: a\r\n\r\n")
            }
            let threads = (0..<2).map { _ in
                OwnedThread { for _ in 0..<25 { try? server.parked.take().post("round \(round)") } }
            }
            for (index, client) in clients.enumerated() {
                #expect(try client.readAnswer() == answer("/park\(index): round \(round)"))
            }
            for thread in threads { thread.join() }
        }
    }
}
