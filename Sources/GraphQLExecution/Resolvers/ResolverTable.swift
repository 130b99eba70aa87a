public import Batches
public import GraphQLLanguage
public import GraphQLSchema

/// The coerced arguments of one field: CoerceArgumentValues of the specification, section 6.4.1.
public struct ArgumentValues: Sendable {
    /// In the order of the field's definition; without those that have no value.
    public var fields: [InputValue.Field]

    public init(_ fields: [InputValue.Field] = []) { self.fields = fields }

    /// Nil when the argument has no value; `.null` when it was given as null.
    public subscript(name: String) -> InputValue? { fields.first { $0.name == name }?.value }
}

/// What belongs to one request while it is executed: the viewer, a snapshot of the store, the clock, the deadline.
///
/// The engine hands it to resolvers and knows no more of it than this.
public protocol ExecutionContext: AnyObject {
    /// Called before each scope and before each batch of more than a few rows.
    /// - Throws: `FieldError` with the code TIMEOUT when the request has taken too long.
    func checkDeadline() throws
    /// What watches the execution, if anything does.
    var observer: (any ExecutionObserver)? { get }
    /// A mutation's root field has been answered with this value; what is selected below it is read next.
    func willSelect(from value: any Batches.Value)
    /// What the client is told of an error that a resolver threw and that is no `FieldError`.
    func fieldError(for error: any Error) -> FieldError
}

extension ExecutionContext {
    public func checkDeadline() throws {}
    public var observer: (any ExecutionObserver)? { nil }
    public func willSelect(from value: any Batches.Value) {}
    public func fieldError(for error: any Error) -> FieldError { FieldError("Internal error.", code: .internal) }
}

/// Sees what an execution does: for tests that count, and for the trace in a response.
public protocol ExecutionObserver: AnyObject {
    /// A scope was entered: all objects that one selection set meets.
    func scope(type: String, objects: Int)
    /// A resolver was called once for a scope.
    func batch(field: String, parents: Int)
}

/// Answers one field for all parents of a scope: one cell for each, in a batch of width 1.
public typealias Resolve =
    @Sendable (_ parents: RowBatch, _ columns: ColumnSet, _ context: any ExecutionContext) throws
    -> RowBatch

/// Makes the resolver for given arguments. Called once for a plan when the arguments are constant, else once for an
/// execution. Throws `FieldError` for arguments that the resolver cannot take.
public typealias BindArguments = @Sendable (ArgumentValues) throws -> Resolve

/// Checks the arguments of a mutation's root field and makes its work.
public typealias MakeWork = @Sendable (ArgumentValues, any ExecutionContext) throws -> Work

/// The five forms of field, and the fields of the connection pattern, which the engine knows.
public enum FieldForm: Sendable {
    /// Read, opened or computed from the row's own columns.
    case column(LeafSource, CellKind)
    /// A column that holds the id of an entity of this type: the executor loads the entities, all with one call.
    case reference(column: String, TypeIndex)
    /// The same row under another type: an embedded value.
    /// `present` names a column that is null where there is no such object.
    case sameRow(present: NeededColumn?)
    /// A relation, or any field with arguments. `needs` names columns of the parents that it reads besides the id.
    case batch(needs: [NeededColumn], bind: BindArguments)
    /// A cell of a value's row, filled by whoever made the value. Entities are named by `.key` cells.
    case property(Int)
    /// A root field of the mutation type.
    case mutation(MakeWork)
    /// A field of a connection, an edge or `PageInfo`, answered from `Pages`.
    case connection(ConnectionField)
}

/// The fields that a connection, its edges and its page info have in common.
///
/// GraphQL Cursor Connections Specification, sections 2 to 5.
public enum ConnectionField: Sendable {
    case edges, nodes, pageInfo, totalCount
    case node, cursor
    case hasNextPage, hasPreviousPage, startCursor, endCursor
}

/// A mutation's root field, checked and ready: done at once, or something to do elsewhere while the operation is
/// parked.
public enum Work: Sendable {
    case done(any Batches.Value)
    case deferred(any DeferredWork)
}

/// Work that does not run on the worker: the host of the execution knows the kinds and runs them (a write on the
/// writer, a hash on the hashing thread), then resumes the execution with the value.
public protocol DeferredWork: Sendable {}

/// Loads entities of one type by their ids: one row for each that exists, in any order, column 0 the id.
public typealias Load =
    @Sendable (_ ids: [UUID], _ columns: ColumnSet, _ context: any ExecutionContext) throws -> RowBatch

/// Every field's resolver.
public struct ResolverTable: Sendable {
    /// By type name and field name.
    public var fields: [String: [String: FieldForm]] = [:]
    /// By the entity's type.
    public var loaders: [TypeIndex: Load] = [:]
    /// The form of every field that is not in `fields`: one dynamic batch function for all, for schemas without Swift types.
    public var fallback: (@Sendable (_ type: String, _ field: FieldDefinition) -> FieldForm)?

    public init() {}
}

/// A failure of one field (a "field error" of the specification, section 6.4.4).
public struct FieldError: Error, Hashable, Sendable {
    public var message: String
    /// Goes to `extensions.code`; without one the error has no extensions.
    public var code: ErrorCode?
    /// Further members of `extensions`.
    public var extensions: [InputValue.Field]

    public init(_ message: String, code: ErrorCode? = nil, extensions: [InputValue.Field] = []) {
        self.message = message
        self.code = code
        self.extensions = extensions
    }
}

extension FieldError {
    /// An argument that is not a value of its type.
    init(_ error: ArgumentError) { self.init(error.message, code: .badUserInput) }
}
