import Batches
import RapportStore
import RapportTypes

enum CalendarQueries: CalendarQueryResolvers {
    /// How far ahead the agenda looks where nobody says.
    static let defaultDays = 7

    /// What begins in the range, one statement for the page and one for each type of item that is on it. Without a
    /// start the range begins now, without an end it is a week.
    ///
    /// - Throws: BAD_USER_INPUT for a range that ends before it starts, and for a page that cannot be.
    static func agenda(
        of root: Batch<Query>, _ arguments: QueryAgendaArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<CalendarItemConnection> {
        let start = arguments.range?.start.value ?? context.now
        let range = try DateTimeRange(
            from: start, until: arguments.range?.end.value ?? start.adding(days: defaultDays))
        let request = try context.page(arguments)
        let pages = try context.reader.agendaPages(
            from: range.start, until: range.end, request, columns, for: context.viewer)
        return Column(root, pages: pages)
    }
}
