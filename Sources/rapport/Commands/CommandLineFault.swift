/// What is wrong with the arguments, the environment or the configuration file.
enum CommandLineFault: Error, Hashable, Sendable {
    case noCommand
    case unknownCommand(String)
    case unknownFlag(String)
    case missingArgument(String, of: String)
    case unexpectedArgument(String)
    case missingValue(flag: String)
    /// A setting that another one cannot be without.
    case missingSetting(String, for: String)
    case invalidOperand(String, value: String, expected: String)
    case invalidValue(SettingSource, value: String, expected: String)
    case unreadableFile(String, reason: String)
    /// Secrets in a file that others can read.
    case fileIsOpenToOthers(SettingSource)
    case malformedLine(file: String, line: Int)
    case unknownSetting(String, file: String, line: Int)
    case repeatedSetting(SettingSource, before: Int)
}

extension CommandLineFault: CustomStringConvertible {
    var description: String {
        switch self {
        case .noCommand: "a command is missing, for example serve (see rapport --help)"
        case .unknownCommand(let name): "unknown command '\(name)' (see rapport --help)"
        case .unknownFlag(let flag): "unknown flag '\(flag)' (see rapport --help)"
        case .missingArgument(let name, let command): "\(command) needs \(name) (see rapport --help)"
        case .unexpectedArgument(let text): "unexpected argument '\(text)' (see rapport --help)"
        case .missingSetting(let flag, let other): "\(other) needs \(flag)"
        case .missingValue(let flag): "\(flag) needs a value"
        case .invalidOperand(let name, let value, let expected): "\(name) must be \(expected), not '\(value)'"
        case .invalidValue(let source, let value, let expected): "\(source) must be \(expected), not '\(value)'"
        case .unreadableFile(let path, let reason): "the configuration file \(path) cannot be read: \(reason)"
        case .fileIsOpenToOthers(let source): "\(source) is a secret in a file that others can read: chmod o-rwx it"
        case .malformedLine(let file, let line): "\(file):\(line): expected 'name = value', or # and a comment"
        case .unknownSetting(let name, let file, let line): "\(file):\(line): unknown setting '\(name)'"
        case .repeatedSetting(let source, let line): "\(source) is set in line \(line) already"
        }
    }
}
