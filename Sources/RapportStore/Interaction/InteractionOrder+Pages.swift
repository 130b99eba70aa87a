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

    /// The table lies in the order of time below each contact, and has an index by time below each owner. The other
    /// orders are sorted: `DURATION` has to be, since rows without one come last in both directions.
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
