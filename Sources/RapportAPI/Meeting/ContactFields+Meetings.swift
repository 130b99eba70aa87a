import Batches
import RapportStore
import RapportTypes

extension ContactFields {
    /// The meetings with each contact: one statement, however many contacts there are.
    static func meetings(
        of contacts: Batch<Contact>, _ arguments: ContactMeetingsArguments, _ columns: ColumnSet,
        in context: RequestContext
    ) throws -> Column<MeetingConnection> {
        let list = try context.list(arguments)
        let pages = try context.reader.meetingPages(ofEach: contacts.ids, list, columns, for: context.viewer)
        return Column(contacts, pages: pages)
    }
}

extension InteractionFields {
    static let meeting = Leaf<Key<Meeting>?>(.plain("meeting_id"))
}
