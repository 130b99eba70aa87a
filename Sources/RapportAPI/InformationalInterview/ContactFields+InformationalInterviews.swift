import Batches
import RapportStore
import RapportTypes

extension ContactFields {
    /// The informational interviews with each contact: one statement, however many contacts there are.
    static func informationalInterviews(
        of contacts: Batch<Contact>, _ arguments: ContactInformationalInterviewsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<InformationalInterviewConnection> {
        let list = try context.list(arguments)
        let pages = try context.reader.informationalInterviewPages(
            ofEach: contacts.ids, list, columns, for: context.viewer)
        return Column(contacts, pages: pages)
    }
}

extension InteractionFields {
    static let informationalInterview = Leaf<Key<InformationalInterview>?>(.plain("informational_interview_id"))
}
