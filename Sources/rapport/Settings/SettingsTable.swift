/// The table of all settings, for the README.
enum SettingsTable {
    static let markdown: String = """
        | setting | default | what it is |
        |---|---|---|
        \(Setting.all.map(row).joined())
        """

    private static func row(_ setting: Setting) -> String {
        let name =
            ([setting.flag ?? setting.variable] + (setting.flag == nil ? [] : [setting.placeholder].compactMap { $0 }))
            .joined(separator: " ")
        let help = setting.help.replacing("|", with: "\\|")
        return "| `\(name)` | \(setting.defaultText.map { "`\($0)`" } ?? "") | \(help) |\n"
    }
}
