public import Batches
public import GraphQLSchema

/// Every field's resolver.
public struct ResolverTable: Sendable {
    /// By type name and field name.
    public var fields: [String: [String: FieldForm]] = [:]
    /// What fields cost besides the objects that they return, in objects, by type name and field name: what reads far
    /// more than it returns.
    public var weights: [String: [String: Int]] = [:]
    /// By the entity's type.
    public var loaders: [TypeIndex: Load] = [:]
    /// The form of every field that is not in `fields`: one dynamic batch function for all, for schemas without Swift
    /// types.
    public var fallback: (@Sendable (_ type: String, _ field: FieldDefinition) -> FieldForm)?

    public init() {}
}

/// Answers one field for all parents of a scope: one cell for each, in a batch of width 1.
public typealias Resolve =
    @Sendable (_ parents: RowBatch, _ columns: ColumnSet, _ context: any ExecutionContext) throws
    -> RowBatch

/// Makes the resolver for given arguments. Called once for a plan when the arguments are constant, else once for an
/// execution. Throws `ExecutionError` for arguments that the resolver cannot take.
public typealias BindArguments = @Sendable (ArgumentValues) throws -> Resolve

/// Loads entities of one type by their ids: one row for each that exists, in any order, column 0 the id.
public typealias Load =
    @Sendable (_ ids: [UUID], _ columns: ColumnSet, _ context: any ExecutionContext) throws -> RowBatch
