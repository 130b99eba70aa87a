import RapportStore

extension TestAPI {
    /// Plans a meeting and returns its id. `input` is what stands in the braces, but for the contact and the time.
    @discardableResult
    func meeting(
        with contact: String, at start: String = "2026-11-25T14:00:00Z", _ input: String = "", as viewer: Viewer
    ) throws -> String {
        try make(
            "meeting", by: "scheduleMeeting", #"contactId: "\#(contact)", scheduledAt: "\#(start)" \#(input)"#,
            as: viewer)
    }

    /// The purposes of the meetings of a list, in its order. `arguments` come with their parentheses.
    func purposes(_ arguments: String = "", as viewer: Viewer) throws -> [String] {
        try texts("purpose", of: "meetings\(arguments)", as: viewer)
    }
}
