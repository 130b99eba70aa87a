import RapportTypes

/// What the program is asked to do.
enum Command {
    case help
    case version
    case schema(SchemaFormat)
    case serve(Settings)
    /// Of the account with an email address.
    case resetPassword(EmailAddress, Settings)

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
        case "user": self = try Command.user(arguments.dropFirst(), environment)
        case let name?: throw .unknownCommand(name)
        case nil: throw .noCommand
        }
    }

    /// `reset-password EMAIL`, and the flags of `serve`.
    private static func user(
        _ arguments: ArraySlice<String>, _ environment: [String: String]
    ) throws(CommandLineFault) -> Command {
        guard arguments.first == "reset-password" else {
            throw .unknownCommand((["user"] + arguments.prefix(1)).joined(separator: " "))
        }
        guard let text = arguments.dropFirst().first, !text.hasPrefix("--") else {
            throw .missingArgument("EMAIL", of: "user reset-password")
        }
        guard let email = try? EmailAddress(text) else {
            throw .invalidValue(source: "EMAIL", value: text, expected: "an email address")
        }
        return .resetPassword(email, try Settings(arguments: arguments.dropFirst(2), environment: environment))
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
    case missingArgument(String, of: String)
    case missingValue(flag: String)
    /// `source` is the flag or the variable that holds the value.
    case invalidValue(source: String, value: String, expected: String)
}

extension CommandLineFault: CustomStringConvertible {
    var description: String {
        switch self {
        case .noCommand: "a command is missing: serve, schema or user (see rapport --help)"
        case .unknownCommand(let name): "unknown command '\(name)' (see rapport --help)"
        case .unknownFlag(let flag): "unknown flag '\(flag)' (see rapport --help)"
        case .missingArgument(let name, let command): "\(command) needs \(name) (see rapport --help)"
        case .missingValue(let flag): "\(flag) needs a value"
        case .invalidValue(let source, let value, let expected): "\(source) must be \(expected), not '\(value)'"
        }
    }
}
