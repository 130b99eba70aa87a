import RapportStore

extension TestAPI {
    /// Plans an interview of an hour and returns its id. `input` is what stands in the braces beside the application,
    /// the time, the kind and the zone.
    @discardableResult
    func interview(
        for application: String, at start: String = "2026-11-25T14:00:00Z", type: String = "VIDEO",
        _ input: String = "", as viewer: Viewer
    ) throws -> String {
        try make(
            "interview", by: "scheduleInterview",
            """
            applicationId: "\(application)", scheduledAt: "\(start)", type: \(type), durationMinutes: 60
            timeZone: "Europe/Berlin" \(input)
            """, as: viewer)
    }

    /// The locations of the interviews of a list, in its order: there they have their names in tests. `list` comes with
    /// its arguments.
    func places(_ list: String = "interviews", as viewer: Viewer) throws -> [String] {
        try texts("location", of: list, as: viewer)
    }
}
