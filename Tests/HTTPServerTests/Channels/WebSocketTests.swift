import Glibc
import Testing
import Threads

@testable import HTTPServer

@Suite("A WebSocket")
struct WebSocketTests {
    private func open(_ limits: ServerLimits = ServerLimits()) throws -> (TestServer, TestClient) {
        let server = try TestServer(limits: limits)
        let client = try server.connect()
        try client.upgrade()
        return (server, client)
    }

    @Test func `messages are answered one by one, and the handler keeps its state`() throws {
        let (_, client) = try open()
        try client.send(frame(1, "a") + frame(1, "b", final: false))
        #expect(try client.readFrame() == .text("1: a"))
        try client.send(frame(0, "c") + frame(2, [1, 2, 3]))
        #expect(try client.readFrame() == .text("2: bc"))
        #expect(try client.readFrame() == .text("3 bytes"))
    }

    @Test func `frames may come together with the handshake`() throws {
        let client = try TestServer().connect()
        try client.send(
            Array(
                ("GET /socket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n").utf8)
                + frame(1, "early"))
        #expect(try client.readAnswer(toHead: true).hasPrefix("HTTP/1.1 101 "))
        #expect(try client.readFrame() == .text("1: early"))
    }

    @Test func `a ping is answered with its payload, also inside of a message`() throws {
        let (_, client) = try open()
        try client.send(frame(1, "a", final: false) + frame(9, "there?") + frame(0, "b"))
        #expect(try client.readFrame() == .pong("there?"))
        #expect(try client.readFrame() == .text("1: ab"))
    }

    @Test func `large messages go in both directions`() throws {
        let (_, client) = try open()
        let text = String(repeating: "0123456789abcdef", count: 60_000)
        try client.send(frame(1, text))
        #expect(try client.readFrame() == .text("1: " + text))
    }

