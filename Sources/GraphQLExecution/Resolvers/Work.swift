public import Batches

/// A mutation's root field, checked and ready: done at once, or something to do elsewhere while the operation is
/// parked.
public enum Work: Sendable {
    case done(any Batches.Value)
    case deferred(any DeferredWork)
}

/// Work that does not run on the worker: the host of the execution knows the kinds and runs them (a write on the
/// writer, a hash on the hashing thread), then resumes the execution with the value.
public protocol DeferredWork: Sendable {}

/// Checks the arguments of a mutation's root field and makes its work.
public typealias MakeWork = @Sendable (ArgumentValues, any ExecutionContext) throws -> Work

/// What became of a mutation's work: the value of its root field, or why there is none.
public typealias WorkResult = Result<any Batches.Value, any Error>
