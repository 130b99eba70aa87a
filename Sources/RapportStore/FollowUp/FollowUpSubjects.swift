import Batches
import RapportTypes
import SQLite

/// A kind of record that a follow-up can come from.
struct FollowUpSubjectKind: Sendable {
    /// What `follow_up.subject_type` has.
    let name: String
    let type: TypeIndex
    let table: SQL
    /// The column that says whether something is left to do; nil where the record has none.
    let flag: SQL?
    /// The id of the contact whom a row of `item` concerns: a column, a subquery or `NULL`.
    let contact: SQL

    init<T: Entity>(_ name: String, _ type: T.Type, table: SQL, flag: SQL? = nil, contact: SQL = "item.contact_id") {
        self.name = name
        self.type = type.index
        self.table = table
        self.flag = flag
        self.contact = contact
    }
}

/// Every kind of record that a follow-up can come from. Each aggregate has its line here, its member in the union
/// `FollowUpSubject` of the schema, and a trigger that takes the follow-ups of deleted rows with them:
///
///     CREATE TRIGGER meeting_takes_follow_ups AFTER DELETE ON meeting BEGIN
///         DELETE FROM follow_up WHERE subject_id = old.id;
///     END;
public enum FollowUpSubjects {
    static let all: [FollowUpSubjectKind] = [
        FollowUpSubjectKind("INTERACTION", Interaction.self, table: "interaction", flag: "follow_up_needed"),
        FollowUpSubjectKind("MEETING", Meeting.self, table: "meeting"),
        FollowUpSubjectKind("REFERRAL", Referral.self, table: "referral"),
        FollowUpSubjectKind(
            "INFORMATIONAL_INTERVIEW", InformationalInterview.self, table: "informational_interview",
            flag: "follow_up_required"),
        // Whom it concerns is told where only one of the interviewers is a contact.
        FollowUpSubjectKind(
            "INTERVIEW", Interview.self, table: "interview", flag: "follow_up_required",
            contact: """
                (SELECT CASE count(*) WHEN 1 THEN max(link.contact_id) END FROM interview_contact AS link
                    WHERE link.id = item.id)
                """),
        FollowUpSubjectKind("JOB_APPLICATION", JobApplication.self, table: "job_application", contact: "NULL"),
    ]

    static func kind(of type: TypeIndex) -> FollowUpSubjectKind? { all.first { $0.type == type } }
    static func kind(named name: String) -> FollowUpSubjectKind? { all.first { $0.name == name } }
}
