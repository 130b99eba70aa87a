import RapportTypes
import Testing

@testable import RapportStore

@Suite("Buckets of time")
struct TimeBucketsTests {
    private func buckets(
        _ interval: AnalyticsInterval, _ start: String, _ end: String, in zone: String = "Europe/Berlin"
    ) throws -> TimeBuckets {
        try TimeBuckets(
            of: DateTimeRange(start: DateTime(start), end: DateTime(end)), interval, in: TimeZoneName(zone).rules)
    }

    /// The days of each bucket: one, or the first and the last.
    private func days(_ buckets: TimeBuckets) -> [String] {
        (0..<buckets.count).map {
            let (first, last) = (buckets.firstDay(of: $0), buckets.lastDay(of: $0))
            return first == last ? first.text : "\(first.text) \(last.text)"
        }
    }

    /// Where one bucket ends and the next one begins.
    private func boundaries(_ buckets: TimeBuckets) -> [String] {
        buckets.boundaries.map { DateTime(milliseconds: $0).text }
    }

    // MARK: Days

    @Test func `the day on which clocks go forward has 23 hours`() throws {
        let days = try buckets(.day, "2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z")
        #expect(self.days(days) == ["2026-03-28", "2026-03-29", "2026-03-30"])
        #expect(boundaries(days) == ["2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z"])
    }

    @Test func `the day on which clocks go back has 25 hours`() throws {
        let days = try buckets(.day, "2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z")
        #expect(self.days(days) == ["2026-10-24", "2026-10-25", "2026-10-26"])
        #expect(boundaries(days) == ["2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"])
    }

    @Test func `Los Angeles changes its clocks on other days`() throws {
        let spring = try buckets(
            .day, "2026-03-08T08:00:00Z", "2026-03-09T07:00:00.001Z", in: "America/Los_Angeles")
        #expect(days(spring) == ["2026-03-08", "2026-03-09"])
        #expect(boundaries(spring) == ["2026-03-09T07:00:00.000Z"])
        let autumn = try buckets(
            .day, "2026-11-01T07:00:00Z", "2026-11-02T08:00:00.001Z", in: "America/Los_Angeles")
        #expect(days(autumn) == ["2026-11-01", "2026-11-02"])
        #expect(boundaries(autumn) == ["2026-11-02T08:00:00.000Z"])
    }

    @Test(arguments: [
        ("Asia/Kathmandu", "2025-12-31T18:15:00.000Z"),
        ("Pacific/Kiritimati", "2025-12-31T10:00:00.000Z"),
        ("Pacific/Chatham", "2025-12-31T10:15:00.000Z"),
        ("Etc/GMT+12", "2026-01-01T12:00:00.000Z"),
        ("UTC", "2026-01-01T00:00:00.000Z"),
    ])
    func `a year begins when it does in the zone`(zone: String, start: String) throws {
        let instant = try DateTime(start)
        let days = try buckets(
            .day, instant.adding(milliseconds: -1).text, instant.adding(milliseconds: 1).text, in: zone)
        #expect(self.days(days) == ["2025-12-31", "2026-01-01"])
        #expect(boundaries(days) == [start])
    }

    @Test func `a day that clocks begin at one o'clock begins there`() throws {
        // Cairo went from 0:00 to 1:00 on 2026-04-24.
        let days = try buckets(.day, "2026-04-23T12:00:00Z", "2026-04-25T12:00:00Z", in: "Africa/Cairo")
        #expect(boundaries(days) == ["2026-04-23T22:00:00.000Z", "2026-04-24T21:00:00.000Z"])
    }

    // MARK: Weeks and months

