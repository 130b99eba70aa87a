import Batches
import RapportTypes
import SQLite

extension MeetingStatusFilter: EnumFilter {}

extension MeetingFilter: ListFilter {
    static let source = PageSource("meeting_item", node: Meeting.index, connection: MeetingConnection.index)

    var onlyParent: (column: ParentColumn, id: UUID)? { contactId.only(.contact) }
    var namesParents: Bool { contactId.namesSeveral }

    func conditions(_ compiler: inout FilterCompiler) throws(FilterError) -> [SQL?] {
        [
            try compiler.id(contactId, "contact_id"),
            try compiler.choice(status, "status"),
            try compiler.instant(scheduledAt, "scheduled_at"),
        ]
    }
}
