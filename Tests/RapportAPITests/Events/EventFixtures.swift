import RapportTypes
import SQLite
import Testing

@testable import RapportStore

extension TestAPI {
    /// The fields of the latest event of a type, as the response shows them, with names in place of ids.
    func event(
        _ type: DomainEventType, _ fields: String, _ names: KeyValuePairs<String, String> = [:], as viewer: Viewer
    ) throws -> String {
        let answer = try value(
            """
            { domainEvents(first: 1, filter: {types: [\(type.rawValue)]}) { nodes {
                ... on \(DomainEventKinds.name(type)) { \(fields) } } } }
            """, as: viewer)
        let node = try #require(answer["data"]?["domainEvents"]?["nodes"]?[0], "no event: \(answer.text)")
        return names.reduce(node.text) { $0.replacing($1.key, with: $1.value) }
    }

    /// The types of the events of a list, in its order. `arguments` come with their parentheses.
    func eventTypes(_ arguments: String = "", as viewer: Viewer) throws -> [String] {
        try texts("type", of: "domainEvents\(arguments)", as: viewer)
    }

    /// The events of everybody, in their order: the type, then the payload.
    func events() throws -> [String] {
        try Database(path: store.configuration.path, .readOnly).values(
            "SELECT type || ' ' || payload FROM domain_events ORDER BY owner_id, sequence")
    }
}
