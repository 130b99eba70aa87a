import RapportStore
import Secrets

extension Command {
    static let rotateKey = Command(
        name: "rotate-key",
        options: [
            CommandOption(
                flag: "--new-key-file", placeholder: "FILE",
                help: """
                    Where the new key is, or is to be made; then the key in force stays where it is, and the server is to \
                    be started with the new one.
                    """)
        ],
        takesSettings: true, database: .writing,
        help: """
            seals the database with another master key; the old key stays beside the new one, for backups that were made \
            before
            """
    ) { invocation in
        let settings = invocation.settings
        try DatabaseFault.naming(settings.database) {
            guard Application.hasContent(settings.database) else { throw MissingDatabase() }
            let key = try MasterKey.ofDatabase(settings)
            let rotation = try KeyRotation(of: settings.database)
            if let file = invocation.option("--new-key-file") {
                let owned = settings.masterKey == nil ? settings.keyFile : settings.database
                Terminal.write(try rotate(rotation, from: key, toKeyIn: file, forOwnerOf: owned))
            } else if settings.masterKey == nil {
                Terminal.write(try rotate(rotation, from: key, KeyFileRotation(path: settings.keyFile)))
            } else {
                throw NoNewKey()
            }
        }
        return .done
    }

    /// The new key takes the place of the one in force.
    private static func rotate(
        _ rotation: KeyRotation, from key: MasterKey, _ file: KeyFileRotation
    ) throws -> String {
        let new = try file.begin()
        let count: Int
        do {
            count = try rotation.rewrap(from: key, to: new)
        } catch {
            try rotation.settle(file)
            throw error
        }
        let kept = try file.finish()
        return """
            \(sentence(count, new)) It is in \(file.path); keep a copy of it apart from the database.
            The old key is now \(kept): remove it when no backup is left that was made before.

            """
    }

    private static func rotate(
        _ rotation: KeyRotation, from key: MasterKey, toKeyIn file: String, forOwnerOf owned: String
    ) throws -> String {
        let new = try MasterKey(file: file, forOwnerOf: owned)
        let count = try rotation.rewrap(from: key, to: new)
        return """
            \(sentence(count, new)) It is in \(file): start the server with it. Backups that were made before want the
            old key.

            """
    }

    private static func sentence(_ count: Int, _ key: MasterKey) -> String {
        "Sealed the keys of all accounts (\(count)) with master key \(key.id)."
    }
}

private struct NoNewKey: Error, CustomStringConvertible {
    let description = "RAPPORT_MASTER_KEY is in force; --new-key-file has to say where the new key is"
}
