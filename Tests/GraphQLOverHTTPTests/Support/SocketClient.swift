import LoopbackHTTP

/// A client that speaks over a WebSocket, as much of it as it takes.
final class SocketClient {
    private let client: HTTPClient

    /// What the server says.
    enum Word: Equatable {
        case text(String)
        case close(UInt16, String)
    }

    init(_ server: TestServer, token: String? = nil, subprotocol: String = "graphql-transport-ws") throws {
        client = try server.connect()
        let answer = try SocketClient.handshake(client, token: token, subprotocol: subprotocol)
        guard answer.status == 101 else { throw UnexpectedWord() }
    }

    static func handshake(
        _ client: HTTPClient, token: String?, subprotocol: String, origin: String? = nil, host: String? = nil
    ) throws -> HTTPAnswer {
        var fields = [
            "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol": subprotocol,
        ]
        if let token { fields["Authorization"] = "Bearer \(token)" }
        if let origin { fields["Origin"] = origin }
        if let host { fields["Host"] = host }
        return try client.send("GET", "/graphql", fields)
    }

    /// A socket whose connection is initialised.
    static func initialised(_ server: TestServer, token: String? = "token-ann") throws -> SocketClient {
        let socket = try SocketClient(server, token: token)
        try socket.send(#"{"type":"connection_init"}"#)
        guard try socket.hear() == .text(#"{"type":"connection_ack"}"#) else { throw UnexpectedWord() }
        return socket
    }

    func send(_ text: String) throws { try send(0x81, Array(text.utf8)) }

    func send(_ first: UInt8, _ payload: [UInt8]) throws {
        var bytes: [UInt8] = [first]
        if payload.count < 126 {
            bytes.append(0x80 | UInt8(payload.count))
        } else if payload.count <= 0xFFFF {
            bytes += [0xFE, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)]
        } else {
            bytes += [0xFF] + (0..<8).map { UInt8(payload.count >> (56 - 8 * $0) & 0xFF) }
        }
        // Masked with zeros.
        try client.write(bytes + [0, 0, 0, 0] + payload)
    }

    func subscribe(_ id: String, _ query: String) throws {
        let text = query.replacing("\"", with: "\\\"")
        try send(#"{"id":"\#(id)","type":"subscribe","payload":{"query":"\#(text)"}}"#)
    }

    func hear() throws -> Word {
        let head = try client.read(2)
        var count = Int(head[1])
        if count > 125 { count = try client.read(count == 126 ? 2 : 8).reduce(0) { $0 << 8 | Int($1) } }
        let payload = try client.read(count)
        switch head[0] {
        case 0x81: return .text(String(decoding: payload, as: UTF8.self))
        case 0x88:
            let code = UInt16(payload[0]) << 8 | UInt16(payload[1])
            return .close(code, String(decoding: payload[2...], as: UTF8.self))
        // Pings.
        default: return try hear()
        }
    }

    /// Hears a text.
    func text() throws -> String {
        guard case .text(let text) = try hear() else { throw UnexpectedWord() }
        return text
    }
}

/// The server has said something else than what was to be heard.
struct UnexpectedWord: Error {}
