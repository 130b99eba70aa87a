import JSON
import RapportStore

extension TestAPI {
    /// Plans an interview of an hour and returns its id. `input` is what stands in the braces beside the application,
    /// the time, the kind and the zone.
    @discardableResult
    func interview(
        for application: String, at start: String = "2026-11-25T14:00:00Z", type: String = "VIDEO",
        _ input: String = "", as viewer: Viewer
    ) throws -> String {
        let answer = try value(
            """
            mutation { scheduleInterview(input: {applicationId: "\(application)", scheduledAt: "\(start)"
                type: \(type), durationMinutes: 60, timeZone: "Europe/Berlin" \(input)}) {
                interview { id } userErrors { message } } }
            """, as: viewer)
        guard let id = answer["data"]?["scheduleInterview"]?["interview"]?["id"]?.stringValue else {
            fatalError("not planned: \(answer.text)")
        }
        return id
    }

    /// The locations of the interviews of a list, in its order: there they have their names in tests. `arguments` come
    /// with their parentheses.
    func places(_ list: String = "interviews", as viewer: Viewer) throws -> [String] {
        let answer = try value("{ answer: \(list) { nodes { location } } }", as: viewer)
        guard let nodes = answer["data"]?["answer"]?["nodes"]?.elements else { fatalError("no list: \(answer.text)") }
        return nodes.map { $0["location"]?.stringValue ?? "" }
    }
}
