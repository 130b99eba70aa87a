import Batches
import RapportTypes

/// What a job interview is called: `Video interview: Backend Engineer, Northlight` on calendars, and with where it
/// stands among everything that happens with a contact: `Video interview planned: Backend Engineer, Northlight`.
struct InterviewLine {
    static let titleColumns = [
        NeededColumn(name: "type", kind: .symbol), NeededColumn(name: "job_title", kind: .text),
        NeededColumn(name: "company", kind: .text),
    ]
    static let summaryColumns = titleColumns + [NeededColumn(name: "status", kind: .symbol)]

    var type: InterviewType
    var jobTitle: String
    var company: String

    init(type: InterviewType, jobTitle: String, company: String) {
        self.type = type
        self.jobTitle = jobTitle
        self.company = company
    }

    /// - Parameter cells: Where the columns of the title are in the row.
    private init(_ rows: RowBatch, _ row: Int, _ cells: [Int]) {
        self.init(
            type: InterviewType(rawValue: rows.string(of: rows[row, cells[0]])) ?? .video,
            jobTitle: rows.string(of: rows[row, cells[1]]), company: rows.string(of: rows[row, cells[2]]))
    }

    static func title(_ rows: RowBatch, _ row: Int, _ cells: [Int]) -> Cell {
        rows.text(InterviewLine(rows, row, cells).title)
    }

    static func summary(_ rows: RowBatch, _ row: Int, _ cells: [Int]) -> Cell {
        let status = InterviewStatus(rawValue: rows.string(of: rows[row, cells[3]])) ?? .scheduled
        return rows.text(InterviewLine(rows, row, cells).summary(status))
    }

    var title: String { CalendarLine.text(name, about: "\(jobTitle), \(company)") }

    func summary(_ status: InterviewStatus) -> String {
        let standing =
            switch status {
            case .scheduled: "planned"
            case .prepared: "prepared"
            case .completed: "held"
            case .rescheduled: "moved"
            case .cancelled: "cancelled"
            }
        return CalendarLine.text("\(name) \(standing)", about: "\(jobTitle), \(company)")
    }

    private var name: String {
        switch type {
        case .phoneScreen: "Phone screen"
        case .video: "Video interview"
        case .inPerson: "In-person interview"
        case .technical: "Technical interview"
        case .panel: "Panel interview"
        case .final: "Final interview"
        }
    }
}
