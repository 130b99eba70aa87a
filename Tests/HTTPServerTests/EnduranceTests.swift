import Glibc
import LoopbackHTTP
import Testing

@testable import HTTPServer

@Suite("What the server endures")
struct EnduranceTests {
    private static let request = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n"

    /// That somebody else is answered, and that in the end nothing is left of those who were there before.
    private func expectWell(_ server: TestServer, leaving rest: Int = 0) throws {
        let client = try server.connect()
        repeat {
            try client.send(Self.request)
            #expect(try client.readAnswer() == answer("/x"))
        } while server.server.openConnections > rest + 1
    }

    // MARK: Slow ones

    @Test func `a head that trickles in is cut off in time`() throws {
        var limits = ServerLimits()
        limits.head = .milliseconds(100)
        let server = try TestServer(limits: limits)
        let client = try server.connect()
        try client.send("GET / HTTP/1.1\r\nX: ")
        let text = try client.trickle("x")
        #expect(text.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
        try expectWell(server, leaving: 1)
    }

    @Test func `a body that trickles in is cut off in time`() throws {
        var limits = ServerLimits()
        limits.body = .milliseconds(100)
        let server = try TestServer(limits: limits)
        for framing in ["Content-Length: 100000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n186a0\r\n"] {
            let client = try server.connect()
            try client.send("POST / HTTP/1.1\r\nHost: a\r\n" + framing)
            let text = try client.trickle("x")
            #expect(text.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
        }
        try expectWell(server, leaving: 2)
    }

    @Test func `a client that takes its answers byte by byte is cut off in time`() throws {
        var limits = ServerLimits()
        limits.unsentAnswer = .milliseconds(100)
        let server = try TestServer(limits: limits)
        let client = try server.connect()
        // More than the buffers of both sockets hold.
        try client.send(String(repeating: "GET /large HTTP/1.1\r\nHost: a\r\n\r\n", count: 8))
        let other = try server.connect()
        repeat {
            _ = try client.readOne()
            try other.send(Self.request)
            #expect(try other.readAnswer() == answer("/x"))
        } while server.server.openConnections > 1
        // Nor does the system go on with what it had of the answers.
        #expect(throws: ConnectionError.self) { try client.readToEnd() }
    }

    @Test func `many slow clients delay nobody`() throws {
        let server = try TestServer()
        let slow = try (0..<300).map { number in
            let client = try server.connect()
            try client.send(
                number.isMultiple(of: 2)
                    ? "GET / HTTP/1.1\r\nX: " : "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
            return client
        }
        for _ in 0..<100 {
            for client in slow.prefix(20) { try client.send("x") }
            #expect(try server.exchange("GET /x HTTP/1.0\r\n\r\n") == answer("/x", "Connection: close\r\n"))
        }
        #expect(server.server.openConnections >= slow.count)
    }

    // MARK: Many

    @Test func `silent connections are in nobody's way`() throws {
        let server = try TestServer()
        var silent = try (0..<1500).map { _ in
            let client = try server.connect()
            try client.send(Self.request)
            #expect(try client.readAnswer() == answer("/x"))
            return client
        }
        #expect(server.server.openConnections == silent.count)
        #expect(try server.exchange("GET /x HTTP/1.0\r\n\r\n") == answer("/x", "Connection: close\r\n"))
        silent.removeAll()
        try expectWell(server)
    }

    @Test func `resets at every moment leave nothing behind`() throws {
        let server = try TestServer()
        let beginnings = [
            "", "GET", "GET / HTTP/1.1\r\nHost: a\r\n", Self.request, "GET /large HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /park HTTP/1.1\r\nHost: a\r\n\r\n", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nx",
            String(repeating: Self.request, count: 100), "nonsense\r\n",
        ]
        for number in 0..<900 {
            let client = try server.connect()
            try client.send(beginnings[number % beginnings.count])
            client.reset()
        }
        try expectWell(server)
        #expect(server.server.bodiesInFlight == 0)
    }

    @Test func `who sends request after request and reads nothing is not read from for ever`() throws {
        let server = try TestServer()
        let client = try server.connect()
        let flood = [UInt8](String(repeating: "GET /packed/1000 HTTP/1.1\r\nHost: a\r\n\r\n", count: 1000).utf8)
        var sent = 0
        // The buffers of both sockets, and then no more.
        while sent < 64 << 20, let count = try client.sendAtOnce(flood[(sent % flood.count)...]) { sent += count }
        #expect(sent < 64 << 20)
        try expectWell(server, leaving: 1)
        // What was sent is answered when it is read.
        for _ in 0..<1000 { #expect(try client.readAnswer().hasSuffix("xxx")) }
    }

    @Test func `empty lines without end are no request`() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send(String(repeating: "\r\n", count: 10_000))
        #expect(try client.readToEnd().hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        try expectWell(server, leaving: 1)
    }

    // MARK: Anything

    @Test func `the answers are the same however the bytes are split`() throws {
        let server = try TestServer()
        var generator = SeededGenerator(state: 2026)
        for _ in 0..<150 {
            let bytes = RandomRequestTests.mutant(&generator)
            let whole = try answers(server, [bytes[...]])
            var pieces: [ArraySlice<UInt8>] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...min(rest.count, 60), using: &generator)
                pieces.append(rest.prefix(count))
                rest = rest.dropFirst(count)
            }
            if let whole, let split = try answers(server, pieces) {
                #expect(split == whole, "\(String(decoding: bytes, as: UTF8.self))")
            }
        }
        try expectWell(server)
    }

    /// - Returns: nil for a connection that was reset: what is sent after an answer that closes it can take the answer
    ///   away.
    private func answers(_ server: TestServer, _ pieces: [ArraySlice<UInt8>]) throws -> String? {
        let client = try server.connect()
        // The server may have closed the connection before the last piece.
        for piece in pieces where (try? client.send(Array(piece))) == nil { break }
        client.finishSending()
        do {
            return try client.readToEnd()
        } catch let error as ConnectionError where error.errno == ECONNRESET {
            return nil
        }
    }
}
