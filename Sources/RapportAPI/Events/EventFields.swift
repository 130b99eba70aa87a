import Batches
import GraphQLExecution
import RapportStore
import RapportTypes

/// What the events of all types have in common: the columns of their table, and how they are loaded.
protocol EventFields: SendableMetatype {}

extension EventFields {
    static var type: Leaf<DomainEventType> {
        Leaf(
            .computed(from: [NeededColumn(name: "type", kind: .symbol)]) { rows, row, inputs in
                DomainEventKinds.value(rows.string(of: rows[row, inputs[0]])).cell(in: rows)
            })
    }
    static var sequence: Leaf<Int> { Leaf(.plain("sequence")) }
    static var occurredAt: Leaf<DateTime> { Leaf(.plain("occurred_at")) }
    static var userId: Leaf<UUID> { Leaf(.plain("owner_id")) }
    static var aggregateId: Leaf<UUID> { Leaf(.plain("aggregate_id")) }

    /// The record that the event is about, under its own name.
    static var subjectId: Leaf<UUID> { aggregateId }

    /// The record that the event is about, as it is now; null when it is gone.
    static func subject<Subject: Entity>() -> Leaf<Key<Subject>?> { Leaf(.plain("aggregate_id")) }

    static func load<Event: Entity>(
        _ ids: [UUID], _ columns: ColumnSet, in context: RequestContext
    ) throws -> Batch<Event> {
        Batch(try context.reader.domainEvents(ids, of: Event.index, columns, for: context.viewer))
    }
}
