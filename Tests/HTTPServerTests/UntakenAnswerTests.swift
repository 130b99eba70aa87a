import Glibc
import Testing

@testable import HTTPServer

@Suite("Answers that nobody takes")
struct UntakenAnswerTests {
    private func server(_ answersInFlight: Int) throws -> TestServer {
        var limits = ServerLimits()
        limits.answersInFlight = answersInFlight
        return try TestServer(limits: limits)
    }

    /// Asks for 32 MiB in pieces of 4, more than the system takes.
    private func ask(_ server: TestServer) throws -> TestClient {
        let client = try server.connect()
        for _ in 0..<8 { try client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n") }
        return client
    }

    @Test func `a connection with more of them than there is room for is ended, and gives it back`() throws {
        let server = try server(1 << 20)
        let client = try ask(server)
        while server.server.openConnections > 0 { sched_yield() }
        #expect(server.server.answersInFlight == 0)
        #expect(try server.exchange("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").contains("200 OK"))
        withExtendedLifetime(client) {}
    }

    @Test func `where there is room they wait, and count until they are taken`() throws {
        let server = try server(64 << 20)
        let client = try ask(server)
        while server.server.answersInFlight == 0 { sched_yield() }
        for _ in 0..<8 { #expect(try client.readAnswer().utf8.count > 4 << 20) }
        try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.readAnswer().contains("200 OK"))
        #expect(server.server.answersInFlight == 0)
    }
}
