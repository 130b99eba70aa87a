import Batches
import RapportTypes
import SQLite

extension InterviewStatusFilter: EnumFilter {}
extension InterviewTypeFilter: EnumFilter {}

extension InterviewFilter: ListFilter {
    static let source = PageSource("interview_item", node: Interview.index, connection: InterviewConnection.index)

    var onlyParent: (column: ParentColumn, id: UUID)? {
        applicationId.only(.application) ?? interviewerContactId.only(.interviewer)
    }

    var namesParents: Bool { applicationId.namesSeveral }

    func conditions(_ compiler: inout FilterCompiler) throws(FilterError) -> [SQL?] {
        [
            try compiler.id(applicationId, "application_id"),
            try compiler.choice(status, "status"),
            try compiler.choice(type, "type"),
            try compiler.instant(scheduledAt, "scheduled_at"),
            try compiler.interviewer(interviewerContactId),
            try compiler.truth(thankYouNoteSent, "thank_you_note_sent"),
            try compiler.truth(followUpRequired, "follow_up_required"),
        ]
    }
}

extension FilterCompiler {
    /// That one of the interviewers is a contact: a look into the list of the contact's interviews.
    fileprivate mutating func interviewer(_ filter: Omittable<IDFilter>) throws(FilterError) -> SQL? {
        guard let filter = filter.value else { return nil }
        var all: [SQL] = []
        // A text that is no id names nobody.
        if let id = try counted(filter.eq) { all.append(id.uuid.map { "link.contact_id = \($0)" } ?? "0") }
        if let ids = try counted(list: filter.in, maximum: FilterCompiler.maximumEqualItems) {
            all.append("link.contact_id IN \(ids.compactMap(\.uuid))")
        }
        return FilterCompiler.all(all).map { condition in
            // The `+` keeps the order in which the rows are read: the one of the list, and not of these ids.
            """
            +item.id IN (SELECT link.id FROM interview_contact AS link
                WHERE \(condition) AND +link.owner_id = \(viewer))
            """
        }
    }
}
