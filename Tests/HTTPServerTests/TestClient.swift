import Glibc
import LoopbackHTTP

/// A client that knows nothing of HTTP but where an answer ends.
final class TestClient {
    private let connection: LoopbackConnection
    private var socket: Int32 { connection.socket }
    /// Runs as long as there are clients.
    private let server: TestServer

    init(_ server: TestServer) throws {
        self.server = server
        connection = try LoopbackConnection(port: server.server.port)
    }

    // MARK: Sending

    func send(_ text: String) throws { try connection.write(text) }

    func send(_ bytes: [UInt8]) throws { try connection.write(bytes) }

    /// Sends what the socket takes; nil if for a while it takes nothing.
    func sendAtOnce(_ bytes: ArraySlice<UInt8>) throws -> Int? {
        var entry = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
        guard poll(&entry, 1, 300) == 1 else { return nil }
        let sent = bytes.withUnsafeBytes {
            Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        }
        guard sent > 0 || errno == EAGAIN else { throw TestFailure.system("send", errno: errno) }
        return max(sent, 0)
    }

    /// Sends the same again and again, a little at a time, until there is an answer; the whole of it.
    func trickle(_ text: String) throws -> String {
        var entry = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        while poll(&entry, 1, 5) == 0 { try send(text) }
        return try readToEnd()
    }

    func finishSending() {
        shutdown(socket, Int32(SHUT_WR))
    }

    /// Ends the connection as a crashed client would: with a reset.
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        // The descriptor stays this object's, so that it is closed once.
        var address = sockaddr(sa_family: sa_family_t(AF_UNSPEC), sa_data: sockaddr().sa_data)
        Glibc.connect(socket, &address, socklen_t(MemoryLayout<sockaddr>.size))
    }

    // MARK: Reading

    /// The next byte; nil at the end, or when the server has cut the connection off.
    func readOne() throws -> UInt8? {
        var byte: UInt8 = 0
        let count = recv(socket, &byte, 1, 0)
        guard count >= 0 || errno == ECONNRESET else { throw TestFailure.system("recv", errno: errno) }
        return count == 1 ? byte : nil
    }

    /// Everything until the server closes the connection, the date replaced by a star.
    func readToEnd() throws -> String { withoutDate(String(decoding: try readBytesToEnd(), as: UTF8.self)) }

    /// The same as it came.
    func readBytesToEnd() throws -> [UInt8] {
        while try connection.receive() {}
        return try read(connection.received.count)
    }

    /// The next answer as it came, its head apart from its body.
    func readAnswerBytes() throws -> (head: String, body: [UInt8]) {
        let head = try connection.read(to: "\r\n\r\n")
        return (head, try read(contentLength(head)))
    }

    /// The next answer, the date replaced by a star.
    func readAnswer(toHead: Bool = false) throws -> String {
        let head = try connection.read(to: "\r\n\r\n")
        let body = try read(toHead ? 0 : contentLength(head))
        return withoutDate(head + String(decoding: body, as: UTF8.self))
    }

    /// Exactly so many bytes.
    func read(_ count: Int) throws -> [UInt8] { try connection.read(count) }

    private func contentLength(_ head: String) -> Int {
        guard let name = head.firstRange(of: "Content-Length: ") else { return 0 }
        return Int(head[name.upperBound...].prefix { $0.isNumber }) ?? 0
    }

    private func withoutDate(_ text: String) -> String {
        text.replacing(#/Date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/#, with: "Date: *")
    }

    // MARK: WebSockets

    /// Opens a WebSocket.
    func upgrade() throws {
        try send(
            "GET /socket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
        let head = try readAnswer(toHead: true)
        guard head.hasPrefix("HTTP/1.1 101 ") else { throw TestFailure.closed(received: head) }
    }

    /// The next frame of a WebSocket: its first byte and its payload.
    func readFrame() throws -> ServerFrame {
        var head = try read(2)
        let (first, short) = (head[0], Int(head[1]))
        if short > 125 { head = try read(short == 126 ? 2 : 8) }
        let count = short > 125 ? head.reduce(0) { $0 << 8 | Int($1) } : short
        return ServerFrame(first: first, payload: try read(count))
    }
}

/// A frame as a server sends it: whole, and not masked.
struct ServerFrame: Equatable, CustomStringConvertible {
    var first: UInt8
    var payload: [UInt8]

    static func text(_ text: String) -> ServerFrame { ServerFrame(first: 0x81, payload: Array(text.utf8)) }
    static func pong(_ text: String) -> ServerFrame { ServerFrame(first: 0x8A, payload: Array(text.utf8)) }
    static let ping = ServerFrame(first: 0x89, payload: [])

    static func close(_ code: UInt16, _ reason: String = "") -> ServerFrame {
        ServerFrame(first: 0x88, payload: [UInt8(code >> 8), UInt8(code & 0xFF)] + Array(reason.utf8))
    }

    var description: String { "\(String(first, radix: 16)) \(String(decoding: payload.prefix(100), as: UTF8.self))" }
}
