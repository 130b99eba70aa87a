import Batches
import RapportTypes
import SQLite

extension WriteTransaction {
    /// Computes the starts of future calendar items anew where the rules of their zones have changed: 14:00 in a city
    /// stays 14:00 there. Done when the store is opened and the system's tzdata is not the one of last time.
    ///
    /// A start that moves is a change of the record, so its version grows; nothing is published, because nobody has
    /// agreed on another time. Reads every future item once.
    ///
    /// - Parameter version: The release of tzdata. Where it is not known the items are looked at every time.
    /// - Returns: How many items have moved.
    @discardableResult
    func followTimeZones(
        version: String? = TimeZoneDatabase.system.version,
        rules: (_ zone: String) -> TimeZoneRules = { TimeZoneName(stored: $0).rules }
    ) throws -> Int {
        let last: String? = try connection.value("SELECT version FROM time_zone_data")
        if let version, version == last { return 0 }
        let moved = try CalendarTables.all.reduce(0) { try $0 + followTimeZones(in: $1, rules) }
        if let version {
            try connection.run("INSERT OR REPLACE INTO time_zone_data(id, version) VALUES(0, \(version))")
        }
        return moved
    }

    private struct Move {
        let id: UUID
        let start: DateTime
    }

    private func followTimeZones(in table: SQL, _ rules: (String) -> TimeZoneRules) throws -> Int {
        // Of all accounts: nobody asks, and every owner's appointments are to stay what they are.
        let moves = try connection.rows(
            """
            SELECT id, scheduled_at, time_zone, wall_clock FROM \(table)
            WHERE scheduled_at > \(now) AND wall_clock IS NOT NULL
            """
        ) { row -> Move? in
            let before: DateTime = row[1]
            guard let wallClock = LocalDateTime(row[3] as String) else { return nil }
            let start = TimeSlot.start(of: wallClock, by: rules(row[2]), before: before)
            return start == before ? nil : Move(id: row[0], start: start)
        }.compactMap { $0 }
        for move in moves {
            try connection.run(
                """
                UPDATE \(table) SET scheduled_at = \(move.start), updated_at = \(now), version = version + 1
                WHERE id = \(move.id)
                """)
        }
        return moves.count
    }
}
