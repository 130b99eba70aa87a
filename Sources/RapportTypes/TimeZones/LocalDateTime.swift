/// A day and a wall clock time in no zone: what an appointment says, whatever becomes of the zone's rules.
public struct LocalDateTime: Hashable, Comparable, Sendable {
    public var date: CalendarDate
    public var time: LocalTime

    public init(date: CalendarDate, time: LocalTime) {
        self.date = date
        self.time = time
    }

    /// Reads what `text` prints.
    public init?(_ text: String) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let date = try? CalendarDate(String(parts[0])),
            let time = try? LocalTime(String(parts[1]))
        else { return nil }
        self.init(date: date, time: time)
    }

    /// For example `2026-01-05T06:00:00`.
    public var text: String { "\(date)T\(time)" }

    public static func < (a: LocalDateTime, b: LocalDateTime) -> Bool { (a.date, a.time) < (b.date, b.time) }
}
