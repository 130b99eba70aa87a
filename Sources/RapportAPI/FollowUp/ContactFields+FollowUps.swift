import Batches
import RapportStore
import RapportTypes

extension ContactFields {
    /// The follow-ups that concern each contact: one statement, however many contacts there are.
    static func followUps(
        of contacts: Batch<Contact>, _ arguments: ContactFollowUpsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<FollowUpConnection> {
        let list = try context.list(arguments)
        let pages = try context.reader.followUpPages(ofEach: contacts.ids, list, columns, for: context.viewer)
        return Column(contacts, pages: pages)
    }
}
