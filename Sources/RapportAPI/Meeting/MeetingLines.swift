import Batches
import RapportTypes

/// What a meeting is called on calendars, where everybody's meetings are: `Meeting with Ben: Salary`.
enum MeetingTitle {
    static let columns = [
        NeededColumn(name: "contact_name", kind: .text), NeededColumn(name: "purpose", kind: .text),
    ]

    static func text(contact: String, purpose: String?) -> String {
        CalendarLine.text("Meeting with \(contact)", about: purpose)
    }

    /// - Parameter cells: Where the `columns` are in the row.
    static func cell(_ rows: RowBatch, _ row: Int, _ cells: [Int]) -> Cell {
        rows.text(
            text(
                contact: rows.string(of: rows[row, cells[0]]),
                purpose: rows.optionalString(of: rows[row, cells[1]])))
    }
}

/// What a meeting is among everything with the same contact: `Meeting held: Salary`.
enum MeetingSummary {
    static let columns = [
        NeededColumn(name: "status", kind: .symbol), NeededColumn(name: "purpose", kind: .text),
    ]

    static func text(_ status: MeetingStatus, purpose: String?) -> String {
        let head =
            switch status {
            case .scheduled: "Meeting planned"
            case .completed: "Meeting held"
            case .cancelled: "Meeting cancelled"
            }
        return CalendarLine.text(head, about: purpose)
    }

    /// - Parameter cells: Where the `columns` are in the row.
    static func cell(_ rows: RowBatch, _ row: Int, _ cells: [Int]) -> Cell {
        rows.text(
            text(
                MeetingStatus(rawValue: rows.string(of: rows[row, cells[0]])) ?? .scheduled,
                purpose: rows.optionalString(of: rows[row, cells[1]])))
    }
}