    @Test func `weeks begin on Monday, week 53 is followed by week 1`() throws {
        let weeks = try buckets(.week, "2026-12-27T12:00:00Z", "2027-01-04T12:00:00Z")
        #expect(
            days(weeks) == ["2026-12-21 2026-12-27", "2026-12-28 2027-01-03", "2027-01-04 2027-01-10"])
        #expect(boundaries(weeks) == ["2026-12-27T23:00:00.000Z", "2027-01-03T23:00:00.000Z"])
    }

    @Test func `the first week of a year can begin in the year before`() throws {
        let weeks = try buckets(.week, "2024-12-29T22:59:59.999Z", "2024-12-29T23:00:00.001Z")
        #expect(days(weeks) == ["2024-12-23 2024-12-29", "2024-12-30 2025-01-05"])
    }

    @Test func `a week with a change of clocks has an hour less or more`() throws {
        let weeks = try buckets(.week, "2026-03-20T00:00:00Z", "2026-04-01T00:00:00Z")
        #expect(boundaries(weeks) == ["2026-03-22T23:00:00.000Z", "2026-03-29T22:00:00.000Z"])
    }

    @Test func `months have the days that they have`() throws {
        let months = try buckets(.month, "2027-12-15T00:00:00Z", "2028-04-01T00:00:00Z", in: "UTC")
        #expect(
            days(months) == [
                "2027-12-01 2027-12-31", "2028-01-01 2028-01-31", "2028-02-01 2028-02-29", "2028-03-01 2028-03-31",
            ])
        #expect(
            boundaries(months) == [
                "2028-01-01T00:00:00.000Z", "2028-02-01T00:00:00.000Z", "2028-03-01T00:00:00.000Z",
            ])
    }

    // MARK: The range

    @Test func `the end of a range is not in it`() throws {
        #expect(try days(buckets(.day, "2026-01-05T00:00:00Z", "2026-01-06T00:00:00Z", in: "UTC")) == ["2026-01-05"])
        #expect(
            try days(buckets(.day, "2026-01-05T00:00:00Z", "2026-01-06T00:00:00.001Z", in: "UTC"))
                == ["2026-01-05", "2026-01-06"])
        #expect(try days(buckets(.day, "2026-01-05T00:00:00Z", "2026-01-05T00:00:00Z", in: "UTC")) == [])
    }

    @Test(arguments: [
        (AnalyticsInterval.day, "2025-01-01T00:00:00Z", "2026-02-05T00:00:00Z"),
        (.week, "2018-01-01T00:00:00Z", "2025-09-01T00:00:00Z"),
        (.month, "1990-01-01T00:00:00Z", "2023-05-01T00:00:00Z"),
    ])
    func `there can be 400 buckets and no more`(interval: AnalyticsInterval, start: String, end: String) throws {
        #expect(try buckets(interval, start, end, in: "UTC").count == 400)
        let later = try DateTime(end).adding(milliseconds: 1).text
        #expect(throws: TooManyBuckets(count: 401)) { try buckets(interval, start, later, in: "UTC") }
    }

    @Test(arguments: AnalyticsInterval.allCases)
    func `the first and the last days of the calendar have buckets too`(interval: AnalyticsInterval) throws {
        let first = try buckets(interval, "0000-01-01T00:00:00Z", "0000-01-02T00:00:00Z", in: "America/Los_Angeles")
        #expect(first.firstDay(of: 0) == CalendarDate.minimum)
        let last = try buckets(
            interval, "9999-12-31T00:00:00Z", "9999-12-31T23:59:59.999Z", in: "Pacific/Kiritimati")
        #expect(last.lastDay(of: last.count - 1) == CalendarDate.maximum)
        #expect(throws: TooManyBuckets.self) {
            try buckets(interval, "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z")
        }
    }

    @Test func `an instant lies in the bucket that its day lies in`() throws {
        let days = try buckets(.day, "2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z")
        let expected = [
            ("2026-10-24T12:00:00Z", 0), ("2026-10-24T21:59:59.999Z", 0), ("2026-10-24T22:00:00Z", 1),
            ("2026-10-25T22:59:59.999Z", 1), ("2026-10-25T23:00:00Z", 2), ("2026-10-26T11:59:59Z", 2),
        ]
        for (instant, bucket) in expected {
            #expect(days.bucket(of: try DateTime(instant).milliseconds) == bucket, "\(instant)")
        }
    }

    @Test func `a day that a zone has skipped has no bucket`() throws {
        let days = try buckets(.day, "2011-12-29T12:00:00Z", "2012-01-01T00:00:00Z", in: "Pacific/Apia")
        #expect(self.days(days) == ["2011-12-29", "2011-12-31", "2012-01-01"])
        #expect(boundaries(days) == ["2011-12-30T10:00:00.000Z", "2011-12-31T10:00:00.000Z"])
        #expect(days.bucket(of: try DateTime("2011-12-30T09:59:59.999Z").milliseconds) == 0)
        #expect(days.bucket(of: try DateTime("2011-12-30T10:00:00Z").milliseconds) == 1)
    }
}
