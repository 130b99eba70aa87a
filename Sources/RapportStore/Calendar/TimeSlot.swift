import RapportTypes

/// When something on the calendar begins: the instant, and what was agreed, which is what a clock on a wall shows in a
/// zone. Columns `scheduled_at`, `time_zone`, `wall_clock` of every calendar item.
///
/// The instant says what everything is ordered and compared by. Should a country change its clocks, the agreement
/// stays and the instant is computed anew: see `WriteTransaction.followTimeZones`.
public struct TimeSlot: Hashable, Sendable {
    public let start: DateTime
    public let zone: TimeZoneName
    public let wallClock: LocalDateTime

    /// A start as a client gives it. Every instant is some local time, so there is none that clocks skip.
    public init(_ start: DateTime, in zone: TimeZoneName) {
        self.start = start
        self.zone = zone
        wallClock = zone.rules.local(at: start)
    }

    /// A start in a zone that may be left out: it is the viewer's then.
    public init(_ start: DateTime, in zone: TimeZoneName?, of viewer: Viewer) {
        self.init(start, in: zone ?? TimeZoneName(stored: viewer.timeZone))
    }

    /// The end, after so many minutes; never behind the last instant that can be printed.
    public static func end(of start: DateTime, minutes: Int) -> DateTime {
        min(start.adding(minutes: minutes), .maximum)
    }

    /// The instant of an agreed local time by the rules that hold now, given the one that was computed before.
    ///
    /// One that still shows the local time stays, so that of two the same is kept. Where clocks now skip the local
    /// time it is moved forward by as much as they jump.
    static func start(
        of wallClock: LocalDateTime, by rules: TimeZoneRules, before: DateTime
    ) -> DateTime {
        rules.local(at: before) == wallClock ? before : rules.instant(of: wallClock)
    }
}
