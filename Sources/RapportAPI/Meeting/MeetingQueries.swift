import Batches
import RapportStore
import RapportTypes

enum MeetingQueries: MeetingQueryResolvers {
    static func meeting(
        of root: Batch<Query>, _ arguments: QueryMeetingArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<Meeting?> {
        _ = try context.viewer
        return Column(root, keys: { _ in arguments.id.key() })
    }

    static func meetings(
        of root: Batch<Query>, _ arguments: QueryMeetingsArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<MeetingConnection> {
        let viewer = try context.viewer
        let list = MeetingList(
            filter: arguments.filter, order: arguments.orderBy,
            page: try PageRequest(arguments, maximum: context.limits.pageSize))
        return Column(root, pages: try context.reader.meetingPages(list, columns, for: viewer))
    }
}
