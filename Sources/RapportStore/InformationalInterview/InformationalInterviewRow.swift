import Batches
import RapportTypes
import SQLite

extension InformationalInterviewStatus: CalendarItemStatus {
    static let open: [InformationalInterviewStatus] = [.requested, .scheduled]
}

/// An informational interview as a change finds it.
struct InformationalInterviewRow {
    let version: Int
    let status: InformationalInterviewStatus
    let contact: UUID
    /// Nil while no time is agreed.
    let start: DateTime?
    let zone: TimeZoneName
    var followUpRequired: Bool
    /// What can be changed without another step.
    var details: Details

    struct Details: Hashable {
        var plannedDurationMinutes: Int?
        var location: String?
        /// Lists as JSON.
        var questions: String
        var insights: String
        var notes: String?

        mutating func apply(_ changes: InformationalInterviewChanges) {
            changes.plannedDurationMinutes.change(&plannedDurationMinutes)
            changes.location.change(&location)
            if let questions = changes.questions { self.questions = JSONText.list(questions) }
            if let insights = changes.insights { self.insights = JSONText.list(insights) }
            changes.notes.change(&notes)
        }

        /// Whether it would be elsewhere, or take another time.
        func movesInterview(to other: Details) -> Bool {
            plannedDurationMinutes != other.plannedDurationMinutes || location != other.location
        }
    }

    /// The columns from which `init(_:)` reads.
    static let columns: SQL = """
        version, status, contact_id, scheduled_at, time_zone, follow_up_required, planned_duration_minutes, location,
        questions, insights, notes
        """

    init(_ row: Row) {
        version = row[0]
        status = InformationalInterviewStatus(rawValue: row[1]) ?? .requested
        contact = row[2]
        start = row[3]
        zone = TimeZoneName(stored: row[4])
        followUpRequired = row[5]
        details = Details(
            plannedDurationMinutes: row[6], location: row[7], questions: row[8], insights: row[9], notes: row[10])
    }
}
