/// What a client does that RFC 6455 does not let it, or that is over a limit. Each closes the WebSocket.
enum WebSocketFault: Error, Hashable {
    case reservedBits
    case reservedOpcode
    case notMasked
    case fragmentedControlFrame
    case longControlFrame
    case malformedLength
    /// A continuation of no message.
    case unexpectedContinuation
    /// A new message inside of one.
    case unfinishedMessage
    case malformedClose
    /// A text that is not UTF-8; also the reason of a Close frame.
    case invalidText
    case messageTooBig(limit: Int)
    /// A message that has begun and does not end.
    case messageTimeout
    /// Too much of all clients' messages is on its way.
    case tooManyMessages
    /// The client does not take what it is sent.
    case slowReader

    var code: WebSocketCloseCode {
        switch self {
        case .reservedBits, .reservedOpcode, .notMasked, .fragmentedControlFrame, .longControlFrame, .malformedLength,
            .unexpectedContinuation, .unfinishedMessage, .malformedClose:
            .protocolError
        case .invalidText: .invalidPayload
        case .messageTooBig: .messageTooBig
        case .messageTimeout: .policyViolation
        case .tooManyMessages, .slowReader: .tryAgainLater
        }
    }

    /// For the person who wrote the client; fits into a Close frame.
    var reason: String {
        switch self {
        case .reservedBits: "A reserved bit is set"
        case .reservedOpcode: "A frame has a reserved opcode"
        case .notMasked: "A client's frames must be masked"
        case .fragmentedControlFrame: "A control frame is fragmented"
        case .longControlFrame: "A control frame is longer than 125 bytes"
        case .malformedLength: "A length is malformed"
        case .unexpectedContinuation: "A frame continues no message"
        case .unfinishedMessage: "A message begins inside of another"
        case .malformedClose: "The Close frame is malformed"
        case .invalidText: "A text is not UTF-8"
        case .messageTooBig(let limit): "A message has more than \(limit) bytes"
        case .messageTimeout: "A message did not arrive in time"
        case .tooManyMessages: "Too many large messages are on their way"
        case .slowReader: "Too slow a reader"
        }
    }
}
