import Batches
import RapportTypes
import SQLite

/// Another time for a calendar item, as the client asks for it, checked and cleaned.
public struct Reschedule: Hashable, Sendable {
    public var start: DateTime
    /// Nil leaves the zone as it is.
    public var zone: TimeZoneName?
    public var reason: String?
    public var initiatedBy: RescheduleInitiator

    public init(
        start: DateTime, zone: TimeZoneName? = nil, reason: String? = nil, initiatedBy: RescheduleInitiator
    ) {
        self.start = start
        self.zone = zone
        self.reason = reason
        self.initiatedBy = initiatedBy
    }
}

extension WriteTransaction {
    /// Keeps the earlier time of a calendar item, whatever its table; nil where none was agreed.
    func keepReschedule(
        of item: UUID, from previous: DateTime?, _ reschedule: Reschedule, for viewer: Viewer
    ) throws {
        try connection.run(
            """
            INSERT INTO reschedule_event(
                subject_id, position, owner_id, previous_at, new_at, rescheduled_at, reason, initiated_by)
            SELECT \(item), ifnull(max(position), 0) + 1, \(viewer), \(previous), \(reschedule.start), \(now),
                \(reschedule.reason), \(reschedule.initiatedBy.rawValue)
            FROM reschedule_event WHERE subject_id = \(item)
            """)
    }

    /// Whether a calendar item has had another time.
    func isRescheduled(_ item: UUID, for viewer: Viewer) throws -> Bool {
        try connection.exists(
            "SELECT 1 FROM reschedule_event WHERE subject_id = \(item) AND +owner_id = \(viewer)")
    }
}

extension Reader {
    /// The earlier times of each calendar item, oldest first: one statement, however many items of whatever kind there
    /// are.
    public func rescheduleHistory(of items: [UUID], for viewer: Viewer) throws -> [[RescheduleEvent]] {
        var histories = [[RescheduleEvent]](repeating: [], count: items.count)
        try connection.forEach(
            """
            SELECT item.position, event.previous_at, event.new_at, event.rescheduled_at, event.reason,
                event.initiated_by
            FROM \(table: items) AS item CROSS JOIN reschedule_event AS event
            WHERE event.subject_id = item.key AND +event.owner_id = \(viewer)
            ORDER BY item.position, event.position
            """
        ) { row in
            histories[row[0]].append(
                RescheduleEvent(
                    previousDateTime: row[1], newDateTime: row[2], rescheduledAt: row[3], reason: row[4],
                    initiatedBy: RescheduleInitiator(rawValue: row[5]) ?? .candidate))
        }
        return histories
    }
}
