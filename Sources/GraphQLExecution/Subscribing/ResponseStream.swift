import Batches
public import GraphQLSchema
public import JSON

extension Execution {
    /// Creates the source stream of a subscription: CreateSourceEventStream of the specification.
    ///
    /// - Returns: Nil when there is none: the response then has the error, and no data.
    ///
    /// Spec: 6.2.3.1 Source Stream.
    public static func subscribe(
        _ plan: Plan, variables: VariableValues, context: any ExecutionContext,
        limits: ResponseLimits = ResponseLimits(),
        into out: JSONWriter
    ) -> ResponseStream? {
        // Validation lets a subscription have exactly one root field.
        guard let field = plan.root.fields.first, case .subscription(let arguments, let makeSource) = field.source
        else { preconditionFailure("only subscriptions are subscribed to") }
        let errors = ResponseErrors(maximum: limits.errors)
        let run = OperationRun(
            plan, variables: variables, context: context, out: out, reported: errors, maximumBytes: limits.bytes)
        do {
            let source = try makeSource(try run.values(of: arguments), context)
            return ResponseStream(
                plan: plan, variables: variables, errors: errors, maximumBytes: limits.bytes, source: source)
        } catch {
            run.fail(error, at: field)
            return nil
        }
    }
}

/// The response stream of a subscription: a plain value that belongs to its connection. Any worker may go on with it.
///
/// Spec: 6.2.3.2 Response Stream.
public struct ResponseStream: Sendable {
    let plan: Plan
    let variables: VariableValues
    /// None, as each response begins.
    let errors: ResponseErrors
    let maximumBytes: Int
    var source: any EventSource

    /// What is to be expected of a stream.
    public enum Progress: Hashable, Sendable {
        /// There are no more events now.
        case waiting
        /// There may be more events already.
        case more
        /// No event will follow.
        case finished
    }

    /// Executes the operation for each event that follows, at most `limit`, and hands its response on: written to
    /// `out`, which begins anew with each.
    ///
    /// When the source fails, the response is the error, and nothing follows.
    ///
    /// - Parameter isGivenUp: asked when a response is there, before it is handed on. If so, it is none: the stream
    ///   stays before its event.
    public mutating func respond(
        limit: Int, context: any ExecutionContext, into out: JSONWriter, unless isGivenUp: () -> Bool = { false },
        send: (JSONWriter) -> Void
    ) -> Progress {
        let before = source
        let next: SourceEvents
        do {
            try context.checkDeadline()
            next = try source.next(limit, in: context)
        } catch {
            out.reset()
            run(context, out).fail(error, at: plan.root.fields[0])
            guard !isGivenUp() else {
                source = before
                return .more
            }
            send(out)
            return .finished
        }
        for (place, event) in next.events.enumerated() {
            out.reset()
            run(context, out).runEvent(event)
            guard !isGivenUp() else {
                source = before
                // The same events as before, which are behind it again. What fails here fails there, too.
                if place > 0 { _ = try? source.next(place, in: context) }
                return .more
            }
            send(out)
        }
        if next.isLast { return .finished }
        return next.events.count >= limit ? .more : .waiting
    }

    private func run(_ context: any ExecutionContext, _ out: JSONWriter) -> OperationRun {
        OperationRun(
            plan, variables: variables, context: context, out: out, reported: errors, maximumBytes: maximumBytes)
    }
}

extension OperationRun {
    /// ExecuteSubscriptionEvent of the specification: like a query, with the event as the value of the root field.
    fileprivate func runEvent(_ event: RowBatch) {
        let root = enter(root: plan.root)
        takeOverFailures(of: event)
        enterPath(of: plan.root.fields[0], in: scopes[root])
        scopes[root].answers[0] = enterObjects(
            of: loadKeys(in: Answer(event), for: plan.root.fields[0]), plan.root.fields[0])
        finishQuery(root)
    }

    /// Writes the response to an operation that came to no data because of its root field.
    fileprivate func fail(_ error: any Error, at field: FieldPlan) {
        let error = error as? ExecutionError ?? context.executionError(for: error)
        reported.add(
            ResponseError(
                message: error.message, locations: field.offsets.map(plan.document.location),
                path: [.field(field.responseKey)], code: error.code, extensions: error.extensions))
        out.write(responseWith: reported)
    }
}
