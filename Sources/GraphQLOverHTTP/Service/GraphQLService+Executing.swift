import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema

/// What became of an operation for now.
enum OperationProgress {
    /// The response is in `GraphQLService.response`.
    case finished
    /// Something has to be waited for first: hand it to `GraphQLService.run`.
    case parked(PendingOperation)
}

/// An operation that waits: all that is needed to go on with it on any worker.
struct PendingOperation: Sendable {
    let operation: PreparedOperation
    let client: Client
    /// What was done so far, if it is recorded.
    fileprivate let trace: Trace?
    /// Of what was done before it had to wait.
    let record: OperationRecord
    fileprivate let awaited: Awaited

    fileprivate enum Awaited {
        /// A mutation's root field is done elsewhere.
        case work(any DeferredWork, ParkedOperation)
        /// Others come first; then this stretch runs, from its beginning.
        case turn(SlowLaneTurn, Stretch)
    }
}

/// What of an operation is executed in one go.
private enum Stretch: Sendable {
    case start
    case resume(ParkedOperation, WorkResult)
}

/// What comes of waiting for one's turn: nothing.
private struct NoResult: Error {}

/// From an operation to its response, with stops on the way.
extension GraphQLService {
    /// Begins an operation, if the client may run it now.
    func start(_ operation: PreparedOperation, for client: Client) throws(RequestFailure) -> OperationProgress {
        try admit(operation, for: client)
        return try begin(operation, for: client)
    }

    /// Who has used up what they may use is told so before anything is read.
    func admit(_ operation: PreparedOperation, for client: Client) throws(RequestFailure) {
        do {
            try session.admit(operation, for: client)
        } catch {
            let failure = RequestFailure.failure(session.executionError(for: error))
            ended(operation.record(of: client), failure)
            throw failure
        }
    }

    /// Begins an operation that has been admitted.
    ///
    /// - Parameter instant: when the time began that it has; earlier than now for one that shares it with others.
    func begin(
        _ operation: PreparedOperation, for client: Client, since instant: ContinuousClock.Instant = .now
    ) throws(RequestFailure) -> OperationProgress {
        if operation.extensions.isEmpty, let response = operation.plan.constantResponse?.bytes {
            storedResponse = response
            ended(operation.record(of: client), ErrorSummary())
            return .finished
        }
        return try execute(.start, of: operation, for: client, operation.record(of: client), since: instant)
    }

    /// Does what an operation waits for. Nobody holds a snapshot meanwhile.
    func run(_ pending: PendingOperation, completion: @escaping @Sendable (WorkResult) -> Void) {
        switch pending.awaited {
        case .work(let work, _): session.run(work, completion: completion)
        case .turn(let turn, _): turn.wait { completion(.failure(NoResult())) }
        }
    }

    /// Goes on with an operation that need not wait any more.
    func resume(
        _ pending: PendingOperation, with result: WorkResult, since instant: ContinuousClock.Instant = .now
    ) throws(RequestFailure) -> OperationProgress {
        let (stretch, turn): (Stretch, SlowLaneTurn?) =
            switch pending.awaited {
            case .work(_, let parked): (.resume(parked, result), nil)
            case .turn(let turn, let stretch): (stretch, turn)
            }
        return try execute(
            stretch, of: pending.operation, for: pending.client, pending.record, pending.trace, turn, since: instant)
    }

    /// Goes on with an operation until it has its response or has to wait.
    ///
    /// What was given up for the sake of others is executed again. That changes nothing: all that a stretch does is
    /// read.
    private func execute(
        _ stretch: Stretch, of operation: PreparedOperation, for client: Client, _ record: consuming OperationRecord,
        _ earlier: Trace? = nil, _ turn: SlowLaneTurn? = nil, since instant: ContinuousClock.Instant
    ) throws(RequestFailure) -> OperationProgress {
        time.begin(for: client, operation.identity.operationType, in: turn, since: instant)
        defer { time.finish() }
        if let turn = time.turnToWaitFor {
            return .parked(
                PendingOperation(
                    operation: operation, client: client, trace: earlier, record: record,
                    awaited: .turn(turn, stretch)))
        }
        let statements = session.statementsRun
        let context: any ExecutionContext
        do throws(RequestFailure) {
            // Begun after the commit of what was waited for, so that the response shows what was written.
            context = try makeContext(for: client)
        } catch {
            ended(record, error)
            throw error
        }
        out.reset()
        let recorder = self.record(operation, context, after: earlier)
        let outcome =
            switch stretch {
            case .start:
                Execution.start(
                    operation.plan, variables: operation.variables, context: context,
                    limits: limits.ofResponse(to: client), into: out)
            case .resume(let parked, let result):
                Execution.resume(parked, with: result, context: context, into: out)
            }
        let trace = finish(recorder, operation)
        session.finish(context)
        record.statements += session.statementsRun - statements
        if let turn = time.turnToWaitFor {
            return .parked(
                PendingOperation(
                    operation: operation, client: client, trace: earlier, record: record,
                    awaited: .turn(turn, stretch)))
        }
        return conclude(outcome, operation, client, trace, record)
    }

    func makeContext(for client: Client) throws(RequestFailure) -> any ExecutionContext {
        storedResponse = nil
        do {
            return try session.makeContext(for: client, within: time)
        } catch {
            throw .failure(session.executionError(for: error))
        }
    }

    private func conclude(
        _ outcome: Outcome, _ operation: PreparedOperation, _ client: Client, _ trace: Trace?,
        _ record: consuming OperationRecord
    ) -> OperationProgress {
        switch outcome {
        case .finished(let errors):
            if let trace { writeExtensions(of: operation, trace) }
            ended(record, errors)
            return .finished
        case .parked(let work, let parked):
            return .parked(
                PendingOperation(
                    operation: operation, client: client, trace: trace, record: record, awaited: .work(work, parked)))
        }
    }
}
