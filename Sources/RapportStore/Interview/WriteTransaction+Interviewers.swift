import Batches
import RapportTypes
import SQLite

/// Somebody who interviews, as the table has it.
struct StoredInterviewer: Hashable {
    var name: String
    var contact: UUID?

    init(_ new: NewInterviewer) {
        name = new.name
        contact = new.contact?.uuidOrNil
    }

    init(_ row: Row) {
        name = row[0]
        contact = row[1]
    }
}

extension WriteTransaction {
    /// Interviewers who are contacts must be the viewer's.
    func check(_ interviewers: [NewInterviewer], for viewer: Viewer, _ refusals: inout Refusals) throws {
        for (position, interviewer) in interviewers.enumerated() {
            try check(
                Contact.self, interviewer.contact, at: ["interviewers", String(position), "contactId"], for: viewer,
                &refusals)
        }
    }

    /// Who interviews, as they were named.
    func interviewers(of interview: UUID, for viewer: Viewer) throws -> [StoredInterviewer] {
        try connection.rows(
            """
            SELECT name, contact_id FROM interviewer
            WHERE interview_id = \(interview) AND +owner_id = \(viewer) ORDER BY position
            """, StoredInterviewer.init)
    }

    func replace(_ interviewers: [NewInterviewer], of interview: UUID, for viewer: Viewer) throws {
        try connection.run("DELETE FROM interviewer WHERE interview_id = \(interview) AND +owner_id = \(viewer)")
        try add(interviewers, to: interview, for: viewer)
    }

    func add(_ interviewers: [NewInterviewer], to interview: UUID, for viewer: Viewer) throws {
        for (position, interviewer) in interviewers.map(StoredInterviewer.init).enumerated() {
            try connection.run(
                """
                INSERT INTO interviewer(interview_id, position, owner_id, name, contact_id)
                VALUES(\(interview), \(position), \(viewer), \(interviewer.name), \(interviewer.contact))
                """)
        }
    }
}
