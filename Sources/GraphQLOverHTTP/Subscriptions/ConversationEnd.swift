import HTTPServer

/// Why the server closes a conversation, with the codes of graphql-transport-ws.
enum ConversationEnd: Hashable {
    case malformedMessage(String)
    /// Operations before `connection_ack`.
    case unauthorized
    /// A token that is not valid, or not any more.
    case forbidden
    case unknownSubprotocol
    case initialisationTimeout
    case knownID(String)
    case secondInitialisation
    case draining
    /// Nobody can be told who the client is.
    case failure(String)

    var code: WebSocketCloseCode {
        switch self {
        case .malformedMessage: WebSocketCloseCode(4400)
        case .unauthorized: WebSocketCloseCode(4401)
        case .forbidden: WebSocketCloseCode(4403)
        case .unknownSubprotocol: WebSocketCloseCode(4406)
        case .initialisationTimeout: WebSocketCloseCode(4408)
        case .knownID: WebSocketCloseCode(4409)
        case .secondInitialisation: WebSocketCloseCode(4429)
        case .draining: .goingAway
        case .failure: .internalError
        }
    }

    var reason: String {
        switch self {
        case .malformedMessage(let reason): reason
        case .unauthorized: "Unauthorized"
        case .forbidden: "Forbidden"
        case .unknownSubprotocol: "Subprotocol not acceptable"
        case .initialisationTimeout: "Connection initialisation timeout"
        case .knownID(let id): "Subscriber for \(id) already exists"
        case .secondInitialisation: "Too many initialisation requests"
        case .draining: "The server is ending"
        case .failure(let reason): reason
        }
    }
}
