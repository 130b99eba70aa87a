import Batches
import RapportTypes
import SQLite

extension MeetingStatus: CalendarItemStatus {
    static let open: [MeetingStatus] = [.scheduled]
}

/// A meeting as a change finds it.
struct MeetingRow {
    let version: Int
    let status: MeetingStatus
    let contact: UUID
    let slot: TimeSlot
    /// What can be changed without another step.
    var details: Details

    struct Details: Hashable {
        var plannedDurationMinutes: Int
        var location: String?
        var purpose: String?
        /// A list as JSON.
        var agendaItems: String
        var preparationNotes: String?

        mutating func apply(_ changes: MeetingChanges) {
            if let minutes = changes.plannedDurationMinutes { plannedDurationMinutes = minutes }
            changes.location.change(&location)
            changes.purpose.change(&purpose)
            if let items = changes.agendaItems { agendaItems = JSONText.list(items) }
            changes.preparationNotes.change(&preparationNotes)
        }

        /// Whether the meeting would be elsewhere, or take another time.
        func movesMeeting(to other: Details) -> Bool {
            plannedDurationMinutes != other.plannedDurationMinutes || location != other.location
        }
    }

    /// The columns from which `init(_:)` reads.
    static let columns: SQL = """
        version, status, contact_id, scheduled_at, time_zone, planned_duration_minutes, location, purpose,
        agenda_items, preparation_notes
        """

    init(_ row: Row) {
        version = row[0]
        status = MeetingStatus(rawValue: row[1]) ?? .scheduled
        contact = row[2]
        slot = TimeSlot(row[3], in: TimeZoneName(stored: row[4]))
        details = Details(
            plannedDurationMinutes: row[5], location: row[6], purpose: row[7], agendaItems: row[8],
            preparationNotes: row[9])
    }
}
