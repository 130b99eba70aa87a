public import Batches

/// What belongs to one request while it is executed: the viewer, a snapshot of the store, the clock, the deadline.
///
/// The engine hands it to resolvers and knows no more of it than this.
public protocol ExecutionContext: AnyObject {
    /// Called before each batch function and before each load of entities: what can take long.
    /// - Throws: `ExecutionError` with the code TIMEOUT when the request has taken too long.
    func checkDeadline() throws
    /// What watches the execution, if anything does.
    var observer: (any ExecutionObserver)? { get set }
    /// A mutation's root field has been answered with this value; what is selected below it is read next.
    func willSelect(from value: any Batches.Value)
    /// What the client is told of an error that a resolver threw and that is no `ExecutionError`.
    func executionError(for error: any Error) -> ExecutionError
}

extension ExecutionContext {
    public func checkDeadline() throws {}
    public var observer: (any ExecutionObserver)? {
        get { nil }
        set {}
    }
    public func willSelect(from value: any Batches.Value) {}
    public func executionError(for error: any Error) -> ExecutionError {
        ExecutionError("Internal error.", code: .internal)
    }
}

/// Sees what an execution does: for tests that count, and for the trace in a response.
///
/// Paths are those of response keys, without the indices of lists: a scope has all objects that one selection set
/// meets.
public protocol ExecutionObserver: AnyObject {
    /// A scope was entered. Its objects are new, or the rows of the scope around it seen as another type.
    func scope(of type: String, at path: [String], objects: Int, areNew: Bool)
    /// A resolver is called, once for all objects of a scope.
    func batchBegins(_ field: String, at path: [String], parents: Int)
    /// Entities of a type are loaded, all that a field names with one call.
    func loadBegins(_ type: String, at path: [String], keys: Int)
    /// The batch, or the load, that began last has ended.
    func batchEnds()
}
