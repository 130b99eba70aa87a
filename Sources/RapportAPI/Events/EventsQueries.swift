import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum EventsQueries: EventsQueryResolvers {
    /// The events themselves are one statement for each type more.
    static func domainEvents(
        of root: Batch<Query>, _ arguments: QueryDomainEventsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<DomainEventConnection> {
        let list = DomainEventList(
            filter: arguments.filter, page: try context.page(arguments))
        let pages = try context.reader.domainEventPages(list, columns, for: context.viewer)
        return Column(root, pages: pages)
    }
}
