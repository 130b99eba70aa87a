import GraphQLLanguage

/// The documents of a client: operations, each of which may use fragments of any file, as clients' tools put them
/// together.
struct ClientDocuments {
    struct File {
        let path: String
        let text: String
    }

    /// A place in a file.
    struct Place: Hashable {
        let path: String
        let location: SourceLocation
    }

    /// An operation or a fragment, where it stands.
    struct Part {
        let path: String
        let name: String?
        let isFragment: Bool
        let text: String
        let location: SourceLocation
        /// The fragments that it spreads, each once.
        let spreads: [String]

        var place: Place { Place(path: path, location: location) }
    }

    private(set) var operations: [Part] = []
    private(set) var fragments: [Part] = []
    /// What is no GraphQL, and what is no part of a client's document.
    private(set) var faults: [(place: Place, message: String)] = []

    init(_ files: [File]) {
        for file in files { read(file) }
    }

    /// An operation with the fragments that it needs, directly or through others, in one document.
    func document(of operation: Part) -> CombinedDocument {
        var parts = [operation]
        var names = operation.spreads
        var next = 0
        while next < names.count {
            // Of several of one name the first counts; the others are told of.
            if let fragment = fragments.first(where: { $0.name == names[next] }) {
                parts.append(fragment)
                names += fragment.spreads.filter { !names.contains($0) }
            }
            next += 1
        }
        return CombinedDocument(parts)
    }

    /// The fragments that no operation needs.
    var unusedFragments: [Part] {
        var used: [String] = operations.flatMap(\.spreads)
        var next = 0
        while next < used.count {
            let spreads = fragments.filter { $0.name == used[next] }.flatMap(\.spreads)
            used += Set(spreads).subtracting(used)
            next += 1
        }
        return fragments.filter { !used.contains($0.name ?? "") }
    }

    private mutating func read(_ file: File) {
        let document: Document
        do throws(SyntaxError) {
            document = try Document.parse(file.text, limits: .none)
        } catch {
            faults.append((Place(path: file.path, location: error.location), error.message))
            return
        }
        for definition in document.definitions {
            switch definition {
            case .operation(let operation):
                operations.append(
                    part(operation, named: operation.name?.text, operation.selectionSet, isFragment: false, file.path))
            case .fragment(let fragment):
                fragments.append(
                    part(fragment, named: fragment.name.text, fragment.selectionSet, isFragment: true, file.path))
            default:
                let place = Place(path: file.path, location: definition.location)
                faults.append((place, "Only operations and fragments can be sent, no definitions of types."))
            }
        }
    }

    private func part(
        _ syntax: some Syntax, named name: String?, _ selectionSet: SelectionSet, isFragment: Bool, _ path: String
    ) -> Part {
        var spreads: [String] = []
        ClientDocuments.collect(selectionSet, &spreads)
        return Part(
            path: path, name: name, isFragment: isFragment, text: syntax.document.text(syntax.sourceRange),
            location: syntax.location, spreads: spreads)
    }

    private static func collect(_ selectionSet: SelectionSet, _ spreads: inout [String]) {
        for selection in selectionSet.selections {
            switch selection {
            case .field(let field): if let inner = field.selectionSet { collect(inner, &spreads) }
            case .inlineFragment(let fragment): collect(fragment.selectionSet, &spreads)
            case .fragmentSpread(let spread):
                if !spreads.contains(spread.name.text) { spreads.append(spread.name.text) }
            }
        }
    }
}

/// Parts of several files in one text, which knows where each came from.
struct CombinedDocument {
    let text: String
    /// The line on which each part begins, and the part.
    private let parts: [(line: Int, part: ClientDocuments.Part)]

    init(_ parts: [ClientDocuments.Part]) {
        var text = ""
        var line = 1
        var places: [(line: Int, part: ClientDocuments.Part)] = []
        for part in parts {
            places.append((line, part))
            // As far to the right as it stands in its file, so that columns are the same.
            text += String(repeating: " ", count: part.location.column - 1) + part.text + "\n"
            line += CombinedDocument.lines(in: part.text)
        }
        self.text = text
        self.parts = places
    }

    /// Where something stands in its file.
    func place(of location: SourceLocation) -> ClientDocuments.Place? {
        guard let (line, part) = parts.last(where: { $0.line <= location.line }) else { return nil }
        return ClientDocuments.Place(
            path: part.path,
            location: SourceLocation(line: part.location.line + location.line - line, column: location.column))
    }

    /// Lines that a text begins, as `SourceLocation` counts them.
    private static func lines(in text: String) -> Int {
        var count = 1
        var previous: UInt8 = 0
        for byte in text.utf8 {
            let isSecondHalf = byte == UInt8(ascii: "\n") && previous == UInt8(ascii: "\r")
            if byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") && !isSecondHalf { count += 1 }
            previous = byte
        }
        return count
    }
}
