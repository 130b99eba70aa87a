import JSON
import RapportStore

extension TestAPI {
    /// Logs an interaction and returns its id. `input` is what stands in the braces, but for the contact.
    @discardableResult
    func interaction(with contact: String, _ input: String, as viewer: Viewer) throws -> String {
        let answer = try value(
            """
            mutation { logInteraction(input: {contactId: "\(contact)", \(input)}) {
                interaction { id } userErrors { message } } }
            """, as: viewer)
        guard let id = answer["data"]?["logInteraction"]?["interaction"]?["id"]?.stringValue else {
            fatalError("not logged: \(answer.text)")
        }
        return id
    }

    /// The locations of the interactions of a list, in its order. `arguments` come with their parentheses.
    func locations(_ arguments: String = "", as viewer: Viewer) throws -> [String] {
        let answer = try value("{ interactions\(arguments) { nodes { location } } }", as: viewer)
        guard let nodes = answer["data"]?["interactions"]?["nodes"]?.elements else {
            fatalError("no list: \(answer.text)")
        }
        return nodes.map { $0["location"]!.stringValue! }
    }
}
