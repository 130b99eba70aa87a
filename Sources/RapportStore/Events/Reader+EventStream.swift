import Batches
import RapportTypes
import SQLite

extension Reader {
    /// The last event of an account's stream, 0 before the first: where a subscription begins.
    public func lastSequence(for viewer: Viewer) throws -> Int {
        try connection.value("SELECT max(sequence) FROM domain_events WHERE owner_id = \(viewer)") ?? 0
    }

    /// The events that follow a place in the viewer's stream, in their order; the place moves on behind them.
    ///
    /// Two statements. What does not fit is looked at once, and never again.
    ///
    /// - Parameters:
    ///   - place: The sequence of the last event before; no event of a greater one is missed.
    ///   - limit: How many at most.
    /// - Throws: `FilterError`.
    public func domainEvents(
        after place: inout Int, _ filter: DomainEventFilter?, limit: Int, for viewer: Viewer
    ) throws -> [AnyKey] {
        let last = try lastSequence(for: viewer)
        guard last > place else { return [] }
        let statement = try followingEvents(place, upTo: last, filter, limit: limit, for: viewer)
        let events = try connection.rows(statement) { row in
            (sequence: row[0] as Int, key: AnyKey(type: DomainEventKinds.kind(row[1]).type, id: row[2]))
        }
        // With fewer than there may be, all that was there has been looked at.
        place = events.count < limit ? last : events[events.count - 1].sequence
        return events.map(\.key)
    }

    func followingEvents(
        _ place: Int, upTo last: Int, _ filter: DomainEventFilter?, limit: Int, for viewer: Viewer
    ) throws(FilterError) -> SQL {
        var compiler = FilterCompiler(for: viewer)
        let condition: SQL = try filter?.condition(&compiler).map { " AND \($0)" } ?? ""
        return """
            SELECT item.sequence, item.type, item.id FROM domain_events AS item
            WHERE item.owner_id = \(viewer) AND item.sequence > \(place) AND item.sequence <= \(last)\(condition)
            ORDER BY item.sequence LIMIT \(limit)
            """
    }
}
