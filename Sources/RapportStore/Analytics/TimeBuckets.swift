import RapportTypes

/// The days, ISO weeks or months of a zone that a range of time touches, empty ones included.
///
/// The first and the last show their whole span, though only what is in the range counts. A day that a zone has skipped
/// (Samoa had no 30 December 2011) is none.
public struct TimeBuckets: Hashable, Sendable {
    /// Buckets of one series; more are refused.
    public static let maximumCount = 400

    let interval: AnalyticsInterval
    /// The first day of each bucket.
    let firstDays: [CalendarDate]
    /// The first instant of each bucket but the first: an instant lies in the bucket of the last one that is not after
    /// it. Days do not always begin at midnight, nor do they all have 24 hours.
    let boundaries: [Int64]

    public var count: Int { firstDays.count }

    /// - Throws: when there are more than `maximumCount`.
    public init(
        of range: DateTimeRange, _ interval: AnalyticsInterval, in rules: TimeZoneRules
    ) throws(TooManyBuckets) {
        self.interval = interval
        guard range.start < range.end else {
            firstDays = []
            boundaries = []
            return
        }
        let first = interval.firstDay(of: rules.local(at: range.start).date)
        let last = interval.firstDay(of: rules.local(at: range.end.adding(milliseconds: -1)).date)
        let count = interval.buckets(from: first, to: last)
        guard count <= TimeBuckets.maximumCount else { throw TooManyBuckets(count: count) }
        let days = (0..<count).map { interval.day(first, movedBy: $0) }
        let starts = days.map { rules.start(of: $0).milliseconds }
        let real = days.indices.filter { $0 == count - 1 || starts[$0] < starts[$0 + 1] }
        firstDays = real.map { days[$0] }
        boundaries = real.dropFirst().map { starts[$0] }
    }

    public func firstDay(of bucket: Int) -> CalendarDate { firstDays[bucket] }
    public func lastDay(of bucket: Int) -> CalendarDate { interval.lastDay(from: firstDays[bucket]) }

    /// The bucket of an instant of the range.
    ///
    /// - Complexity: logarithmic in the number of buckets.
    func bucket(of instant: Int64) -> Int {
        var (low, high) = (0, boundaries.count)
        while low < high {
            let middle = (low + high) / 2
            if boundaries[middle] <= instant { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// A range that has more buckets than a series may have.
public struct TooManyBuckets: Error, Hashable, Sendable {
    public var count: Int
}

extension AnalyticsInterval {
    /// The first day of the bucket that a day lies in.
    fileprivate func firstDay(of day: CalendarDate) -> CalendarDate {
        switch self {
        case .day: day
        case .week: day.startOfWeek
        case .month: day.startOfMonth
        }
    }

    /// The last day of the bucket that begins with a day.
    fileprivate func lastDay(from first: CalendarDate) -> CalendarDate {
        switch self {
        case .day: first
        case .week: first.adding(days: 6)
        case .month: first.adding(days: CalendarDate.days(inMonth: first.month, of: first.year) - 1)
        }
    }

    /// The first day of the bucket that lies so many behind another one.
    fileprivate func day(_ first: CalendarDate, movedBy count: Int) -> CalendarDate {
        switch self {
        case .day: first.adding(days: count)
        case .week: first.adding(days: 7 * count)
        case .month: first.adding(months: count)
        }
    }

    /// How many buckets lie between the first days of two of them, both included.
    fileprivate func buckets(from first: CalendarDate, to last: CalendarDate) -> Int {
        switch self {
        case .day: last.dayNumber - first.dayNumber + 1
        case .week: (last.dayNumber - first.dayNumber) / 7 + 1
        case .month: (last.year - first.year) * 12 + last.month - first.month + 1
        }
    }
}
