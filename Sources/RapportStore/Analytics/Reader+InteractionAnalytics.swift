import Batches
import RapportTypes
import SQLite

extension Reader {
    /// Figures of all of the viewer's interactions in a range: one statement over one index, none if nothing is wanted.
    ///
    /// - Parameter buckets: For how many there are in each; nil if that is not wanted.
    /// - Complexity: linear in the interactions of the range, 0.1 µs each.
    public func interactionTally(
        in range: DateTimeRange, _ figures: InteractionFigures, buckets: TimeBuckets?, for viewer: Viewer
    ) throws -> InteractionTally {
        try tally(
            InteractionTally(figures, groups: 1, buckets: buckets), group: "0",
            from: "FROM interaction AS item WHERE item.owner_id = \(viewer) AND \(InteractionTally.within(range))")
    }

    /// Figures of the interactions with each of some contacts, in a range: one statement, however many contacts there
    /// are. What is not the viewer's is not counted.
    public func interactionTally(
        ofEach contacts: [UUID], in range: DateTimeRange, _ figures: InteractionFigures, buckets: TimeBuckets?,
        for viewer: Viewer
    ) throws -> InteractionTally {
        // The owner has a `+` in front, so that each contact's rows are read, which lie together.
        try tally(
            InteractionTally(figures, groups: contacts.count, buckets: buckets), group: "wanted.position",
            from: """
                FROM \(table: contacts) AS wanted CROSS JOIN interaction AS item
                WHERE item.contact_id = wanted.key AND \(InteractionTally.within(range))
                    AND +item.owner_id = \(viewer)
                """)
    }

    private func tally(_ empty: InteractionTally, group: SQL, from source: SQL) throws -> InteractionTally {
        guard !empty.figures.isEmpty else { return empty }
        var tally = empty
        try connection.visit(InteractionTally.columns(empty.figures, group: group), source) { tally.add($0) }
        return tally
    }
}

extension InteractionTally {
    /// Whether an interaction lies in a range.
    static func within(_ range: DateTimeRange) -> SQL {
        "item.occurred_at >= \(range.start) AND item.occurred_at < \(range.end)"
    }
}
