public import Batches

/// The forms of field, and the fields of the connection pattern, which the engine knows.
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
    /// The root field of a subscription: where its events come from.
    case subscription(MakeSource)
    /// A field of a connection, an edge or `PageInfo`, answered from `Pages`.
    case connection(ConnectionField)
}

/// The fields that a connection, its edges and its page info have in common.
///
/// GraphQL Cursor Connections Specification, sections 2 to 5.
public enum ConnectionField: Sendable {
    case edges, nodes, pageInfo, totalCount
    case node, cursor
    /// Of pages whose rows only name their nodes, by a `.key` or an `.object` in the first cell: nodes of an interface
    /// or a union, and values.
    case namedNodes, namedNode
    case hasNextPage, hasPreviousPage, startCursor, endCursor
}
