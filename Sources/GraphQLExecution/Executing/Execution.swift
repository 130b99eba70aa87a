import Batches
public import GraphQLSchema
public import JSON

/// What became of an operation for now.
public enum Outcome {
    /// The response is written.
    case finished(ErrorSummary)
    /// A mutation's root field has to be done elsewhere first. Run the work, then call `Execution.resume`.
    case parked(any DeferredWork, ParkedOperation)
}

/// An operation between two root fields of a mutation: a plain value that belongs to its connection. No thread waits
/// for it, and any worker may go on with it.
public struct ParkedOperation: Sendable {
    let plan: Plan
    let variables: VariableValues
    /// The root field that waits for its work.
    let field: Int
    /// The response so far.
    let written: [UInt8]
    let errors: ResponseErrors
    let maximumBytes: Int
}

/// Runs plans.
///
/// Queries: the scopes are resolved breadth-first, layer after layer, and the response is written in one pass.
/// Mutations: one root field after the other, each with everything below it.
///
/// Spec: 6.2 Executing Operations.
public enum Execution {
    /// Executes an operation from its beginning and writes `{"data":…}` with the errors, if there are any.
    public static func start(
        _ plan: Plan, variables: VariableValues, context: any ExecutionContext,
        limits: ResponseLimits = ResponseLimits(),
        into out: JSONWriter
    ) -> Outcome {
        let run = OperationRun(
            plan, variables: variables, context: context, out: out, reported: ResponseErrors(maximum: limits.errors),
            maximumBytes: limits.bytes)
        guard plan.operationType == .mutation else {
            run.runQuery()
            return .finished(run.reported.summary)
        }
        out.write("{\"data\":{")
        return run.runMutation(from: 0)
    }

    /// Goes on with a mutation whose work is done: executes what is selected below the root field, and the root
    /// fields that follow.
    public static func resume(
        _ parked: ParkedOperation, with result: WorkResult, context: any ExecutionContext,
        into out: JSONWriter
    ) -> Outcome {
        let run = OperationRun(
            parked.plan, variables: parked.variables, context: context, out: out, reported: parked.errors,
            maximumBytes: parked.maximumBytes)
        parked.written.withUnsafeBufferPointer { out.write($0.baseAddress!, count: $0.count) }
        guard run.finishRootField(parked.field, with: result) else { return .finished(run.reported.summary) }
        return run.runMutation(from: parked.field + 1)
    }
}
