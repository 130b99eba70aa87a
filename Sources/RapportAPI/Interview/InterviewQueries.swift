import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum InterviewQueries: InterviewQueryResolvers {
    static func interview(
        of root: Batch<Query>, _ arguments: QueryInterviewArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<Interview?> {
        try context.record(arguments.id, below: root)
    }

    static func interviews(
        of root: Batch<Query>, _ arguments: QueryInterviewsArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<InterviewConnection> {
        let viewer = try context.viewer
        let list = try context.list(arguments)
        return Column(root, pages: try context.reader.interviewPages(list, columns, for: viewer))
    }

    /// What is still to come: one statement, and one more for a selected total. What begins now is among it, what
    /// begins after whole days is not.
    static func upcomingInterviews(
        of root: Batch<Query>, _ arguments: QueryUpcomingInterviewsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<InterviewConnection> {
        let viewer = try context.viewer
        let days = InterviewLimits.daysAhead
        guard days.contains(arguments.withinDays) else {
            throw ExecutionError(
                "\"withinDays\" must be from \(days.lowerBound) to \(days.upperBound).", code: .badUserInput)
        }
        let request = try context.page(arguments)
        let pages = try context.reader.openInterviewPages(
            from: context.now, until: context.now.adding(days: arguments.withinDays), request, columns, for: viewer)
        return Column(root, pages: pages)
    }
}
