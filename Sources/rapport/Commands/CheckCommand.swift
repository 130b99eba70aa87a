import RapportStore
import Secrets

extension Command {
    static let check = Command(
        name: "check", takesSettings: true, database: .reading,
        help: """
            looks at every page of the database, every reference, every value that is sealed, the events and the search \
            index; the status is 1 if something is wrong
            """
    ) { invocation in
        let settings = invocation.settings
        var isWhole = true
        try DatabaseFault.naming(settings.database) {
            guard Application.hasContent(settings.database) else { throw MissingDatabase() }
            try DatabaseCheck(path: settings.database, masterKey: key(settings)).run { finding in
                isWhole = isWhole && finding.faults.isEmpty
                Terminal.write(lines(finding))
            }
        }
        Terminal.write(isWhole ? "Nothing is wrong.\n" : "Something is wrong.\n")
        return isWhole ? .done : .foundFaults
    }

    /// Nil where it is missing: everything else can be looked at.
    private static func key(_ settings: Settings) throws -> MasterKey? {
        do {
            return try MasterKey.ofDatabase(settings)
        } catch is MissingKey {
            return nil
        }
    }

    private static func lines(_ finding: DatabaseCheck.Finding) -> String {
        let name = finding.part.padding(to: 12)
        return "\(name)\(finding.looked)\n" + finding.faults.map { "  wrong: \($0)\n" }.joined()
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
