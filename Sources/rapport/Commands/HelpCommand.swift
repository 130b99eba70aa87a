extension Command {
    static let help = Command(
        name: "help",
        options: [
            CommandOption(flag: "--markdown", help: "The table of settings that the README has.", isHidden: true)
        ],
        help: "prints this; so does --help"
    ) { invocation in
        Terminal.write(invocation.has("--markdown") ? SettingsTable.markdown : HelpText.whole)
        return .done
    }

    static let version = Command(name: "version", help: "prints the version; so does --version") { _ in
        Terminal.write("rapport \(Rapport.version)\n")
        return .done
    }
}
