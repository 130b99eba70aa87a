import Batches
import RapportTypes
import SQLite

/// A kind of interview after which people are thanked.
struct ThankYouSubjectKind: Sendable {
    let type: TypeIndex
    let table: SQL
    /// The column with the instant before which nobody is thanked.
    let completion: SQL
    /// What the event calls the interview's id.
    let eventField: String
}

/// Every kind of interview after which people are thanked. Each aggregate has its line here, its member in the union
/// `ThankYouSubject` and its field in `ThankYouSubjectInput`.
enum ThankYouSubjects {
    static let all: [ThankYouSubjectKind] = [
        ThankYouSubjectKind(
            type: InformationalInterview.index, table: "informational_interview", completion: "conducted_at",
            eventField: "informationalInterviewId"),
        ThankYouSubjectKind(
            type: Interview.index, table: "interview", completion: "completed_at", eventField: "interviewId"),
    ]
}
