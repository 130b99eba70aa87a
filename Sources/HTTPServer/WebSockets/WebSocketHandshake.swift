/// A request to go on as a WebSocket, RFC 6455 section 4.2.
public struct WebSocketHandshake {
    /// Of the only version that there is.
    private static let version: StaticString = "13"
    private static let identifier = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

    private let key: String
    /// The subprotocols that the client speaks, the one that it likes best first.
    public let protocols: [String]

    /// Whether a request asks for one, well or badly.
    public static func isAskedFor(by head: borrowing RequestHead) -> Bool {
        head.lists("websocket", in: "upgrade")
    }

    /// - Throws: what a request is answered with that asks badly.
    public init(_ head: borrowing RequestHead) throws(WebSocketRefusal) {
        guard head.method == .get, !head.isHTTP10, head.framing == .none else { throw .notAnUpgrade }
        guard WebSocketHandshake.isAskedFor(by: head), head.lists("upgrade", in: "connection") else {
            throw .notAnUpgrade
        }
        guard let version = head.field("sec-websocket-version"), version == WebSocketHandshake.version,
            head.count(of: "sec-websocket-version") == 1
        else { throw .unsupportedVersion }
        guard let key = head.field("sec-websocket-key"), WebSocketHandshake.isKey(key),
            head.count(of: "sec-websocket-key") == 1
        else { throw .malformedKey }
        self.key = key.text
        var protocols: [String] = []
        head.forEachField("sec-websocket-protocol") { line in line.forEachListMember { protocols.append($0.text) } }
        self.protocols = protocols
    }

    /// Agrees, with one of the client's subprotocols or without any. The handler goes on with `.open(.webSocket, …)`.
    public func accept(_ subprotocol: StaticString?, to response: ResponseWriter) {
        response.switchProtocols { response in
            response.field("Upgrade", "websocket")
            response.field("Connection", "Upgrade")
            response.field("Sec-WebSocket-Accept", WebSocketHandshake.answer(to: key))
            if let subprotocol { response.field("Sec-WebSocket-Protocol", "\(subprotocol)") }
        }
    }

    /// Sixteen bytes in base64, of which nobody asks what they are.
    private static func isKey(_ text: HeadText) -> Bool {
        text.bytes.count == 24 && text.bytes.suffix(2).elementsEqual("==".utf8)
            && text.bytes.dropLast(2).allSatisfy { Base64.alphabet.contains($0) }
    }

    static func answer(to key: String) -> String { Base64.text(SHA1.digest(Array((key + identifier).utf8))) }
}

/// Why a handshake is not accepted.
public enum WebSocketRefusal: Error, Hashable, Sendable {
    case notAnUpgrade
    case unsupportedVersion
    case malformedKey

    public var status: HTTPStatus {
        switch self {
        case .notAnUpgrade, .malformedKey: .badRequest
        case .unsupportedVersion: .upgradeRequired
        }
    }

    public var message: String {
        switch self {
        case .notAnUpgrade:
            "A WebSocket is opened by GET over HTTP/1.1, with `Upgrade: websocket` and `Connection: Upgrade`."
        case .unsupportedVersion: "The only version of WebSocket spoken here is 13."
        case .malformedKey: "The Sec-WebSocket-Key must be 16 bytes in base64."
        }
    }

    /// The fields that the status asks for: RFC 6455, section 4.4; RFC 9110, section 15.5.22.
    public var fields: [HTTPResponse.Field] {
        guard self == .unsupportedVersion else { return [] }
        return [.init(name: "Sec-WebSocket-Version", value: "13"), .init(name: "Upgrade", value: "websocket")]
    }
}

extension RequestHead {
    /// Whether one of these fields' lists has this member, in any case.
    fileprivate func lists(_ token: StaticString, in name: StaticString) -> Bool {
        var isThere = false
        forEachField(name) { line in line.forEachListMember { if $0.matches(token) { isThere = true } } }
        return isThere
    }
}

/// RFC 4648, section 4.
enum Base64 {
    static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[start + $1]) : 0) }
            for index in 0..<4 {
                text.append(index <= group.count ? alphabet[bits >> (18 - 6 * index) & 0x3F] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
