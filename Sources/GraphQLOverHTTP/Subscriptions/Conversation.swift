import GraphQLExecution

/// What has been said over a WebSocket so far, as graphql-transport-ws has it: a plain value that belongs to its
/// connection, and knows neither sockets nor how operations are executed.
struct Conversation: Sendable {
    /// An operation that the client knows by its id. The number tells it from an earlier one with the same id.
    struct Operation: Sendable {
        enum Kind: Sendable {
            /// A mutation whose root field is done elsewhere.
            case pending(PendingOperation)
            case live(LiveSubscription)
        }

        let id: String
        let number: Int
        var kind: Kind

        var live: LiveSubscription? { if case .live(let live) = kind { live } else { nil } }

        var pending: PendingOperation? { if case .pending(let pending) = kind { pending } else { nil } }
    }

    /// What the client's words ask for.
    enum Request {
        case nothing
        case acknowledge(authorization: String?)
        case pong(payload: UnsafeRawBufferPointer?)
        case execute(id: String, payload: UnsafeRawBufferPointer)
        /// The operation is forgotten already.
        case stop(Operation)
        case end(ConversationEnd)
    }

    private enum Stage {
        case opened, initialised
    }

    private var stage = Stage.opened
    private(set) var operations: [Operation] = []
    private var lastNumber = 0
    private var lastTurn = 0
    var isDraining = false
    var subscriber: Subscriber

    init(_ subscriber: Subscriber) { self.subscriber = subscriber }

    var isInitialised: Bool { stage == .initialised }

    mutating func take(_ message: ClientMessage) -> Request {
        switch message {
        case .connectionInit(let authorization):
            guard stage == .opened else { return .end(.secondInitialisation) }
            stage = .initialised
            return .acknowledge(authorization: authorization)
        case .ping(let payload): return .pong(payload: payload)
        case .pong: return .nothing
        case .subscribe(let id, let payload):
            guard stage == .initialised else { return .end(.unauthorized) }
            guard !operations.contains(where: { $0.id == id }) else { return .end(.knownID(id)) }
            return .execute(id: id, payload: payload)
        case .complete(let id):
            guard let index = operations.firstIndex(where: { $0.id == id }) else { return .nothing }
            return .stop(operations.remove(at: index))
        }
    }

    // MARK: Operations

    /// - Returns: the operation's number.
    @discardableResult
    mutating func begin(_ id: String, _ kind: Operation.Kind) -> Int {
        lastNumber += 1
        operations.append(Operation(id: id, number: lastNumber, kind: kind))
        return lastNumber
    }

    mutating func remove(number: Int) -> Operation? {
        operations.firstIndex { $0.number == number }.map { operations.remove(at: $0) }
    }

    mutating func removeAll() -> [Operation] {
        defer { operations = [] }
        return operations
    }

    /// Something was committed: all subscriptions may have events.
    mutating func call() {
        for index in operations.indices {
            guard var live = operations[index].live else { continue }
            live.isCalled = true
            operations[index].kind = .live(live)
        }
    }

    /// Whether there are subscriptions that may have events.
    var hasCalls: Bool { operations.contains { $0.live?.isCalled == true } }

    /// Has the next of these do something, each in its turn. One that does not go on is forgotten.
    ///
    /// - Returns: nil if there is none, else its id and whether it goes on.
    mutating func takeTurn(
        _ body: (_ id: String, _ live: inout LiveSubscription) throws(RequestFailure) -> Bool
    ) -> (id: String, result: Result<Bool, RequestFailure>)? {
        let following = operations.indices.map { (lastTurn + 1 + $0) % operations.count }
        for index in following {
            guard var live = operations[index].live, live.isCalled else { continue }
            lastTurn = index
            let id = operations[index].id
            let result = Result { () throws(RequestFailure) in try body(id, &live) }
            if case .success(true) = result {
                operations[index].kind = .live(live)
            } else {
                operations.remove(at: index)
            }
            return (id, result)
        }
        return nil
    }
}
