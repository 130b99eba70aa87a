import Batches
import RapportStore
import RapportTypes

enum InformationalInterviewQueries: InformationalInterviewQueryResolvers {
    static func informationalInterview(
        of root: Batch<Query>, _ arguments: QueryInformationalInterviewArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<InformationalInterview?> {
        try context.record(arguments.id, below: root)
    }

    static func informationalInterviews(
        of root: Batch<Query>, _ arguments: QueryInformationalInterviewsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<InformationalInterviewConnection> {
        let viewer = try context.viewer
        let list = try context.list(arguments)
        return Column(root, pages: try context.reader.informationalInterviewPages(list, columns, for: viewer))
    }
}
