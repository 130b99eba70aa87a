/// Where a value of a setting comes from, as an error names it.
enum SettingSource: Hashable, Sendable, CustomStringConvertible {
    case flag(String)
    case variable(String)
    case file(String, line: Int, name: String)

    var description: String {
        switch self {
        case .flag(let flag): flag
        case .variable(let name): name
        case .file(let path, let line, let name): "\(path):\(line): \(name)"
        }
    }
}

/// A value that somebody gave a setting; nobody has looked at it yet.
struct SettingValue: Sendable {
    let setting: Setting
    let text: String
    let source: SettingSource
}
