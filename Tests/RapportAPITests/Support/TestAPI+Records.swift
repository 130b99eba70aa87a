import JSON
import RapportStore
import Testing

/// What most tests need before they can ask for what they are about, and how they look at lists and errors.
extension TestAPI {
    /// Makes a record and returns its id. `input` is what stands in the braces.
    func make(_ field: String, by mutation: String, _ input: String, as viewer: Viewer) throws -> String {
        let answer = try value(
            "mutation { made: \(mutation)(input: {\(input)}) { made: \(field) { id } userErrors { message } } }",
            as: viewer)
        return try #require(answer["data"]?["made"]?["made"]?["id"]?.stringValue, "\(mutation): \(answer.text)")
    }

    /// Does something that has to succeed. `input` is what stands in the braces.
    func run(_ mutation: String, _ input: String, as viewer: Viewer) throws {
        let answer = try value(
            "mutation { run: \(mutation)(input: {\(input)}) { userErrors { message } } }", as: viewer)
        try #require(answer["data"]?["run"]?["userErrors"] == [], "\(mutation): \(answer.text)")
    }

    /// Takes a step with a record, which has to succeed: `completeMeeting`, `cancelInterview`.
    func step(_ mutation: String, _ id: String, _ input: String = "", as viewer: Viewer) throws {
        try run(mutation, #"id: "\#(id)" \#(input)"#, as: viewer)
    }

    // MARK: Lists

    /// The texts that the nodes of a list have in a field, in the list's order; empty ones for null. The list comes
    /// with its arguments, and a field of the node's own fields with their names: `jobListing.company`.
    func texts(_ field: String, of list: String, as viewer: Viewer) throws -> [String] {
        let names = field.split(separator: ".").map(String.init)
        let selection = names.joined(separator: " { ") + String(repeating: " }", count: names.count - 1)
        let answer = try value("{ list: \(list) { nodes { \(selection) } } }", as: viewer)
        let nodes = try #require(answer["data"]?["list"]?["nodes"]?.elements, "\(list): \(answer.text)")
        return nodes.map { node in names.reduce(Optional(node)) { $0?[$1] }?.stringValue ?? "" }
    }

    // MARK: Errors

    /// `extensions.code` of the first error of a response; nil without errors.
    func errorCode(_ document: String, as viewer: Viewer?) throws -> String? {
        try value(document, as: viewer)["errors"]?[0]?["extensions"]?["code"]?.stringValue
    }

    /// The code and the message of the first error of a response; nil without errors.
    func firstError(of document: String, as viewer: Viewer?) throws -> String? {
        let error = try value(document, as: viewer)["errors"]?[0]
        return error.map { "\($0["extensions"]?["code"]?.stringValue ?? ""): \($0["message"]?.stringValue ?? "")" }
    }
}
