import Glibc
import RapportStore
import Secrets

extension Command {
    static let restore = Command(
        name: "restore", operands: [.one("FILE")], takesSettings: true, database: .writing,
        help: "checks a backup and puts it in the database's place; the old database stays under another name"
    ) { invocation in
        let (settings, file) = (invocation.settings, invocation.operand(0))
        guard access(file, F_OK) == 0 else { throw Restore.Fault.missing(file) }
        try DatabaseFault.naming(settings.database) {
            let key = try MasterKey.ofRestored(settings)
            let kept = try Restore.run(file, to: settings.database, masterKey: key, now: WallClock.system.now)
            let old = kept.map { " What was there is now \($0)." } ?? ""
            Terminal.write("\(settings.database) is what \(file) was.\(old)\n")
        }
        return .done
    }
}

extension MasterKey {
    /// What opens a copy: never a new key, also where no database is left.
    fileprivate static func ofRestored(_ settings: Settings) throws -> MasterKey {
        if let value = settings.masterKey { return try MasterKey(environment: value) }
        do {
            return try KeyFileRotation(path: settings.keyFile).current()
        } catch SecretsError.keyFile(path: _, error: 2) {
            throw MissingKey(file: settings.keyFile)
        }
    }
}
