import RapportStore

extension Command {
    static let backup = Command(
        name: "backup", operands: [.one("FILE")], takesSettings: true, database: .reading,
        help: """
            copies the database, as it is at one moment, into a new file; the master key is not in it, and is to be kept \
            apart from it
            """
    ) { invocation in
        let (settings, file) = (invocation.settings, invocation.operand(0))
        try DatabaseFault.naming(settings.database) {
            guard Application.hasContent(settings.database) else { throw MissingDatabase() }
            let size = try Backup.write(of: settings.database, to: file)
            Terminal.write("Wrote \(file), \(ByteSize.rounded(size)). \(words(for: settings))\n")
        }
        return .done
    }

    /// A copy that nobody can open is none.
    private static func words(for settings: Settings) -> String {
        let key = settings.masterKey == nil ? settings.keyFile : "the value of RAPPORT_MASTER_KEY"
        return "The master key is not in it: keep \(key) too, in another place."
    }
}

extension ByteSize {
    /// As people read it.
    static func rounded(_ bytes: Int) -> String {
        bytes < 10 << 20 ? "\((bytes + 1023) >> 10) KiB" : "\((bytes + (1 << 20) - 1) >> 20) MiB"
    }
}
