import RapportTypes
import SQLite

extension PageOrder {
    /// How follow-ups come where nobody asks for another order. Those without a due time come last.
    static let soonestDueFirst = PageOrder(
        "followUp.DUE_AT", by: "due_order", .integer, .ascending, index: .ascending)

    /// Each has an index below the owner. Below each contact rows lie in the order of their due times, and are sorted
    /// for others.
    init(_ order: FollowUpOrder?) {
        let direction: Direction = order?.direction == .desc ? .descending : .ascending
        switch order?.field ?? .dueAt {
        case .dueAt where direction == .ascending: self = .soonestDueFirst
        case .dueAt: self.init("followUp.DUE_AT", by: "due_at", .integer, isNullable: true, direction)
        case .createdAt: self.init("followUp.CREATED_AT", by: "created_at", .integer, direction)
        }
    }
}
