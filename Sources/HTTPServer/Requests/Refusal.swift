/// Why the server answers a request itself, without its handler.
///
/// Each closes the connection, because where the next request would begin is not known, or because the client is
/// not to be waited for.
public enum Refusal: Error, Hashable, Sendable {
    // What is not HTTP: 400.
    case malformedRequestLine
    case malformedField
    case bareLineFeed
    case malformedHost
    case missingHost
    case malformedContentLength
    case malformedTransferEncoding
    case malformedChunk
    /// Content-Length and Transfer-Encoding together: the way requests are smuggled.
    case ambiguousLength

    // What is HTTP, but not for us.
    case unsupportedVersion
    case unsupportedTransferCoding
    case unknownExpectation

    // What is over a limit.
    case requestLineTooLong
    case headTooLarge
    case tooManyFields
    case contentTooLarge
    case headTimeout
    case bodyTimeout
    case tooManyBodies
    case tooManyConnections
    /// A parked request that was not answered in time.
    case answerTimeout

    public var status: HTTPStatus {
        switch self {
        case .malformedRequestLine, .malformedField, .bareLineFeed, .malformedHost, .missingHost,
            .malformedContentLength, .malformedTransferEncoding, .malformedChunk, .ambiguousLength:
            .badRequest
        case .unsupportedVersion: .httpVersionNotSupported
        case .unsupportedTransferCoding: .notImplemented
        case .unknownExpectation: .expectationFailed
        case .requestLineTooLong: .uriTooLong
        case .headTooLarge, .tooManyFields: .requestHeaderFieldsTooLarge
        case .contentTooLarge: .contentTooLarge
        case .headTimeout, .bodyTimeout: .requestTimeout
        case .tooManyBodies, .tooManyConnections, .answerTimeout: .serviceUnavailable
        }
    }

    /// One sentence for the person who wrote the client.
    public var message: String {
        switch self {
        case .malformedRequestLine: "The request line is not that of an HTTP/1.1 request."
        case .malformedField: "A header field is malformed."
        case .bareLineFeed: "A line ends with LF alone; HTTP/1.1 lines end with CR LF."
        case .malformedHost: "The Host is malformed or given twice."
        case .missingHost: "An HTTP/1.1 request needs a Host."
        case .malformedContentLength: "The Content-Length is not one decimal number."
        case .malformedTransferEncoding: "The Transfer-Encoding is not that of an HTTP/1.1 request."
        case .malformedChunk: "A chunk of the body is malformed."
        case .ambiguousLength: "Content-Length and Transfer-Encoding exclude each other."
        case .unsupportedVersion: "Only HTTP/1.1 and HTTP/1.0 are spoken here."
        case .unsupportedTransferCoding: "The only transfer coding understood here is chunked."
        case .unknownExpectation: "The only expectation understood here is 100-continue."
        case .requestLineTooLong: "The request line is too long."
        case .headTooLarge: "The request's head is too large."
        case .tooManyFields: "The request has too many header fields."
        case .contentTooLarge: "The request's body is too large."
        case .headTimeout: "The request's head did not arrive in time."
        case .bodyTimeout: "The request's body did not arrive in time."
        case .tooManyBodies: "Too many large requests are on their way; try again shortly."
        case .tooManyConnections: "Too many connections; try again shortly."
        case .answerTimeout: "The answer was not ready in time."
        }
    }

    /// Seconds after which trying again makes sense, where it does.
    public var retryAfter: Int? {
        switch self {
        case .tooManyBodies, .tooManyConnections: 1
        default: nil
        }
    }
}