    @Test func `what is posted is sent, in order`() throws {
        let (server, client) = try open()
        let mailbox = try server.opened.take()
        for number in 0..<1000 { mailbox.post("mail \(number)") }
        for number in 0..<1000 { #expect(try client.readFrame() == .text("mail \(number)")) }
    }

    @Test(arguments: [1000, 1001, 3000, 4999] as [UInt16])
    func `a Close frame is answered with its code, and the connection closed`(code: UInt16) throws {
        let (server, client) = try open()
        try client.send(closeFrame(code, "bye") + frame(1, "more"))
        #expect(try client.readFrame() == .close(code))
        #expect(try client.readToEnd() == "")
        #expect(try server.happened.take() == "closed")
    }

    @Test func `a Close frame without a code is answered without one`() throws {
        let (_, client) = try open()
        try client.send(frame(8, []))
        #expect(try client.readFrame() == ServerFrame(first: 0x88, payload: []))
        #expect(try client.readToEnd() == "")
    }

    @Test func `the handler closes with a code, and the client's answer ends it`() throws {
        let (server, client) = try open()
        try server.opened.take().post("close")
        #expect(try client.readFrame() == .close(4400, "as asked"))
        #expect(try server.happened.take() == "closed")
        // What was under way is overlooked.
        try client.send(frame(1, "late") + closeFrame(4400))
        #expect(try client.readToEnd() == "")
    }

    @Test func `whoever does not answer a Close frame is cut off`() throws {
        var limits = ServerLimits()
        limits.lingering = .milliseconds(10)
        let (server, client) = try open(limits)
        try server.opened.take().post("close")
        #expect(try client.readFrame() == .close(4400, "as asked"))
        #expect(try client.readToEnd() == "")
    }

    @Test(
        arguments: [
            ([0xC1, 0x80], 1002, "A reserved bit is set"),
            (frame(1, [0xFF]), 1007, "A text is not UTF-8"),
            (frame(1, [UInt8](repeating: 0x61, count: 1 << 20 | 1)), 1009, "A message has more than 1048576 bytes"),
        ] as [([UInt8], UInt16, String)])
    func `a fault closes it with its code`(bytes: [UInt8], code: UInt16, reason: String) throws {
        let (server, client) = try open()
        try client.send(bytes)
        #expect(try client.readFrame() == .close(code, reason))
        #expect(try client.readToEnd() == "")
        #expect(try server.happened.take() == "closed")
    }

    @Test func `a client that goes away without a word is known to be gone`() throws {
        let (server, client) = try open()
        let mailbox = try server.opened.take()
        client.reset()
        #expect(try server.happened.take() == "closed")
        mailbox.post("late")
        let (other, second) = try open()
        second.finishSending()
        #expect(try other.happened.take() == "closed")
    }

    @Test func `a silent client is asked whether it is there, and given up when it does not answer`() throws {
        var limits = ServerLimits()
        limits.pingInterval = .milliseconds(10)
        limits.pong = .milliseconds(10)
        let (server, client) = try open(limits)
        #expect(try client.readFrame() == .ping)
        #expect(try server.happened.take() == "closed")
        // It may have been asked but once.
        #expect(try client.readToEnd() == "")
    }

    @Test func `a client that answers pings stays`() throws {
        var limits = ServerLimits()
        limits.pingInterval = .milliseconds(1)
        let (_, client) = try open(limits)
        for _ in 0..<3 {
            #expect(try client.readFrame() == .ping)
            try client.send(frame(0xA, ""))
        }
    }

    @Test func `a message that does not end is given up`() throws {
        var limits = ServerLimits()
        limits.body = .milliseconds(10)
        let (_, client) = try open(limits)
        try client.send(frame(1, "a", final: false))
        #expect(try client.readFrame() == .close(1008, "A message did not arrive in time"))
    }

    @Test func `messages that have to be waited for count with the bodies in flight`() throws {
        var limits = ServerLimits()
        limits.bodiesInFlight = 1000
        limits.uncountedBytes = 0
        let (server, client) = try open(limits)
        let large = [UInt8](repeating: 0x61, count: 1002)
        // Whole messages come and go.
        for _ in 0..<3 {
            try client.send(frame(1, Array(large.dropFirst())))
            #expect(try client.readFrame().payload.count > 1000)
        }
        #expect(server.server.bodiesInFlight == 0)
        try client.send(Array(frame(1, large).dropLast()))
        #expect(try client.readFrame() == .close(1013, "Too many large messages are on their way"))
    }

    @Test func `messages that are announced and do not come are in nobody's way`() throws {
        var limits = ServerLimits()
        limits.bodiesInFlight = 1000
        limits.uncountedBytes = 0
        let server = try TestServer(limits: limits)
        let clients = try (0..<10).map { _ in
            let client = try server.connect()
            try client.upgrade()
            try client.send(Array(frame(1, [UInt8](repeating: 0x61, count: 1 << 20)).prefix(15)))
            return client
        }
        // Each has a byte here.
        while server.server.bodiesInFlight < clients.count { sched_yield() }
        let other = try server.connect()
        try other.upgrade()
        let message = [UInt8](repeating: 0x62, count: 100)
        try other.send(frame(1, message, final: false))
        try other.send(frame(9, "there?"))
        #expect(try other.readFrame() == .pong("there?"))
        // A ping in the midst of a message lets go of nothing.
        #expect(server.server.bodiesInFlight == clients.count + message.count)
        try other.send(frame(0, message))
        #expect(try other.readFrame().payload.count == 203)
    }

    @Test func `the handler goes on when the client has taken what was sent`() throws {
        let (server, client) = try open()
        try server.opened.take().post(100)
        for _ in 0..<100 { #expect(try client.readFrame().payload.count == 100_000) }
    }

    @Test func `a client that takes nothing is closed with 1013, and has no more waiting than one event makes`() throws
    {
        var limits = ServerLimits()
        limits.unsentAnswer = .milliseconds(50)
        let (server, client) = try open(limits)
        try server.opened.take().post(1000)
        #expect(try server.happened.take() == "closed")
        var frames = 0
        while true {
            let frame = try client.readFrame()
            guard frame.first == 0x81 else {
                #expect(frame == .close(1013, "Too slow a reader"))
                break
            }
            frames += 1
        }
        // The rest of a hundred megabytes was never made.
        #expect(frames < 1000)
    }

    @Test func `more than the limit behind a message that is not taken closes it with 1013`() throws {
        var limits = ServerLimits()
        limits.unsentData = 300_000
        let (server, client) = try open(limits)
        try server.opened.take().post("burst")
        // One message alone may be larger.
        #expect(try client.readFrame().payload.count == 20_000_000)
        for _ in 0..<3 { #expect(try client.readFrame().payload.count == 100_000) }
        #expect(try client.readFrame() == .close(1013, "Too slow a reader"))
    }

    @Test func `what is posted meanwhile waits until everything is taken`() throws {
        var limits = ServerLimits()
        limits.unsentData = 300_000
        let (server, client) = try open(limits)
        let mailbox = try server.opened.take()
        mailbox.post(String(repeating: "x", count: 20_000_000))
        for _ in 0..<10 { mailbox.post(String(repeating: "y", count: 100_000)) }
        #expect(try client.readFrame().payload.count == 20_000_000)
        for _ in 0..<10 { #expect(try client.readFrame().payload.count == 100_000) }
    }

    @Test func `the handler is woken when it wants`() throws {
        let (server, client) = try open()
        try server.opened.take().post("wake")
        #expect(try client.readFrame() == .text("time"))
    }

    @Test func `the end of the server is told, and waited for`() throws {
        let (server, client) = try open()
        _ = try server.opened.take()
        let isFinished = Queue<Bool>()
        let thread = OwnedThread { isFinished.put(server.server.shutdown(grace: .seconds(10))) }
        #expect(try client.readFrame() == .text("goodbye"))
        #expect(try client.readFrame() == .close(1001, "the server ends"))
        try client.send(closeFrame(1001))
        #expect(try client.readToEnd() == "")
        #expect(try isFinished.take())
        thread.join()
    }
}
