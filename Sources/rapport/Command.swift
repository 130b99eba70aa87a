/// What the program is asked to do.
enum Command {
    case help
    case version
    case schema(SchemaFormat)
    case serve(Settings)

    enum SchemaFormat { case sdl, json }

    /// Reads the arguments behind the program's name.
    init(_ arguments: [String], environment: [String: String]) throws(CommandLineFault) {
        if arguments.contains("--help") || arguments.contains("-h") || arguments.first == "help" {
            self = .help
            return
        }
        switch arguments.first {
        case "--version": self = .version
        case "schema": self = .schema(try Command.schemaFormat(arguments.dropFirst()))
        case "serve": self = .serve(try Settings(arguments: arguments.dropFirst(), environment: environment))
        case let name?: throw .unknownCommand(name)
        case nil: throw .noCommand
        }
    }

    private static func schemaFormat(_ arguments: ArraySlice<String>) throws(CommandLineFault) -> SchemaFormat {
        if let other = arguments.first(where: { $0 != "--json" }) { throw .unknownFlag(other) }
        return arguments.isEmpty ? .sdl : .json
    }
}

/// What is wrong with the arguments or the environment.
enum CommandLineFault: Error, Hashable, Sendable {
    case noCommand
    case unknownCommand(String)
    case unknownFlag(String)
    case missingValue(flag: String)
    /// `source` is the flag or the variable that holds the value.
    case invalidValue(source: String, value: String, expected: String)
}

extension CommandLineFault: CustomStringConvertible {
    var description: String {
        switch self {
        case .noCommand: "a command is missing: serve or schema (see rapport --help)"
        case .unknownCommand(let name): "unknown command '\(name)' (see rapport --help)"
        case .unknownFlag(let flag): "unknown flag '\(flag)' (see rapport --help)"
        case .missingValue(let flag): "\(flag) needs a value"
        case .invalidValue(let source, let value, let expected): "\(source) must be \(expected), not '\(value)'"
        }
    }
}
