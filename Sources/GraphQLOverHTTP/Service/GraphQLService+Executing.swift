import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema

/// What became of an operation for now.
enum OperationProgress {
    /// The response is in `GraphQLService.out`.
    case finished
    /// A mutation's root field has to be done elsewhere first: hand it to `GraphQLService.run`.
    case parked(PendingOperation)
}

/// A mutation whose root field is done elsewhere: all that is needed to go on with it on any worker.
struct PendingOperation: Sendable {
    let operation: PreparedOperation
    let client: Client
    fileprivate let work: any DeferredWork
    fileprivate let parked: ParkedOperation
}

/// From an operation to its response, with stops on the way.
extension GraphQLService {
    func start(_ operation: PreparedOperation, for client: Client) throws(RequestFailure) -> OperationProgress {
        try admit(operation, for: client)
        let context = try makeContext(for: client)
        out.reset()
        let outcome = Execution.start(operation.plan, variables: operation.variables, context: context, into: out)
        session.finish(context)
        return conclude(outcome, operation, client)
    }

    /// Does what an operation waits for. Nobody holds a snapshot meanwhile.
    func run(_ pending: PendingOperation, completion: @escaping @Sendable (WorkResult) -> Void) {
        session.run(pending.work, completion: completion)
    }

    /// Goes on with an operation whose work is done.
    func resume(_ pending: PendingOperation, with result: WorkResult) throws(RequestFailure) -> OperationProgress {
        // Begun after the commit, so that the response shows what was written.
        let context = try makeContext(for: pending.client)
        out.reset()
        let outcome = Execution.resume(pending.parked, with: result, context: context, into: out)
        session.finish(context)
        return conclude(outcome, pending.operation, pending.client)
    }

    /// Begins a subscription.
    ///
    /// - Returns: nil when there is nothing to subscribe to: then the response, with errors and without data, is in
    ///   `out`.
    func subscribe(
        _ operation: PreparedOperation, for client: Client
    ) throws(RequestFailure) -> ResponseStream? {
        try admit(operation, for: client)
        let context = try makeContext(for: client)
        out.reset()
        let stream = Execution.subscribe(
            operation.plan, variables: operation.variables, context: context, into: out)
        session.finish(context)
        return stream
    }

    /// Hands on the responses to the events that a subscription has not seen yet, at most `limit`.
    func respond(
        to stream: inout ResponseStream, for client: Client, limit: Int, _ send: (UnsafeRawBufferPointer) -> Void
    ) throws(RequestFailure) -> ResponseStream.Progress {
        let context = try makeContext(for: client)
        let progress = stream.respond(limit: limit, context: context, into: out) { send($0.bytes) }
        session.finish(context)
        return progress
    }

    /// Who has used up what they may use is told so before anything is read.
    private func admit(_ operation: PreparedOperation, for client: Client) throws(RequestFailure) {
        do {
            try session.admit(operation, for: client)
        } catch {
            throw .failure(session.fieldError(for: error))
        }
    }

    private func makeContext(for client: Client) throws(RequestFailure) -> any ExecutionContext {
        do {
            return try session.makeContext(for: client, deadline: .now + limits.execution)
        } catch {
            throw .failure(session.fieldError(for: error))
        }
    }

    private func conclude(
        _ outcome: Outcome, _ operation: PreparedOperation, _ client: Client
    ) -> OperationProgress {
        switch outcome {
        case .finished:
            if operation.extensions.cost { write(cost: operation.cost) }
            return .finished
        case .parked(let work, let parked):
            return .parked(PendingOperation(operation: operation, client: client, work: work, parked: parked))
        }
    }

    /// Adds the `extensions` entry to the response that is written.
    ///
    /// Spec: 7.1.3 Extensions.
    private func write(cost: Int) {
        out.count -= 1  // the brace that closes the response
        out.write(",\"extensions\":{\"cost\":{\"cost\":")
        out.write(int: cost)
        out.write(",\"limit\":")
        out.write(int: limits.cost)
        out.write("}}}")
    }
}
