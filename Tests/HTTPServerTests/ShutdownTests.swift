import Glibc
import Testing
import Threads

@testable import HTTPServer

@Suite("Shutting down")
struct ShutdownTests {
    /// Whoever comes when the drain has begun is told that the connection ends.
    private func waitForDrain(of server: TestServer) throws {
        while true {
            let late = try server.connect()
            try? late.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
            // One that came just before is closed without an answer.
            if (try? late.readAnswer()) == answer("/x", "Connection: close\r\n") { return }
        }
    }

    @Test func `connections that wait for a request are closed`() throws {
        let server = try TestServer()
        let silent = try server.connect()
        let client = try server.connect()
        try client.send("GET /x HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.readAnswer() == answer("/x"))
        #expect(server.server.shutdown(grace: .seconds(10)))
        #expect(try client.readToEnd() == "")
        // It was accepted, or it was not.
        #expect((try? silent.readToEnd()) ?? "" == "")
    }

    @Test func `parked requests are answered, and their connections closed`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("GET /park HTTP/1.1\r\nHost: a\r\n\r\n")
        let mailbox = try server.parked.take()
        let isFinished = Queue<Bool>()
        let thread = OwnedThread { isFinished.put(server.server.shutdown(grace: .seconds(10))) }
        try waitForDrain(of: server)
        mailbox.post("done")
        #expect(
            try client.readToEnd()
                == "HTTP/1.1 200 OK\r\nDate: *\r\nContent-Length: 11\r\nConnection: close\r\n\r\n/park: done")
        #expect(try isFinished.take())
        thread.join()
    }

    @Test func `a request that has begun is read to its end`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
        #expect(try client.readAnswer() == "HTTP/1.1 100 Continue\r\n\r\n")
        let thread = OwnedThread { server.server.shutdown(grace: .seconds(10)) }
        try waitForDrain(of: server)
        try client.send("abc")
        #expect(try client.readToEnd() == answer("abc", "Connection: close\r\n"))
        thread.join()
    }

    @Test func `those who come late are answered, and nobody waits for them`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("GET /park HTTP/1.1\r\nHost: a\r\n\r\n")
        let mailbox = try server.parked.take()
        let thread = OwnedThread { server.server.shutdown(grace: .seconds(10)) }
        try waitForDrain(of: server)
        let silent = try server.connect()
        let slow = try server.connect()
        try slow.send("GET /x HT")
        mailbox.post("done")
        thread.join()
        #expect((try? silent.readToEnd()) ?? "" == "")
        #expect((try? slow.readToEnd()) ?? "" == "")
        #expect(throws: (any Error).self) { try server.connect() }
    }

    @Test func `what is not finished in time is cut off`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("GET /park HTTP/1.1\r\nHost: a\r\n\r\n")
        let mailbox = try server.parked.take()
        #expect(!server.server.shutdown(grace: .zero))
        #expect(try server.abandoned.take() == "/park")
        #expect(try client.readToEnd() == "")
        mailbox.post("late")
    }

    @Test func `it may be done twice`() throws {
        let server = try TestServer()
        #expect(server.server.shutdown(grace: .seconds(10)))
        #expect(server.server.shutdown(grace: .seconds(10)))
    }

    /// What a thread is asked for that is sent this signal.
    private func request(by number: Int32) throws -> ProcessSignals.Request {
        let request = Queue<ProcessSignals.Request>()
        let thread = OwnedThread {
            let signals = ProcessSignals()
            pthread_kill(pthread_self(), number)
            request.put(signals.wait())
        }
        thread.join()
        return try request.take()
    }

    @Test func `SIGTERM and SIGINT ask for the end, SIGHUP for what is new`() throws {
        #expect(try request(by: SIGTERM) == .end)
        #expect(try request(by: SIGINT) == .end)
        #expect(try request(by: SIGHUP) == .reload)
    }
}
