import Batches
import RapportTypes
import SQLite

extension Reader {
    /// Figures of all of the viewer's interactions in a range: one statement over one index, none if nothing is wanted.
    ///
    /// - Parameter buckets: For how many there are in each; nil if that is not wanted.
    /// - Complexity: linear in the interactions of the range, 0.15 µs each.
    public func interactionTally(
        in range: DateTimeRange, _ figures: InteractionFigures, buckets: TimeBuckets?, for viewer: Viewer
    ) throws -> InteractionTally {
        let counter = InteractionCounter(figures, buckets: buckets)
        if !figures.isEmpty {
            try connection.visit(
                counter.columns,
                "FROM interaction AS item WHERE item.owner_id = \(viewer) AND \(SQL.interaction(within: range))",
                with: counter)
        }
        return InteractionTally(counter, buckets)
    }

    /// Figures of the interactions with each of some contacts, in a range: one statement, however many contacts there
    /// are. What is not the viewer's is not counted.
    public func interactionTally(
        ofEach contacts: [UUID], in range: DateTimeRange, _ figures: InteractionFigures, buckets: TimeBuckets?,
        for viewer: Viewer
    ) throws -> InteractionTally {
        let counter = InteractionCounter(figures, groups: contacts.count, by: "wanted.position", buckets: buckets)
        if !figures.isEmpty {
            // The owner has a `+` in front, so that each contact's rows are read, which lie together.
            try connection.visit(
                counter.columns,
                """
                FROM \(table: contacts) AS wanted CROSS JOIN interaction AS item
                WHERE item.contact_id = wanted.key AND \(SQL.interaction(within: range))
                    AND +item.owner_id = \(viewer)
                """, with: counter)
        }
        return InteractionTally(counter, buckets)
    }
}

extension SQL {
    /// Whether an interaction lies in a range.
    static func interaction(within range: DateTimeRange) -> SQL {
        "item.occurred_at >= \(range.start) AND item.occurred_at < \(range.end)"
    }
}
