/// Why a WebSocket is closed, RFC 6455 section 7.4.
public struct WebSocketCloseCode: Hashable, Sendable {
    public let number: UInt16

    public init(_ number: UInt16) { self.number = number }

    public static let normalClosure = WebSocketCloseCode(1000)
    public static let goingAway = WebSocketCloseCode(1001)
    public static let protocolError = WebSocketCloseCode(1002)
    public static let invalidPayload = WebSocketCloseCode(1007)
    public static let policyViolation = WebSocketCloseCode(1008)
    public static let messageTooBig = WebSocketCloseCode(1009)
    public static let internalError = WebSocketCloseCode(1011)
    public static let tryAgainLater = WebSocketCloseCode(1013)

    /// Whether a Close frame may have it. The others stand for what no frame tells, or belong to nobody yet.
    ///
    /// RFC 6455, sections 7.4.1 and 7.4.2; 1012 to 1014 are in the registry of the IANA.
    var mayBeSent: Bool {
        switch number {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}

/// What a Close frame says; nothing at all where it has no body.
struct WebSocketClose {
    /// Bytes of a reason: with the code, a control frame is full.
    static let longestReason = 123

    /// Nil where the frame has no body: then the answer has none either.
    var code: WebSocketCloseCode?
}
