import Batches
import RapportStore
import RapportTypes

enum FollowUpQueries: FollowUpQueryResolvers {
    static func followUp(
        of root: Batch<Query>, _ arguments: QueryFollowUpArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<FollowUp?> {
        try context.record(arguments.id, below: root)
    }

    static func followUps(
        of root: Batch<Query>, _ arguments: QueryFollowUpsArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<FollowUpConnection> {
        let viewer = try context.viewer
        let list = try context.list(arguments)
        return Column(root, pages: try context.reader.followUpPages(list, columns, for: viewer))
    }
}
