import RapportTypes
import SQLite

extension PageOrder {
    /// Newest first: how interactions come where nobody asks for another order.
    static let newestInteractionsFirst = PageOrder(.occurredAt, .descending)

    init(_ order: InteractionOrder?) {
        guard let order else {
            self = .newestInteractionsFirst
            return
        }
        self.init(order.field, order.direction == .asc ? .ascending : .descending)
    }

    /// Each has an index below the owner. Below each contact rows lie in the order of time, and are sorted for others.
    private init(_ field: InteractionOrderField, _ direction: Direction) {
        switch field {
        case .occurredAt:
            self.init("interaction.OCCURRED_AT", by: "occurred_at", .integer, direction, index: .descending)
        case .duration:
            self.init("interaction.DURATION", by: "duration_minutes", .integer, isNullable: true, direction)
        case .createdAt:
            self.init("interaction.CREATED_AT", by: "created_at", .integer, direction)
        }
    }
}
