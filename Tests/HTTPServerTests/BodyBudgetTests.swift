import Glibc
import Testing

@testable import HTTPServer

@Suite("Bodies that are on their way")
struct BodyBudgetTests {
    private let server: TestServer

    init() throws {
        var limits = ServerLimits()
        limits.bodiesInFlight = 1000
        limits.uncountedBytes = 100
        server = try TestServer(limits: limits)
    }

    /// Sends what comes before a body and its first bytes, and returns when the server has them.
    private func begin(of number: Int, announcing count: Int, sending sent: Int) throws -> TestClient {
        let client = try server.connect()
        try client.send(
            "POST / HTTP/1.1\r\nHost: a\r\nX-Client: \(number)\r\nContent-Length: \(count)\r\n"
                + "Expect: 100-continue\r\n\r\n")
        #expect(try client.readAnswer() == "HTTP/1.1 100 Continue\r\n\r\n")
        let expected = server.server.bodiesInFlight + max(sent - 100, 0)
        try client.send(bytes(sent))
        while server.server.bodiesInFlight < expected { sched_yield() }
        return client
    }

    private func bytes(_ count: Int) -> [UInt8] { [UInt8](repeating: UInt8(ascii: "x"), count: count) }

    private func echo(_ count: Int) -> String { answer(String(repeating: "x", count: count)) }

    /// What somebody reads whose body arrives and has no room any more.
    private func refusal(of number: Int, sending sent: Int) throws -> String {
        let client = try server.connect()
        try client.send(
            "POST / HTTP/1.1\r\nHost: a\r\nX-Client: \(number)\r\nContent-Length: \(sent + 1)\r\n\r\n")
        try client.send(bytes(sent))
        return try client.readToEnd()
    }

    private let refused =
        "HTTP/1.1 503 Service Unavailable\r\nDate: *\r\nContent-Type: text/plain; charset=utf-8\r\nRetry-After: 1\r\n"
        + "Content-Length: 61\r\nConnection: close\r\n\r\nToo many large requests are on their way; try again shortly.\n"

    @Test func `those that are announced and do not come are in nobody's way`() throws {
        let clients = try (0..<20).map { try begin(of: $0, announcing: 1 << 20, sending: 1) }
        #expect(server.server.bodiesInFlight == 0)
        let client = try begin(of: 100, announcing: 900, sending: 800)
        try client.send(bytes(100))
        #expect(try client.readAnswer() == echo(900))
        withExtendedLifetime(clients) {}
    }

    @Test func `one that finds no room is refused while it arrives, until there is room again`() throws {
        let first = try begin(of: 1, announcing: 900, sending: 800)
        #expect(server.server.bodiesInFlight == 700)
        #expect(try refusal(of: 2, sending: 500) == refused)
        // What was refused holds nothing.
        #expect(server.server.bodiesInFlight == 700)
        try first.send(bytes(100))
        #expect(try first.readAnswer() == echo(900))
        let second = try begin(of: 2, announcing: 501, sending: 500)
        try second.send(bytes(1))
        #expect(try second.readAnswer() == echo(501))
        #expect(server.server.bodiesInFlight == 0)
    }

    @Test func `one that comes in chunks counts as any other`() throws {
        let first = try begin(of: 1, announcing: 900, sending: 800)
        let client = try server.connect()
        try client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n")
        try client.send(bytes(600))
        #expect(try client.readToEnd() == refused)
        withExtendedLifetime(first) {}
    }

    @Test func `one client has a quarter, or one body`() throws {
        let large = try begin(of: 1, announcing: 600, sending: 500)
        let other = try begin(of: 2, announcing: 300, sending: 250)
        // There would be room, but not for these two.
        #expect(try refusal(of: 1, sending: 200) == refused)
        #expect(try refusal(of: 2, sending: 250) == refused)
        let third = try begin(of: 3, announcing: 300, sending: 250)
        for (client, rest, count) in [(large, 100, 600), (other, 50, 300), (third, 50, 300)] {
            try client.send(bytes(rest))
            #expect(try client.readAnswer() == echo(count))
        }
    }

    @Test func `a small one always has room`() throws {
        let full = try begin(of: 1, announcing: 1200, sending: 1100)
        #expect(server.server.bodiesInFlight == 1000)
        for number in 1...2 {
            let client = try begin(of: number, announcing: 100, sending: 99)
            try client.send(bytes(1))
            #expect(try client.readAnswer() == echo(100))
        }
        #expect(try refusal(of: 2, sending: 101) == refused)
        withExtendedLifetime(full) {}
    }

    @Test func `what a client holds is given back when it goes away`() throws {
        let client = try begin(of: 1, announcing: 900, sending: 800)
        client.reset()
        while server.server.bodiesInFlight > 0 { sched_yield() }
        let next = try begin(of: 2, announcing: 1101, sending: 1100)
        try next.send(bytes(1))
        #expect(try next.readAnswer() == echo(1101))
    }
}
