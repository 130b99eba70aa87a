import Batches
import RapportStore
import RapportTypes

enum MeetingQueries: MeetingQueryResolvers {
    static func meeting(
        of root: Batch<Query>, _ arguments: QueryMeetingArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<Meeting?> {
        try context.record(arguments.id, below: root)
    }

    static func meetings(
        of root: Batch<Query>, _ arguments: QueryMeetingsArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<MeetingConnection> {
        let viewer = try context.viewer
        let list = try context.list(arguments)
        return Column(root, pages: try context.reader.meetingPages(list, columns, for: viewer))
    }
}
