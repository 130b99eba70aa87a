import RapportStore
import RapportTypes

/// What holds for every calendar item, by the schema.
enum CalendarLimits {
    static let location = 500
    static let reason = 500
    /// How far in the past the new time of a job interview may be, to record a change after the fact.
    static let hoursOfLateRecording = 24
}

extension InputFaults {
    /// An address or a link.
    mutating func calendarLocation(
        _ text: Omittable<String>, _ path: [String] = ["location"]
    ) -> Omittable<String> {
        optionalLine(text, path, maximum: CalendarLimits.location)
    }

    /// Why something gets another time or is called off.
    mutating func calendarReason(_ text: Omittable<String>, _ path: [String] = ["reason"]) -> String? {
        optionalLine(text, path, maximum: CalendarLimits.reason).value
    }

    /// The new time of something that has one, in the future or, where it may be recorded late, at most so many hours
    /// ago.
    mutating func rescheduled(
        to start: DateTime, _ path: [String] = ["newScheduledAt"], now: DateTime, hoursAgo hours: Int = 0
    ) {
        guard hours > 0 else { return future(start, path, now: now) }
        guard start < now.adding(minutes: -60 * hours) else { return }
        add(.mustBeInFuture, path, "This must be in the future, or at most \(hours) hours ago.")
    }
}
