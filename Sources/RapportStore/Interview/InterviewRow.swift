import Batches
import RapportTypes
import SQLite

extension InterviewStatus: CalendarItemStatus {
    static let open: [InterviewStatus] = [.scheduled, .prepared, .rescheduled]
}

/// A job interview as a change finds it.
struct InterviewRow {
    let version: Int
    let status: InterviewStatus
    let slot: TimeSlot
    let followUpRequired: Bool
    /// What can be changed without another step.
    var details: Details

    struct Details: Hashable {
        var type: InterviewType
        var durationMinutes: Int
        var location: String?
        var preparationNotes: String?
        var researchCompleted: Bool
        var questionsPrepped: Bool
        var materialsGathered: Bool

        mutating func apply(_ changes: InterviewChanges) {
            if let type = changes.type { self.type = type }
            if let minutes = changes.durationMinutes { durationMinutes = minutes }
            changes.location.change(&location)
            changes.preparationNotes.change(&preparationNotes)
            if let isCompleted = changes.researchCompleted { researchCompleted = isCompleted }
            if let arePrepped = changes.questionsPrepped { questionsPrepped = arePrepped }
            if let areGathered = changes.materialsGathered { materialsGathered = areGathered }
        }

        /// Whether the interview would be elsewhere, or take another time.
        func movesInterview(to other: Details) -> Bool {
            durationMinutes != other.durationMinutes || location != other.location
        }
    }

    /// The columns from which `init(_:)` reads.
    static let columns: SQL = """
        version, status, scheduled_at, time_zone, follow_up_required, type, duration_minutes, location,
        preparation_notes, research_completed, questions_prepped, materials_gathered
        """

    init(_ row: Row) {
        version = row[0]
        status = InterviewStatus(rawValue: row[1]) ?? .scheduled
        slot = TimeSlot(row[2], in: TimeZoneName(stored: row[3]))
        followUpRequired = row[4]
        details = Details(
            type: InterviewType(rawValue: row[5]) ?? .video, durationMinutes: row[6], location: row[7],
            preparationNotes: row[8], researchCompleted: row[9], questionsPrepped: row[10],
            materialsGathered: row[11])
    }
}
