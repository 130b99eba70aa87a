import JSON
import RapportStore
import SQLite

extension TestAPI {
    /// Plans a meeting and returns its id. `input` is what stands in the braces, but for the contact and the time.
    @discardableResult
    func meeting(
        with contact: String, at start: String = "2026-11-25T14:00:00Z", _ input: String = "", as viewer: Viewer
    ) throws -> String {
        let answer = try value(
            """
            mutation { scheduleMeeting(input: {contactId: "\(contact)", scheduledAt: "\(start)" \(input)}) {
                meeting { id } userErrors { message } } }
            """, as: viewer)
        guard let id = answer["data"]?["scheduleMeeting"]?["meeting"]?["id"]?.stringValue else {
            fatalError("not planned: \(answer.text)")
        }
        return id
    }

    /// Takes a step with a meeting, which has to succeed: `completeMeeting`, `cancelMeeting`.
    func step(_ mutation: String, _ id: String, _ input: String = "", as viewer: Viewer) throws {
        let answer = try value(
            #"mutation { \#(mutation)(input: {id: "\#(id)" \#(input)}) { userErrors { message } } }"#, as: viewer)
        guard answer["data"]?[mutation]?["userErrors"]?.elements == [] else { fatalError("refused: \(answer.text)") }
    }

    /// The purposes of the meetings of a list, in its order. `arguments` come with their parentheses.
    func purposes(_ arguments: String = "", as viewer: Viewer) throws -> [String] {
        let answer = try value("{ meetings\(arguments) { nodes { purpose } } }", as: viewer)
        guard let nodes = answer["data"]?["meetings"]?["nodes"]?.elements else {
            fatalError("no list: \(answer.text)")
        }
        return nodes.map { $0["purpose"]!.stringValue! }
    }

    /// The events of everybody, in their order: the type, then the payload.
    func events() throws -> [String] {
        try Database(path: store.configuration.path, .readOnly).values(
            "SELECT type || ' ' || payload FROM domain_events ORDER BY owner_id, sequence")
    }
}
