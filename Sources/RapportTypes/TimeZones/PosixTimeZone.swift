/// The rule in the footer of a TZif file: `CET-1CEST,M3.5.0,M10.5.0/3` (POSIX TZ, as RFC 9636, section 3.3.1, extends
/// it).
struct PosixTimeZone: Hashable, Sendable {
    /// A day of every year.
    enum Day: Hashable, Sendable {
        /// `Jn`: 1 to 365, February 29 never counted.
        case withoutLeapDay(Int)
        /// `n`: 0 to 365, February 29 counted.
        case withLeapDay(Int)
        /// `Mm.w.d`: the week's weekday of the month; week 5 is the last one, weekday 0 Sunday.
        case weekday(month: Int, week: Int, weekday: Int)
    }

    /// When clocks change: a day, and seconds after its midnight by the clocks before the change.
    struct Change: Hashable, Sendable {
        var day: Day
        var time: Int
    }

    struct Daylight: Hashable, Sendable {
        var type: TimeZoneRules.LocalTimeType
        var start: Change
        var end: Change
    }

    var standard: TimeZoneRules.LocalTimeType
    var daylight: Daylight?
}

// MARK: Answering

extension PosixTimeZone {
    func localTimeType(atSecond second: Int64) -> TimeZoneRules.LocalTimeType {
        guard let daylight else { return standard }
        let localDay = (second + Int64(standard.offset)).quotientRoundedDown(by: 86_400)
        let year = CalendarDate(clamping: Int(localDay)).year
        let start = daylight.start.second(in: year) - Int64(standard.offset)
        let end = daylight.end.second(in: year) - Int64(daylight.type.offset)
        // South of the equator the end comes first in the year.
        let isDaylight = start < end ? (start..<end).contains(second) : !(end..<start).contains(second)
        return isDaylight ? daylight.type : standard
    }
}

extension PosixTimeZone.Change {
    /// Seconds since 1970 as if the clocks showed UTC.
    func second(in year: Int) -> Int64 { Int64(day.number(in: year) * 86_400 + time) }
}

extension PosixTimeZone.Day {
    /// Days since 1970-01-01.
    func number(in year: Int) -> Int {
        let newYear = CalendarDate.dayNumber(year, 1, 1)
        switch self {
        case .withoutLeapDay(let day): return newYear + day - 1 + (day >= 60 && CalendarDate.isLeap(year) ? 1 : 0)
        case .withLeapDay(let day): return newYear + day
        case .weekday(let month, let week, let weekday):
            let first = CalendarDate.dayNumber(year, month, 1)
            let firstWeekday = ((first + 4) % 7 + 7) % 7
            let day = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
            return first + (day < CalendarDate.days(inMonth: month, of: year) ? day : day - 7)
        }
    }
}

// MARK: Reading

extension PosixTimeZone {
    /// Reads `std offset [dst [offset] , start [/time] , end [/time]]`.
    init?(_ text: String) {
        var reader = TextReader(text)
        guard let name = reader.abbreviation(), let west = reader.clockTime(hours: 24) else { return nil }
        standard = TimeZoneRules.LocalTimeType(offset: -west, isDaylightSaving: false, abbreviation: name)
        guard !reader.isAtEnd else { return }

        guard let name = reader.abbreviation() else { return nil }
        var offset = standard.offset + 3600
        if reader.next != UInt8(ascii: ",") {
            guard let west = reader.clockTime(hours: 24) else { return nil }
            offset = -west
        }
        guard let start = reader.change(), let end = reader.change(), reader.isAtEnd else { return nil }
        daylight = Daylight(
            type: TimeZoneRules.LocalTimeType(offset: offset, isDaylightSaving: true, abbreviation: name),
            start: start, end: end)
    }
}

extension TextReader {
    /// Letters, or letters, digits and signs between angle brackets; at least three.
    fileprivate mutating func abbreviation() -> String? {
        let isQuoted = skip("<")
        let letters = prefix { byte in
            let isLetter = (65...90).contains(byte & 0xDF)
            return isLetter
                || isQuoted && ((48...57).contains(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"))
        }
        guard letters.count >= 3, !isQuoted || skip(">") else { return nil }
        return String(decoding: letters, as: UTF8.self)
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    fileprivate mutating func clockTime(hours maximum: Int) -> Int? {
        let isNegative = skip("-")
        if !isNegative { _ = skip("+") }
        guard var seconds = number(atMost: maximum).map({ $0 * 3600 }) else { return nil }
        for unit in [60, 1] where skip(":") {
            guard let value = number(atMost: 59) else { return nil }
            seconds += value * unit
        }
        return isNegative ? -seconds : seconds
    }

    /// `,day[/time]`; the time is 02:00:00 unless given, and may be up to a week away (RFC 9636, section 3.3.1).
    fileprivate mutating func change() -> PosixTimeZone.Change? {
        guard skip(","), let day = day() else { return nil }
        guard skip("/") else { return PosixTimeZone.Change(day: day, time: 7200) }
        return clockTime(hours: 167).map { PosixTimeZone.Change(day: day, time: $0) }
    }

    private mutating func day() -> PosixTimeZone.Day? {
        if skip("J") {
            guard let day = number(atMost: 365), day >= 1 else { return nil }
            return .withoutLeapDay(day)
        }
        guard skip("M") else { return number(atMost: 365).map { .withLeapDay($0) } }
        guard let month = number(atMost: 12), month >= 1, skip("."), let week = number(atMost: 5), week >= 1,
            skip("."), let weekday = number(atMost: 6)
        else { return nil }
        return .weekday(month: month, week: week, weekday: weekday)
    }
}
