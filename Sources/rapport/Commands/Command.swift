/// One thing that the program can be asked to do: how it is asked for, and what it does then.
struct Command: Sendable {
    /// As it is typed: `user reset-password`.
    let name: String
    /// What follows the name, in this order.
    var operands: [Operand] = []
    /// Flags of its own.
    var options: [CommandOption] = []
    /// Whether it takes the settings of `serve`, too, from flags, environment and file.
    var takesSettings = false
    /// What of a database it needs, which says whether a server may have it open meanwhile.
    var database = DatabaseNeed.nothing
    let help: String
    let run: @Sendable (Invocation) throws -> ExitStatus

    struct Operand: Sendable {
        let name: String
        var count = 1...1

        static func one(_ name: String) -> Operand { Operand(name: name) }
        static func optional(_ name: String) -> Operand { Operand(name: name, count: 0...1) }
        /// One or more; only as the last.
        static func some(_ name: String) -> Operand { Operand(name: name, count: 1...Int.max) }
    }

    enum DatabaseNeed: Sendable {
        case nothing
        /// It only reads, beside a server, too.
        case reading
        /// It writes, which one process alone may do. The lock beside the database sees to it.
        case writing
    }
}

/// A flag that one command has.
struct CommandOption: Sendable {
    let flag: String
    /// Stands for the value; nil for a switch, which has none.
    var placeholder: String?
    let help: String
    /// Left out of the help: for those who work on the program.
    var isHidden = false
}

/// How the program ends.
struct ExitStatus: Hashable, Sendable {
    let code: Int32

    static let done = ExitStatus(code: 0)
    /// What was looked at is not as it should be.
    static let foundFaults = ExitStatus(code: 1)
    /// What was asked for could not be done; one line on standard error says why.
    static let failed = ExitStatus(code: 2)
}

extension Command {
    /// The command that the arguments begin with, and what follows its name.
    static func find(
        in arguments: [String]
    ) throws(CommandLineFault) -> (command: Command, rest: ArraySlice<String>) {
        guard let first = arguments.first else { throw .noCommand }
        // The longest name first: `schema diff` begins like `schema`.
        for command in all.sorted(by: { $0.name.count > $1.name.count }) {
            let words = command.name.split(separator: " ")
            if arguments.prefix(words.count).elementsEqual(words, by: { $0 == $1 }) {
                return (command, arguments.dropFirst(words.count))
            }
        }
        if ["--help", "-h"].contains(first) { return (.help, []) }
        if first == "--version" { return (.version, []) }
        let isGroup = all.contains { $0.name.hasPrefix(first + " ") }
        if isGroup, let second = arguments.dropFirst().first, ["--help", "-h"].contains(second) { return (.help, []) }
        throw .unknownCommand(arguments.prefix(isGroup ? 2 : 1).joined(separator: " "))
    }
}
