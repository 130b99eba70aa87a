import Batches
import RapportStore
import RapportTypes

enum InformationalInterviewQueries: InformationalInterviewQueryResolvers {
    static func informationalInterview(
        of root: Batch<Query>, _ arguments: QueryInformationalInterviewArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<InformationalInterview?> {
        _ = try context.viewer
        return Column(root, keys: { _ in arguments.id.key() })
    }

    static func informationalInterviews(
        of root: Batch<Query>, _ arguments: QueryInformationalInterviewsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<InformationalInterviewConnection> {
        let viewer = try context.viewer
        let list = InformationalInterviewList(
            filter: arguments.filter, order: arguments.orderBy,
            page: try PageRequest(arguments, maximum: context.limits.pageSize))
        return Column(root, pages: try context.reader.informationalInterviewPages(list, columns, for: viewer))
    }
}
