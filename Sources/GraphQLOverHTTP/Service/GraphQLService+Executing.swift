import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema

/// What became of an operation for now.
enum OperationProgress {
    /// The response is in `GraphQLService.response`.
    case finished
    /// A mutation's root field has to be done elsewhere first: hand it to `GraphQLService.run`.
    case parked(PendingOperation)
}

/// A mutation whose root field is done elsewhere: all that is needed to go on with it on any worker.
struct PendingOperation: Sendable {
    let operation: PreparedOperation
    let client: Client
    /// What was done so far, if it is recorded.
    fileprivate let trace: Trace?
    /// Of what was done before it had to wait.
    let record: OperationRecord
    fileprivate let work: any DeferredWork
    fileprivate let parked: ParkedOperation
}

/// From an operation to its response, with stops on the way.
extension GraphQLService {
    /// Begins an operation, if the client may run it now.
    func start(_ operation: PreparedOperation, for client: Client) throws(RequestFailure) -> OperationProgress {
        try admit(operation, for: client)
        return try begin(operation, for: client, deadline: deadline)
    }

    /// Who has used up what they may use is told so before anything is read.
    func admit(_ operation: PreparedOperation, for client: Client) throws(RequestFailure) {
        do {
            try session.admit(operation, for: client)
        } catch {
            let failure = RequestFailure.failure(session.fieldError(for: error))
            ended(operation.record(of: client), failure)
            throw failure
        }
    }

    /// When what begins now has to be finished.
    var deadline: ContinuousClock.Instant { .now + limits.execution }

    /// Begins an operation that has been admitted.
    func begin(
        _ operation: PreparedOperation, for client: Client, deadline: ContinuousClock.Instant
    ) throws(RequestFailure) -> OperationProgress {
        if operation.extensions.isEmpty, let response = operation.plan.constantResponse?.bytes {
            storedResponse = response
            ended(operation.record(of: client), ErrorSummary())
            return .finished
        }
        return try execute(operation, for: client, operation.record(of: client), deadline) { context in
            Execution.start(
                operation.plan, variables: operation.variables, context: context, maximumErrors: limits.errors,
                into: out)
        }
    }

    /// Does what an operation waits for. Nobody holds a snapshot meanwhile.
    func run(_ pending: PendingOperation, completion: @escaping @Sendable (WorkResult) -> Void) {
        session.run(pending.work, completion: completion)
    }

    /// Goes on with an operation whose work is done.
    func resume(
        _ pending: PendingOperation, with result: WorkResult, deadline: ContinuousClock.Instant? = nil
    ) throws(RequestFailure) -> OperationProgress {
        // Begun after the commit, so that the response shows what was written.
        try execute(pending.operation, for: pending.client, pending.record, deadline ?? self.deadline, pending.trace) {
            context in
            Execution.resume(pending.parked, with: result, context: context, into: out)
        }
    }

    /// Goes on with an operation until it has its response or has to wait.
    private func execute(
        _ operation: PreparedOperation, for client: Client, _ record: OperationRecord,
        _ deadline: ContinuousClock.Instant, _ earlier: Trace? = nil, _ body: (any ExecutionContext) -> Outcome
    ) throws(RequestFailure) -> OperationProgress {
        var record = record
        let statements = session.statementsRun
        let context: any ExecutionContext
        do throws(RequestFailure) {
            context = try makeContext(for: client, deadline)
        } catch {
            ended(record, error)
            throw error
        }
        out.reset()
        let recorder = self.record(operation, context, after: earlier)
        let outcome = body(context)
        let trace = finish(recorder, operation)
        session.finish(context)
        record.statements += session.statementsRun - statements
        return conclude(outcome, operation, client, trace, record)
    }

    /// Begins a subscription.
    ///
    /// - Returns: nil when there is nothing to subscribe to: then the response, with errors and without data, is in
    ///   `out`.
    func subscribe(
        _ operation: PreparedOperation, for client: Client
    ) throws(RequestFailure) -> ResponseStream? {
        try admit(operation, for: client)
        let context: any ExecutionContext
        do throws(RequestFailure) {
            context = try makeContext(for: client, deadline)
        } catch {
            ended(operation.record(of: client), error)
            throw error
        }
        out.reset()
        let stream = Execution.subscribe(
            operation.plan, variables: operation.variables, context: context, maximumErrors: limits.errors, into: out)
        session.finish(context)
        // Of one that goes on, it is told that it has begun; its responses are counted when they are made.
        ended(operation.record(of: client), stream == nil ? ErrorSummary(count: 1) : ErrorSummary())
        return stream
    }

    /// Hands on the responses to the events that a subscription has not seen yet, at most `limit`.
    func respond(
        to stream: inout ResponseStream, for client: Client, limit: Int, _ send: (UnsafeRawBufferPointer) -> Void
    ) throws(RequestFailure) -> ResponseStream.Progress {
        let context = try makeContext(for: client, deadline)
        let statements = session.statementsRun
        var events = 0
        let progress = stream.respond(limit: limit, context: context, into: out) {
            events += 1
            send($0.bytes)
        }
        session.finish(context)
        observer?.responded(events: events, statements: session.statementsRun - statements)
        return progress
    }

    private func makeContext(
        for client: Client, _ deadline: ContinuousClock.Instant
    ) throws(RequestFailure) -> any ExecutionContext {
        storedResponse = nil
        do {
            return try session.makeContext(for: client, deadline: deadline)
        } catch {
            throw .failure(session.fieldError(for: error))
        }
    }

    private func conclude(
        _ outcome: Outcome, _ operation: PreparedOperation, _ client: Client, _ trace: Trace?, _ record: OperationRecord
    ) -> OperationProgress {
        switch outcome {
        case .finished(let errors):
            if let trace { writeExtensions(of: operation, trace) }
            ended(record, errors)
            return .finished
        case .parked(let work, let parked):
            return .parked(
                PendingOperation(
                    operation: operation, client: client, trace: trace, record: record, work: work, parked: parked))
        }
    }
}
