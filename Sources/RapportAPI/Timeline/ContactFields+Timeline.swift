import Batches
import RapportStore
import RapportTypes

extension ContactFields {
    /// What happened with each contact: one statement, however many contacts there are, and one for the items of each
    /// type.
    static func timeline(
        of contacts: Batch<Contact>, _ arguments: ContactTimelineArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<TimelineConnection> {
        let list = TimelineList(
            filter: arguments.filter, page: try context.page(arguments))
        let pages = try context.reader.timelinePages(ofEach: contacts.ids, list, columns, for: context.viewer)
        return Column(contacts, pages: pages)
    }
}
