import RapportTypes
import SQLite

extension PageOrder {
    /// Latest first: how meetings come where nobody asks for another order.
    static let latestMeetingsFirst = PageOrder(MeetingOrder(field: .scheduledAt, direction: .desc))

    init(_ order: MeetingOrder?) {
        self = order.map(PageOrder.init) ?? .latestMeetingsFirst
    }

    /// Each has an index below the owner. Below each contact there is one of the time, and rows are sorted for others.
    private init(_ order: MeetingOrder) {
        let direction: Direction = order.direction == .asc ? .ascending : .descending
        switch order.field {
        case .scheduledAt:
            self.init("meeting.SCHEDULED_AT", by: "scheduled_at", .integer, direction, index: .descending)
        case .createdAt:
            self.init("meeting.CREATED_AT", by: "created_at", .integer, direction)
        }
    }
}
