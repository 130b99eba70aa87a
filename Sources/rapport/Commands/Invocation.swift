/// What was typed behind a command's name, read as the command says.
struct Invocation: Sendable {
    let settings: Settings
    private let operands: [String]
    /// By their flags; a switch has an empty value.
    private let options: [String: String]

    /// The operand at this place, which the command has to have.
    func operand(_ place: Int) -> String { operands[place] }

    /// The operands from this place on.
    func operands(from place: Int) -> ArraySlice<String> { operands.dropFirst(place) }

    /// The value of a flag of the command's own; nil if it was not given.
    func option(_ flag: String) -> String? { options[flag] }

    func has(_ flag: String) -> Bool { options[flag] != nil }
}

extension Invocation {
    init(
        of command: Command, _ arguments: ArraySlice<String>, environment: [String: String]
    ) throws(CommandLineFault) {
        var operands: [String] = []
        var options: [String: String] = [:]
        var settings: [SettingValue] = []
        var rest = arguments
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--") else {
                operands.append(argument)
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let given = parts.count == 2 ? parts[1] : nil
            if let option = command.options.first(where: { $0.flag == parts[0] }) {
                options[option.flag] = try Invocation.value(
                    given, of: option.flag, isSwitch: option.placeholder == nil, or: "", from: &rest)
            } else if command.takesSettings, let setting = Setting.all.first(where: { $0.flag == parts[0] }) {
                let value = try Invocation.value(
                    given, of: parts[0], isSwitch: setting.placeholder == nil, or: "true", from: &rest)
                settings.append(SettingValue(setting: setting, text: value, source: .flag(parts[0])))
            } else {
                throw .unknownFlag(parts[0])
            }
        }
        try Invocation.check(operands, of: command)
        self.operands = operands
        self.options = options
        self.settings = command.takesSettings ? try Settings(flags: settings, environment: environment) : Settings()
    }

    /// The value behind the equals sign, else the next argument.
    private static func value(
        _ given: String?, of flag: String, isSwitch: Bool, or switched: String, from rest: inout ArraySlice<String>
    ) throws(CommandLineFault) -> String {
        if let given { return given }
        if isSwitch { return switched }
        guard let next = rest.popFirst() else { throw .missingValue(flag: flag) }
        return next
    }

    private static func check(_ operands: [String], of command: Command) throws(CommandLineFault) {
        var place = 0
        for operand in command.operands {
            let count = min(operands.count - place, operand.count.upperBound)
            if count < operand.count.lowerBound { throw .missingArgument(operand.name, of: command.name) }
            place += count
        }
        if place < operands.count { throw .unexpectedArgument(operands[place]) }
    }
}
