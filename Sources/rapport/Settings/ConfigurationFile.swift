import Glibc

/// A file of settings, each on a line of its own: `name = value`. Names are those of the flags, without the dashes.
///
///     # What clients see.
///     public-url = https://rapport.example.com
///     max-page-size = 50
///
/// Lines that begin with `#` and empty ones say nothing. There are no quotes and no sections: a value goes to the end
/// of its line.
struct ConfigurationFile {
    let values: [SettingValue]

    /// A file of settings is never so long.
    private static let maximumBytes = 1024 * 1024

    init(path: String) throws(CommandLineFault) {
        let (text, isOpenToOthers) = try ConfigurationFile.read(path)
        values = try ConfigurationFile.values(in: text, of: path)
        if isOpenToOthers, let secret = values.first(where: { $0.setting.isSecret }) {
            throw .fileIsOpenToOthers(secret.source)
        }
    }

    /// Reads the text of a file.
    static func values(in text: String, of path: String) throws(CommandLineFault) -> [SettingValue] {
        var values: [SettingValue] = []
        var lines: [String: Int] = [:]
        // What some editors put before a text in UTF-8.
        let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let number = index + 1
            let content = trimmed(line)
            if content.isEmpty || content.hasPrefix("#") { continue }
            guard let equals = content.firstIndex(of: "=") else { throw .malformedLine(file: path, line: number) }
            let name = String(trimmed(content[..<equals]))
            guard let setting = Setting.all.first(where: { $0.name == name && $0.mayBeInFile }) else {
                throw .unknownSetting(name, file: path, line: number)
            }
            let source = SettingSource.file(path, line: number, name: name)
            if let before = lines.updateValue(number, forKey: name) { throw .repeatedSetting(source, before: before) }
            values.append(
                SettingValue(setting: setting, text: String(trimmed(content[equals...].dropFirst())), source: source))
        }
        return values
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    private static func read(_ path: String) throws(CommandLineFault) -> (text: String, isOpenToOthers: Bool) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .unreadableFile(path, reason: String(cString: strerror(errno))) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .unreadableFile(path, reason: String(cString: strerror(errno))) }
        guard let bytes = FileReading.bytes(of: file, atMost: maximumBytes) else {
            throw .unreadableFile(path, reason: errno == 0 ? "it is too long" : String(cString: strerror(errno)))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .unreadableFile(path, reason: "it is not UTF-8")
        }
        return (text, status.st_mode & 0o007 != 0)
    }
}
