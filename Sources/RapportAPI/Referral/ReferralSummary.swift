import Batches
import RapportTypes

/// What a referral is among everything with the same contact: `Referral given: Engineer at Acme`.
enum ReferralSummary {
    static let columns = [
        NeededColumn(name: "status", kind: .symbol), NeededColumn(name: "job_title", kind: .text),
        NeededColumn(name: "job_company", kind: .text),
    ]

    /// - Parameter job: Its title and company, where the referral is for one.
    static func text(_ status: ReferralStatus, job: (title: String, company: String)?) -> String {
        let head =
            switch status {
            case .pending: "Referral asked for"
            case .provided: "Referral given"
            case .declined: "Referral declined"
            case .expired: "Referral not answered"
            }
        return CalendarLine.text(head, about: job.map { "\($0.title) at \($0.company)" })
    }

    /// - Parameter cells: Where the `columns` are in the row.
    static func cell(_ rows: RowBatch, _ row: Int, _ cells: [Int]) -> Cell {
        var job: (title: String, company: String)?
        if let title = rows.optionalString(of: rows[row, cells[1]]),
            let company = rows.optionalString(of: rows[row, cells[2]])
        {
            job = (title, company)
        }
        let status = ReferralStatus(rawValue: rows.string(of: rows[row, cells[0]])) ?? .pending
        return rows.text(text(status, job: job))
    }
}
