import GraphQLSchema
import RapportAPI

extension Command {
    static let schemaDiff = Command(
        name: "schema diff", operands: [.one("OLD"), .optional("NEW")],
        options: [CommandOption(flag: "--all", help: "Tells of safe changes, too.")],
        help: "compares schemas (- is standard input, NEW this program's), and fails if the change breaks clients"
    ) { invocation in
        let old = try SchemaDiff.schema(invocation.operand(0))
        let new = try invocation.operands(from: 1).first.map(SchemaDiff.schema) ?? Schema.build(sdl: SchemaDocument.sdl)
        let changes = new.changes(since: old)
        Terminal.write(SchemaDiff.text(of: changes, all: invocation.has("--all")))
        return changes.contains { $0.severity == .breaking } ? .foundFaults : .done
    }
}

/// What changes of a schema mean to clients.
enum SchemaDiff {
    static func text(of changes: [SchemaChange], all: Bool) -> String {
        var text = ""
        for change in changes where all || change.severity != .safe {
            text += "\(change.severity.word): \(change.message) [\(change.kind.rawValue)]\n"
        }
        let counts = SchemaChange.Severity.allCases.map { severity in
            "\(changes.count { $0.severity == severity }) \(severity.word)"
        }
        return text + counts.joined(separator: ", ") + "\n"
    }

    static func schema(_ path: String) throws -> Schema {
        let text = try CommandFile.text(path)
        do {
            return try Schema.build(sdl: text)
        } catch {
            throw UnusableSchema(path: path, errors: error)
        }
    }
}

extension SchemaChange.Severity {
    fileprivate var word: String {
        switch self {
        case .breaking: "breaking"
        case .dangerous: "dangerous"
        case .safe: "safe"
        }
    }
}

private struct UnusableSchema: Error, CustomStringConvertible {
    let path: String
    let errors: SchemaErrors

    var description: String {
        guard let error = errors.errors.first else { return "\(path) is no schema" }
        let place = error.locations.first.map { "\(path):\($0.line):\($0.column)" } ?? path
        let others = errors.errors.count - 1
        return "\(place): \(error.message)" + (others > 0 ? " (and \(others) more)" : "")
    }
}
