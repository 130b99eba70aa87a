import Batches
import RapportTypes
import SQLite

extension InformationalInterviewStatusFilter: EnumFilter {}

extension InformationalInterviewFilter: ListFilter {
    static let source = PageSource(
        "informational_interview_item", node: InformationalInterview.index,
        connection: InformationalInterviewConnection.index)

    var onlyParent: (column: ParentColumn, id: UUID)? { contactId.only(.contact) }
    var namesParents: Bool { contactId.namesSeveral }

    func conditions(_ compiler: inout FilterCompiler) throws(FilterError) -> [SQL?] {
        [
            try compiler.id(contactId, "contact_id"),
            try compiler.choice(status, "status"),
            try compiler.instant(scheduledAt, "scheduled_at"),
            try compiler.instant(conductedAt, "conducted_at"),
            try compiler.truth(followUpRequired, "follow_up_required"),
            try compiler.truth(thankYouSent, "thank_you_sent"),
        ]
    }
}
