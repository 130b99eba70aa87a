import Testing

@testable import RapportTypes

@Suite("CalendarDate and LocalTime")
struct CalendarDateTests {
    @Test(arguments: ["2026-01-05", "0000-01-01", "9999-12-31", "2000-02-29", "1970-01-01"])
    func `a day is printed as it is read`(text: String) throws {
        #expect(try CalendarDate(text).text == text)
    }

    @Test func `days are counted from 1970`() throws {
        #expect(try CalendarDate("1970-01-01").dayNumber == 0)
        #expect(try CalendarDate("1969-12-31").dayNumber == -1)
        #expect(try CalendarDate("2026-01-05").dayNumber == 20458)
        #expect(CalendarDate.minimum.text == "0000-01-01")
        #expect(CalendarDate.maximum.text == "9999-12-31")
    }

    @Test func `every day of four centuries follows the day before`() {
        var date = CalendarDate(year: 1800, month: 1, day: 1)!
        while date.year < 2200 {
            let next = date.adding(days: 1)
            let isLast = date.day == CalendarDate.days(inMonth: date.month, of: date.year)
            #expect(next.day == (isLast ? 1 : date.day + 1))
            #expect(CalendarDate(year: next.year, month: next.month, day: next.day) == next)
            date = next
        }
    }

    @Test func `weeks begin on Monday`() throws {
        #expect(try CalendarDate("2026-01-05").weekday == 1)
        #expect(try CalendarDate("2026-01-11").weekday == 7)
        #expect(try CalendarDate("2026-01-11").startOfWeek.text == "2026-01-05")
        #expect(try CalendarDate("1969-12-29").weekday == 1)
        #expect(try CalendarDate("2026-01-11").startOfMonth.text == "2026-01-01")
    }

    @Test func `a month later is the same day, or the last one`() throws {
        let date = try CalendarDate("2026-01-31")
        #expect(date.adding(months: 1).text == "2026-02-28")
        #expect(date.adding(months: 12).text == "2027-01-31")
        #expect(date.adding(months: -2).text == "2025-11-30")
        #expect(CalendarDate.maximum.adding(months: 1) == .maximum)
        #expect(CalendarDate.minimum.adding(months: -1) == .minimum)
    }

    @Test(arguments: ["2026-1-5", "2026-01-05T00:00:00Z", "20260105", " 2026-01-05", "", "2026/01/05"])
    func `another form of a day is refused`(text: String) {
        #expect(throws: ScalarFault(.date, .malformed)) { try CalendarDate(text) }
    }

    @Test(arguments: ["2025-02-29", "2026-00-01", "2026-01-00", "2026-01-32"])
    func `a day that does not exist is refused`(text: String) {
        #expect(throws: ScalarFault(.date, .noSuchDay)) { try CalendarDate(text) }
    }

    @Test(arguments: [
        ("08:30", "08:30:00"), ("08:30:00", "08:30:00"), ("23:59:59.9", "23:59:59.900"), ("00:00:00.0004", "00:00:00"),
    ])
    func `a wall clock time is printed with seconds`(given: String, printed: String) throws {
        #expect(try LocalTime(given).text == printed)
    }

    @Test(arguments: ["8:30", "08", "08:30Z", "08:30:00.", "08:30:", "08-30", ""])
    func `another form of a time is refused`(text: String) {
        #expect(throws: ScalarFault(.localTime, .malformed)) { try LocalTime(text) }
    }

    @Test(arguments: ["24:00", "12:60", "12:00:60"])
    func `a time that no clock shows is refused`(text: String) {
        #expect(throws: ScalarFault(.localTime, .noSuchTime)) { try LocalTime(text) }
    }
}
