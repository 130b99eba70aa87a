import Batches
import RapportStore
import RapportTypes

extension ContactFields {
    /// The referrals asked of each contact: one statement, however many contacts there are.
    static func referrals(
        of contacts: Batch<Contact>, _ arguments: ContactReferralsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<ReferralConnection> {
        let list = try context.list(arguments)
        let pages = try context.reader.referralPages(
            ofEach: contacts.ids, .contact, list, columns, for: context.viewer)
        return Column(contacts, pages: pages)
    }
}
