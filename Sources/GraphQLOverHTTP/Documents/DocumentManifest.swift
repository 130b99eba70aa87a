public import GraphQLLanguage
import JSON

/// A list of documents with their identifiers, as build tools of clients write it.
///
/// Three forms are known: `{"id": "text", …}` (Relay, GraphQL Code Generator), `{"id": {"source": "text", …}, …}`
/// (Apollo Kotlin and iOS), and Apollo's persisted query manifest,
/// `{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{"id": …, "body": …}, …]}`.
public struct DocumentManifest: Sendable {
    struct Entry: Sendable {
        let id: String
        let text: String
    }

    let entries: [Entry]

    /// - Parameter json: the manifest's text.
    public init(_ json: [UInt8]) throws(Fault) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONParser.parse(json)
        } catch {
            throw .invalidJSON(error.description)
        }
        entries = try DocumentManifest.entries(of: value)
        try checkIdentifiers()
    }

    private static func entries(of manifest: JSONValue) throws(Fault) -> [Entry] {
        if manifest["format"] == "apollo-persisted-query-manifest" {
            guard manifest["version"] == 1, let operations = manifest["operations"]?.elements else {
                throw .unknownForm
            }
            return try operations.map { operation throws(Fault) in
                guard let id = operation["id"]?.stringValue, let text = operation["body"]?.stringValue else {
                    throw .unknownForm
                }
                return Entry(id: id, text: text)
            }
        }
        guard let members = manifest.members else { throw .unknownForm }
        return try members.map { member throws(Fault) in
            guard let text = member.value.stringValue ?? member.value["source"]?.stringValue else { throw .unknownForm }
            return Entry(id: member.name, text: text)
        }
    }

    /// An identifier stands for one document, and one that says that it is a hash is it.
    private func checkIdentifiers() throws(Fault) {
        var texts: [String: String] = [:]
        for entry in entries {
            if let other = texts.updateValue(entry.text, forKey: entry.id), other != entry.text {
                throw .ambiguous(id: entry.id)
            }
            guard entry.id.hasPrefix("sha256:") else { continue }
            guard entry.id == "sha256:\(DocumentHash(of: Array(entry.text.utf8)))" else {
                throw .wrongHash(id: entry.id)
            }
        }
    }
}

extension DocumentManifest {
    /// Why the documents of a manifest cannot be served.
    public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
        case invalidJSON(String)
        case unknownForm
        case ambiguous(id: String)
        case wrongHash(id: String)
        case invalidDocument(id: String, RequestError)

        public var description: String {
            switch self {
            case .invalidJSON(let reason): reason
            case .unknownForm:
                "it is neither a JSON object of documents by their identifiers nor Apollo's persisted query manifest"
            case .ambiguous(let id): "it has two documents with the identifier '\(id)'"
            case .wrongHash(let id): "'\(id)' is not the SHA-256 of its document"
            case .invalidDocument(let id, let error):
                "the document '\(id)' cannot be executed: \(error.message)\(Fault.place(error))"
            }
        }

        private static func place(_ error: RequestError) -> String {
            error.locations.first.map { " (line \($0.line), column \($0.column))" } ?? ""
        }
    }
}
