import RapportTypes

/// The days of the demo's account, counted from today: yesterday is -1.
struct DemoCalendar {
    let now: DateTime
    private let zone = DemoNetwork.account.timeZone.rules

    init(now: DateTime) { self.now = now }

    func day(_ number: Int) -> CalendarDate { zone.local(at: now).date.adding(days: number) }

    /// A time of a working day. Weekends give way to the days before them in the past and to those after them in the
    /// future, so that what is past stays past and what is to come stays to come.
    func time(_ number: Int, _ hour: Int, _ minute: Int = 0) -> DateTime {
        var day = day(number)
        if day.weekday > 5 { day = day.adding(days: number < 0 ? 5 - day.weekday : 8 - day.weekday) }
        let time = LocalTime(hour: hour, minute: minute) ?? .midnight
        return zone.instant(of: LocalDateTime(date: day, time: time))
    }
}
