/// What `rapport --help` prints: made of the table of settings, so that it is never out of date.
enum HelpText {
    static let whole = """
        rapport \(Rapport.version): the GraphQL server of a job seeker's professional network

        rapport serve [FLAGS]     serves the API at /graphql and a playground at /
        rapport schema            prints the schema; with --json the answer to an introspection query
        rapport user reset-password EMAIL [FLAGS]
                                  gives an account a new password and prints it; the server must not be running
        rapport --help            prints this
        rapport --version         prints the version

        Every flag of serve can be given in the environment, too: --max-page-size is RAPPORT_MAX_PAGE_SIZE.
        Sizes are bytes, or end in KiB, MiB or GiB; times are seconds, or end in ms, s, m or h.

        \(section("Flags of serve", Setting.general))
        \(section("Limits of requests", Setting.requestLimits))
        \(section("Limits of documents", Setting.documentLimits))
        \(section("Limits of time", Setting.waits))
        """

    private static let indent = 40

    private static func section(_ title: String, _ settings: [Setting]) -> String {
        title + "\n" + settings.map(entry).joined()
    }

    private static func entry(_ setting: Setting) -> String {
        let name =
            "  "
            + [setting.flag ?? setting.variable, setting.flag == nil ? nil : setting.placeholder]
            .compactMap { $0 }.joined(separator: " ")
        let padding = String(repeating: " ", count: max(2, indent - name.count))
        let text = setting.help + (setting.defaultText.map { " [\($0)]" } ?? "")
        return name + padding + wrapped(text) + "\n"
    }

    /// Lines of at most 116 characters, all but the first indented.
    private static func wrapped(_ text: String) -> String {
        var lines = [""]
        for word in text.split(separator: " ") {
            if lines[lines.count - 1].count + word.count + indent >= 116 { lines.append("") }
            lines[lines.count - 1] += lines[lines.count - 1].isEmpty ? word : " " + word
        }
        return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
    }
}
