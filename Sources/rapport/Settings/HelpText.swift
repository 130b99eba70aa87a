/// What `rapport --help` prints: made of the table of settings, so that it is never out of date.
enum HelpText {
    static let whole: String = """
        rapport \(Rapport.version): the GraphQL server of a job seeker's professional network

        \(Command.all.map { entry(synopsis($0), $0.help) }.joined())
        Each command prints more about itself with --help. Commands that use a database take the settings below:
        from flags, from the environment (--max-page-size is RAPPORT_MAX_PAGE_SIZE), from a file with --config.
        Sizes are bytes, or end in KiB, MiB or GiB; times are seconds, or end in ms, s, m or h.

        \(settings)
        """

    static func of(_ command: Command) -> String {
        var text = "\(synopsis(command))\n\n\(wrapped(command.help, indent: 0, startingWithCapital: true))\n"
        let options = command.options.filter { !$0.isHidden }
        if !options.isEmpty {
            text += "\n"
            for option in options {
                text += entry([option.flag, option.placeholder].compactMap { $0 }.joined(separator: " "), option.help)
            }
        }
        if let words = words(for: command.database) { text += "\n\(words)\n" }
        if command.takesSettings { text += "\n" + (command.name == "serve" ? settings : databaseSettings) }
        return text
    }

    /// Both are settled by the lock beside the database.
    private static func words(for need: Command.DatabaseNeed) -> String? {
        switch need {
        case .nothing: nil
        case .reading: "The server may be running."
        case .writing: "No server may be running on the database; that is checked."
        }
    }

    private static func synopsis(_ command: Command) -> String {
        let operands = command.operands.map { operand in
            operand.count.lowerBound == 0 ? "[\(operand.name)]" : operand.name + (operand.count == 1...1 ? "" : "…")
        }
        return (["rapport", command.name] + operands).joined(separator: " ")
    }

    private static let databaseSettings: String = section(
        "Settings, of those that rapport serve --help lists", Setting.general.filter { $0.isOfDatabase })

    private static let settings: String = """
        \(section("Settings", Setting.general))
        \(section("Who may ask what", Setting.access))
        \(section("Limits of requests", Setting.requestLimits))
        \(section("Limits of documents", Setting.documentLimits))
        \(section("Limits of clients", Setting.clientLimits))
        \(section("Limits of time", Setting.waits))
        """

    private static let indent = 40

    private static func section(_ title: String, _ settings: [Setting]) -> String {
        title + "\n" + settings.map(entry).joined()
    }

    private static func entry(_ setting: Setting) -> String {
        let name = [setting.flag ?? setting.variable, setting.flag == nil ? nil : setting.placeholder]
        return entry(
            name.compactMap { $0 }.joined(separator: " "),
            setting.help + (setting.defaultText.map { " [\($0)]" } ?? ""))
    }

    private static func entry(_ name: String, _ text: String) -> String {
        let name = "  " + name
        // What is longer than its column has the text below it.
        let padding =
            name.count + 2 > indent
            ? "\n" + String(repeating: " ", count: indent) : String(repeating: " ", count: indent - name.count)
        return name + padding + wrapped(text, indent: indent) + "\n"
    }

    /// Lines of at most 116 characters, all but the first indented.
    private static func wrapped(_ text: String, indent: Int, startingWithCapital: Bool = false) -> String {
        let text = startingWithCapital ? text.prefix(1).uppercased() + text.dropFirst() + "." : text
        var lines = [""]
        for word in text.split(separator: " ") {
            if lines[lines.count - 1].count + word.count + indent >= 116 { lines.append("") }
            lines[lines.count - 1] += lines[lines.count - 1].isEmpty ? word : " " + word
        }
        return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
    }
}
