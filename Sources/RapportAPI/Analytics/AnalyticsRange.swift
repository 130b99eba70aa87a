import GraphQLExecution
import RapportStore
import RapportTypes

extension DateTimeRange {
    /// Days that figures cover where the client does not say from when.
    static let defaultDays = 90

    /// The range that figures cover.
    ///
    /// - Throws: BAD_USER_INPUT as `init(from:until:)`.
    init(_ input: DateTimeRangeInput?, now: DateTime) throws {
        let end = input?.end.value ?? now
        let start = input?.start.value ?? max(end.adding(days: -DateTimeRange.defaultDays), .minimum)
        try self.init(from: start, until: end)
    }

    /// - Throws: BAD_USER_INPUT where the end is before the start; the same instant twice is an empty range.
    init(from start: DateTime, until end: DateTime) throws {
        guard start <= end else {
            throw ExecutionError("The range ends at \(end), before it starts at \(start).", code: .badUserInput)
        }
        self.init(start: start, end: end)
    }
}

extension InteractionFigures {
    /// The buckets of a series, in the viewer's zone where none is given; nil where no series is wanted.
    ///
    /// - Throws: LIMIT_EXCEEDED for more than `TimeBuckets.maximumCount`.
    func buckets(
        _ interval: AnalyticsInterval, of range: DateTimeRange, in zone: TimeZoneName?, for viewer: Viewer
    ) throws -> TimeBuckets? {
        guard contains(.frequency) else { return nil }
        do throws(TooManyBuckets) {
            return try TimeBuckets(of: range, interval, in: (zone ?? TimeZoneName(stored: viewer.timeZone)).rules)
        } catch {
            throw ExecutionError(
                "The range has \(error.count) buckets of one \(interval.rawValue.lowercased()) each, and there can be "
                    + "at most \(TimeBuckets.maximumCount).",
                code: .limitExceeded,
                extensions: [.init(name: "limit", value: .int(TimeBuckets.maximumCount))])
        }
    }
}
