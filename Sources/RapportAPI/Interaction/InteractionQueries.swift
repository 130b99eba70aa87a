import Batches
import RapportStore
import RapportTypes

enum InteractionQueries: InteractionQueryResolvers {
    static func interaction(
        of root: Batch<Query>, _ arguments: QueryInteractionArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<Interaction?> {
        _ = try context.viewer
        return Column(root, keys: { _ in arguments.id.key() })
    }

    static func interactions(
        of root: Batch<Query>, _ arguments: QueryInteractionsArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<InteractionConnection> {
        let viewer = try context.viewer
        let list = InteractionList(
            filter: arguments.filter, order: arguments.orderBy,
            page: try PageRequest(arguments, maximum: context.limits.pageSize))
        return Column(root, pages: try context.reader.interactionPages(list, columns, for: viewer))
    }
}
