import SQLite

/// The tables of calendar items: rows with the columns `scheduled_at`, `time_zone` and `wall_clock`. Each aggregate has
/// its line here.
enum CalendarTables {
    static let all: [SQL] = [
        "meeting", "informational_interview", "interview",
    ]
}
