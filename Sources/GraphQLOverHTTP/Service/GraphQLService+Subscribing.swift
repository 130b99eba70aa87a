import GraphQLExecution
import GraphQLLanguage

/// How far a subscription has got.
enum StreamProgress {
    /// There are no more events now.
    case waiting
    /// There may be more events already.
    case more
    /// No event will follow.
    case finished
    /// Others come first: nothing is answered before this turn has begun, which is to be waited for.
    case parked(SlowLaneTurn)
}

/// From a subscription to the responses to its events.
extension GraphQLService {
    /// Begins a subscription.
    ///
    /// - Returns: nil when there is nothing to subscribe to: then the response, with errors and without data, is in
    ///   `response`.
    func subscribe(
        _ operation: PreparedOperation, for client: Client
    ) throws(RequestFailure) -> ResponseStream? {
        try admit(operation, for: client)
        time.begin()
        let context: any ExecutionContext
        do throws(RequestFailure) {
            context = try makeContext(for: client)
        } catch {
            ended(operation.record(of: client), error)
            throw error
        }
        out.reset()
        let stream = Execution.subscribe(
            operation.plan, variables: operation.variables, context: context, limits: limits.ofResponse(to: client),
            into: out)
        session.finish(context)
        // Of one that goes on, it is told that it has begun; its responses are counted when they are made.
        ended(operation.record(of: client), stream == nil ? ErrorSummary(count: 1) : ErrorSummary())
        return stream
    }

    /// Hands on the responses to the events that a subscription has not seen yet, at most `limit`.
    ///
    /// - Parameter turn: that it was given before, and which has begun.
    func respond(
        to stream: inout ResponseStream, for client: Client, in turn: SlowLaneTurn? = nil, limit: Int,
        _ send: (UnsafeRawBufferPointer) -> Void
    ) throws(RequestFailure) -> StreamProgress {
        time.begin(for: client, .subscription, in: turn)
        defer { time.finish() }
        if let turn = time.turnToWaitFor { return .parked(turn) }
        let context = try makeContext(for: client)
        let statements = session.statementsRun
        var events = 0
        let progress = stream.respond(limit: limit, context: context, into: out) {
            time.isGivenUp
        } send: {
            events += 1
            send($0.bytes)
        }
        session.finish(context)
        observer?.responded(events: events, statements: session.statementsRun - statements)
        if let turn = time.turnToWaitFor { return .parked(turn) }
        switch progress {
        case .waiting: return .waiting
        case .more: return .more
        case .finished: return .finished
        }
    }
}
