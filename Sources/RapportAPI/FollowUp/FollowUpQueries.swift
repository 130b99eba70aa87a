import Batches
import RapportStore
import RapportTypes

enum FollowUpQueries: FollowUpQueryResolvers {
    static func followUp(
        of root: Batch<Query>, _ arguments: QueryFollowUpArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<FollowUp?> {
        _ = try context.viewer
        return Column(root, keys: { _ in arguments.id.key() })
    }

    static func followUps(
        of root: Batch<Query>, _ arguments: QueryFollowUpsArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<FollowUpConnection> {
        let viewer = try context.viewer
        let list = FollowUpList(
            filter: arguments.filter, order: arguments.orderBy,
            page: try PageRequest(arguments, maximum: context.limits.pageSize))
        return Column(root, pages: try context.reader.followUpPages(list, columns, for: viewer))
    }
}
