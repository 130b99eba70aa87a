import Batches

/// The scalar `DateTime`: an instant, to the millisecond. Any offset in, UTC out.
public struct DateTime: TextScalar, Comparable {
    public static var cellKind: CellKind { .instant }

    /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public let milliseconds: Int64

    /// 0000-01-01T00:00:00.000Z
    public static let minimum = DateTime(milliseconds: -62_167_219_200_000)
    /// 9999-12-31T23:59:59.999Z
    public static let maximum = DateTime(milliseconds: 253_402_300_799_999)

    /// An instant between `minimum` and `maximum`: only these can be printed.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// A day and a time in UTC.
    public init(_ date: CalendarDate, _ time: LocalTime) {
        milliseconds = Int64(date.dayNumber * LocalTime.millisecondsInDay + time.milliseconds)
    }

    public static func < (a: DateTime, b: DateTime) -> Bool { a.milliseconds < b.milliseconds }

    /// The day in UTC.
    public var date: CalendarDate {
        CalendarDate(clamping: Int(milliseconds.quotientRoundedDown(by: Int64(LocalTime.millisecondsInDay))))
    }

    /// The time of the day in UTC.
    public var time: LocalTime {
        LocalTime(milliseconds: Int(milliseconds) - date.dayNumber * LocalTime.millisecondsInDay)
    }

    public func adding(milliseconds count: Int64) -> DateTime { DateTime(milliseconds: milliseconds + count) }
    public func adding(seconds: Int) -> DateTime { adding(milliseconds: Int64(seconds) * 1000) }
    public func adding(minutes: Int) -> DateTime { adding(seconds: minutes * 60) }
    /// Days of 24 hours; for days of a calendar see `TimeZoneRules`.
    public func adding(days: Int) -> DateTime { adding(seconds: days * 86_400) }

    /// `2026-01-05T14:00:00.000Z`
    public var text: String {
        String(unsafeUninitializedCapacity: InstantText.length) { buffer in
            InstantText.write(milliseconds, to: buffer.baseAddress!)
            return InstantText.length
        }
    }
}

// MARK: Reading

extension DateTime {
    /// Reads an instant.
    ///
    /// ```
    /// date-time = full-date "T" full-time
    /// full-time = time-hour ":" time-minute ":" time-second ["." 1*DIGIT] time-offset
    /// time-offset = "Z" / ("+" / "-") time-hour ":" time-minute
    /// ```
    ///
    /// Either case of T and Z is read. Fractions are cut to milliseconds.
    /// RFC 3339, section 5.6.
    public init(_ text: String) throws(ScalarFault) {
        var reader = TextReader(text)
        guard let date = try CalendarDate.read(&reader, as: .dateTime), reader.skip("T") || reader.skip("t"),
            let hour = reader.digits(2), reader.skip(":"), let minute = reader.digits(2), reader.skip(":"),
            let second = reader.digits(2)
        else { throw ScalarFault(.dateTime, .malformed) }
        var millisecond = 0
        if reader.skip(".") {
            guard let fraction = reader.fraction() else { throw ScalarFault(.dateTime, .malformed) }
            millisecond = fraction
        }
        let offset = try DateTime.offset(&reader)
        guard reader.isAtEnd else { throw ScalarFault(.dateTime, .malformed) }
        let isLeapSecond = second == 60
        guard
            let time = LocalTime(
                hour: hour, minute: minute, second: isLeapSecond ? 59 : second, millisecond: millisecond)
        else { throw ScalarFault(.dateTime, .noSuchTime) }

        var instant = DateTime(date, time).adding(minutes: -offset)
        if isLeapSecond { instant = try instant.followingLeapSecond() }
        guard instant >= .minimum, instant <= .maximum else { throw ScalarFault(.dateTime, .yearOutOfRange) }
        self = instant
    }

    /// The minutes that an offset lies east of UTC.
    private static func offset(_ reader: inout TextReader) throws(ScalarFault) -> Int {
        if reader.skip("Z") || reader.skip("z") { return 0 }
        let isWest = reader.next == UInt8(ascii: "-")
        guard reader.skip("+") || reader.skip("-"), let hours = reader.digits(2), reader.skip(":"),
            let minutes = reader.digits(2)
        else { throw ScalarFault(.dateTime, .malformed) }
        guard hours <= 23, minutes <= 59 else { throw ScalarFault(.dateTime, .noSuchTime) }
        return (hours * 60 + minutes) * (isWest ? -1 : 1)
    }

    /// What second 60 is counted as: the second after it, as POSIX does.
    ///
    /// A leap second is the last of a month in UTC (RFC 3339, section 5.7); `self` is the second before it.
    private func followingLeapSecond() throws(ScalarFault) -> DateTime {
        let (time, next) = (time, adding(seconds: 1))
        guard time.hour == 23, time.minute == 59, next.date.day == 1 else { throw ScalarFault(.dateTime, .noSuchTime) }
        return next
    }
}

extension Int64 {
    /// The quotient, rounded towards the past: `/` rounds towards 1970.
    func quotientRoundedDown(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
