import JSON
import RapportStore

extension TestAPI {
    /// Makes a contact and returns its id. `input` is what stands in the braces.
    @discardableResult
    func contact(_ input: String, as viewer: Viewer) throws -> String {
        let answer = try value(
            "mutation { createContact(input: {\(input)}) { contact { id } userErrors { message } } }", as: viewer)
        guard let id = answer["data"]?["createContact"]?["contact"]?["id"]?.stringValue else {
            fatalError("not created: \(answer.text)")
        }
        return id
    }

    /// The names of the contacts that fit, in the list's order. `arguments` come with their parentheses.
    func names(_ arguments: String = "", as viewer: Viewer) throws -> [String] {
        let answer = try value("{ contacts\(arguments) { nodes { name } } }", as: viewer)
        guard let nodes = answer["data"]?["contacts"]?["nodes"]?.elements else {
            fatalError("no list: \(answer.text)")
        }
        return nodes.map { $0["name"]!.stringValue! }
    }

    /// The names of the contacts that a filter lets through.
    func names(where filter: String, as viewer: Viewer) throws -> [String] {
        try names("(filter: {\(filter)})", as: viewer)
    }
}
