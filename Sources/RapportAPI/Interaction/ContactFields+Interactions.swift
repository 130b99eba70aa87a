import Batches
import RapportStore
import RapportTypes

extension ContactFields {
    /// The interactions with each contact: one statement, however many contacts there are.
    static func interactions(
        of contacts: Batch<Contact>, _ arguments: ContactInteractionsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<InteractionConnection> {
        let list = try context.list(arguments)
        let pages = try context.reader.interactionPages(ofEach: contacts.ids, list, columns, for: context.viewer)
        return Column(contacts, pages: pages)
    }
}
