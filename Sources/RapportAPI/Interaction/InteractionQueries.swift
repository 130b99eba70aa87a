import Batches
import RapportStore
import RapportTypes

enum InteractionQueries: InteractionQueryResolvers {
    static func interaction(
        of root: Batch<Query>, _ arguments: QueryInteractionArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<Interaction?> {
        try context.record(arguments.id, below: root)
    }

    static func interactions(
        of root: Batch<Query>, _ arguments: QueryInteractionsArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<InteractionConnection> {
        let viewer = try context.viewer
        let list = try context.list(arguments)
        return Column(root, pages: try context.reader.interactionPages(list, columns, for: viewer))
    }
}
