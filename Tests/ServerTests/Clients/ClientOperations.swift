import Foundation
import GraphQLLanguage

/// The files of `Tests/Clients`: what a frontend asks for, and programs that ask.
enum ClientFiles {
    static let folder = Python.package.appending(path: "Tests/Clients")

    static func path(_ name: String) -> String { folder.appending(path: name).path }
}

/// The operations of `Tests/Clients/operations`, each as it is sent: with the fragments that it needs.
struct ClientOperations {
    struct Operation {
        let name: String
        let type: OperationType
        /// The operation with its fragments.
        let document: String
        fileprivate(set) var fragments: Set<String> = []
    }

    private(set) var operations: [Operation] = []
    /// Fragments by their names; the files share them.
    private(set) var fragments: [String: String] = [:]

    init() throws {
        let folder = ClientFiles.folder.appending(path: "operations")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let documents = try names.map { name in
            try Document.parse(String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
        for fragment in documents.flatMap(\.fragments) {
            fragments[fragment.name.text] = fragment.node.document.text(fragment.sourceRange)
        }
        for operation in documents.flatMap(\.operations) { operations.append(sent(operation)) }
    }

    private func sent(_ operation: OperationDefinition) -> Operation {
        var needed: Set<String> = []
        let text = operation.node.document.text(operation.sourceRange)
        addFragments(spreadIn: text, to: &needed)
        return Operation(
            name: operation.name?.text ?? "", type: operation.operationType,
            document: ([text] + needed.sorted().compactMap { fragments[$0] }).joined(separator: "\n"),
            fragments: needed)
    }

    private func addFragments(spreadIn text: String, to needed: inout Set<String>) {
        for match in text.matches(of: /\.\.\.\s*([A-Za-z_]+)/) where match.1 != "on" {
            let name = String(match.1)
            if needed.insert(name).inserted, let fragment = fragments[name] {
                addFragments(spreadIn: fragment, to: &needed)
            }
        }
    }
}
