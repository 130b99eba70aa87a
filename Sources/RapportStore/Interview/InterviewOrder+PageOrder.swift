import RapportTypes
import SQLite

extension PageOrder {
    /// Latest first: how interviews come where nobody asks for another order.
    static let latestInterviewsFirst = PageOrder(InterviewOrder(field: .scheduledAt, direction: .desc))
    static let soonestInterviewsFirst = PageOrder(InterviewOrder(field: .scheduledAt, direction: .asc))

    init(_ order: InterviewOrder?) {
        self = order.map(PageOrder.init) ?? .latestInterviewsFirst
    }

    /// Each has an index below the owner. Below each application and each contact there is one of the time, and rows
    /// are sorted for others.
    private init(_ order: InterviewOrder) {
        let direction: Direction = order.direction == .asc ? .ascending : .descending
        switch order.field {
        case .scheduledAt:
            self.init("interview.SCHEDULED_AT", by: "scheduled_at", .integer, direction, index: .descending)
        case .createdAt: self.init("interview.CREATED_AT", by: "created_at", .integer, direction)
        case .updatedAt: self.init("interview.UPDATED_AT", by: "updated_at", .integer, direction)
        }
    }
}
