import Batches

/// The scalar `Date`: a day of the proleptic Gregorian calendar, from 0000-01-01 to 9999-12-31, in no zone.
public struct CalendarDate: TextScalar, Comparable {
    public static var cellKind: CellKind { .symbol }

    /// Days since 1970-01-01.
    public let dayNumber: Int

    public static let minimum = CalendarDate(clamping: -719_528)
    public static let maximum = CalendarDate(clamping: 2_932_896)

    /// The day, or the nearest one that can be printed with four digits of a year.
    public init(clamping dayNumber: Int) {
        self.dayNumber = min(max(dayNumber, -719_528), 2_932_896)
    }

    /// Nil if there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= CalendarDate.days(inMonth: month, of: year)
        else { return nil }
        self.init(clamping: CalendarDate.dayNumber(year, month, day))
    }

    public init(_ text: String) throws(ScalarFault) {
        var reader = TextReader(text)
        guard let date = try CalendarDate.read(&reader, as: .date), reader.isAtEnd else {
            throw ScalarFault(.date, .malformed)
        }
        self = date
    }

    /// Reads `YYYY-MM-DD`, nil if it is not there.
    static func read(
        _ reader: inout TextReader, as scalar: ScalarFault.Scalar
    ) throws(ScalarFault) -> CalendarDate? {
        guard let year = reader.digits(4), reader.skip("-"), let month = reader.digits(2), reader.skip("-"),
            let day = reader.digits(2)
        else { return nil }
        guard let date = CalendarDate(year: year, month: month, day: day) else { throw ScalarFault(scalar, .noSuchDay) }
        return date
    }

    public var text: String {
        var writer = TextWriter(reserving: 10)
        write(to: &writer)
        return writer.text
    }

    func write(to writer: inout TextWriter) {
        let (year, month, day) = components
        writer.digits(year, count: 4)
        writer.character("-")
        writer.digits(month, count: 2)
        writer.character("-")
        writer.digits(day, count: 2)
    }

    public static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.dayNumber < b.dayNumber }
}

// MARK: The calendar

extension CalendarDate {
    public var year: Int { components.year }
    public var month: Int { components.month }
    public var day: Int { components.day }

    /// 1 for Monday to 7 for Sunday (ISO 8601).
    public var weekday: Int { (((dayNumber + 3) % 7) + 7) % 7 + 1 }

    /// The Monday of this day's ISO week.
    public var startOfWeek: CalendarDate { adding(days: 1 - weekday) }

    public var startOfMonth: CalendarDate { adding(days: 1 - day) }

    public func adding(days: Int) -> CalendarDate { CalendarDate(clamping: dayNumber + days) }

    /// The same day of another month, or that month's last day if it is shorter.
    public func adding(months: Int) -> CalendarDate {
        let (year, month, day) = components
        let total = year * 12 + month - 1 + months
        guard total >= 0 else { return .minimum }
        let (newYear, newMonth) = (total / 12, total % 12 + 1)
        guard newYear <= 9999 else { return .maximum }
        let last = CalendarDate.days(inMonth: newMonth, of: newYear)
        return CalendarDate(clamping: CalendarDate.dayNumber(newYear, newMonth, min(day, last)))
    }

    public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Counts years from March, so that the leap day is the last of its year.
    ///
    /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    public var components: (year: Int, month: Int, day: Int) { InstantText.civil(fromDays: dayNumber) }
}
