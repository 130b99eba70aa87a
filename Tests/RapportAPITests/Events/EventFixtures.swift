import JSON
import RapportTypes

@testable import RapportStore

extension TestAPI {
    /// Makes a record and returns its id. `input` is what stands in the braces.
    func make(_ field: String, by mutation: String, _ input: String, as viewer: Viewer) throws -> String {
        let answer = try value(
            "mutation { made: \(mutation)(input: {\(input)}) { made: \(field) { id } userErrors { message } } }",
            as: viewer)
        guard let id = answer["data"]?["made"]?["made"]?["id"]?.stringValue else {
            fatalError("not made: \(answer.text)")
        }
        return id
    }

    /// Does something that has to succeed. `input` is what stands in the braces.
    func run(_ mutation: String, _ input: String, as viewer: Viewer) throws {
        let answer = try value(
            "mutation { run: \(mutation)(input: {\(input)}) { userErrors { message } } }", as: viewer)
        guard answer["data"]?["run"]?["userErrors"]?.elements == [] else { fatalError("refused: \(answer.text)") }
    }

    /// The fields of the latest event of a type, as the response shows them, with names in place of ids.
    func event(
        _ type: DomainEventType, _ fields: String, _ names: KeyValuePairs<String, String> = [:], as viewer: Viewer
    ) throws -> String {
        let answer = try value(
            """
            { domainEvents(first: 1, filter: {types: [\(type.rawValue)]}) { nodes {
                ... on \(DomainEventKinds.name(type)) { \(fields) } } } }
            """, as: viewer)
        guard let nodes = answer["data"]?["domainEvents"]?["nodes"]?.elements, nodes.count == 1 else {
            fatalError("no event: \(answer.text)")
        }
        return names.reduce(nodes[0].text) { $0.replacing($1.key, with: $1.value) }
    }

    /// The types of the events of a list, in its order. `arguments` come with their parentheses.
    func eventTypes(_ arguments: String = "", as viewer: Viewer) throws -> [String] {
        let answer = try value("{ domainEvents\(arguments) { nodes { type } } }", as: viewer)
        guard let nodes = answer["data"]?["domainEvents"]?["nodes"]?.elements else {
            fatalError("no list: \(answer.text)")
        }
        return nodes.map { $0["type"]!.stringValue! }
    }
}
