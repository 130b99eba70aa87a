import Batches
import RapportStore
import RapportTypes

/// What the fields of every type do alike with their arguments.
extension RequestContext {
    /// The page that is asked for.
    ///
    /// - Throws: `PageError`.
    func page(_ arguments: some ConnectionArguments) throws -> PageRequest {
        try PageRequest(arguments, maximum: limits.pageSize)
    }

    /// The list that is asked for: which records, in which order, and which page of them.
    ///
    /// - Throws: `PageError`.
    func list<Filter: Sendable, Order: Sendable>(
        _ arguments: some ListArguments<Filter, Order>
    ) throws -> RecordList<Filter, Order> {
        RecordList(filter: arguments.filter, order: arguments.orderBy, page: try page(arguments))
    }

    /// A record by its id, which the executor loads: null where there is none of the viewer's.
    func record<T: Entity>(_ id: NodeID, below root: Batch<Query>) throws -> Column<T?> {
        _ = try viewer
        return Column(root, keys: { _ in id.key() })
    }
}
