import RapportTypes
import SQLite

extension PageOrder {
    /// Newest first, by when they took place, else are planned, else were asked for: how informational interviews come
    /// where nobody asks for another order.
    static let newestInformationalInterviewsFirst = PageOrder(
        "informationalInterview.TIMELINE_AT", by: "timeline_at", .integer, .descending, index: .descending)

    /// Each has an index below the owner. Below each contact rows are sorted for all but the default.
    init(_ order: InformationalInterviewOrder?) {
        let direction: Direction = order?.direction == .asc ? .ascending : .descending
        switch order?.field {
        case nil: self = .newestInformationalInterviewsFirst
        case .scheduledAt:
            self.init(
                "informationalInterview.SCHEDULED_AT", by: "scheduled_at", .integer, isNullable: true, direction)
        case .conductedAt:
            self.init(
                "informationalInterview.CONDUCTED_AT", by: "conducted_at", .integer, isNullable: true, direction)
        case .createdAt: self.init("informationalInterview.CREATED_AT", by: "created_at", .integer, direction)
        }
    }
}
