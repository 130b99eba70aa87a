import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

enum ContactQueries: ContactQueryResolvers {
    static func contact(
        of root: Batch<Query>, _ arguments: QueryContactArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<Contact?> {
        try context.record(arguments.id, below: root)
    }

    static func contacts(
        of root: Batch<Query>, _ arguments: QueryContactsArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<ContactConnection> {
        let viewer = try context.viewer
        let request = try context.page(arguments)
        let pages = try context.reader.contacts(
            arguments.filter, in: arguments.orderBy, request, columns, for: viewer)
        return Column(root, pages: pages)
    }

    static func tags(
        of root: Batch<Query>, _ arguments: QueryTagsArguments, _ columns: ColumnSet, in context: RequestContext
    ) throws -> Column<[RapportTypes.Tag]> {
        let tags = try context.reader.tags(containing: arguments.search, for: context.viewer)
        return Column(root, lists: { _ in tags })
    }

    static func duplicateContacts(
        of root: Batch<Query>, _ arguments: QueryDuplicateContactsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<[DuplicateGroup]> {
        let viewer = try context.viewer
        let page = try PageRequest(first: arguments.first, maximum: context.limits.pageSize)
        let groups = try context.reader.duplicateGroups(first: page.count, for: viewer)
        return Column(root, lists: { _ in groups })
    }
}
