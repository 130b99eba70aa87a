import Batches
import GraphQLExecution
import GraphQLSchema
import Glibc
import RapportAPI
import RapportStore
import RapportTypes
import SQLite
import Secrets

/// A database with a million interactions in a thousand accounts, of which one is measured.
///
/// Made in some minutes in a directory where it stays, so that the next run finds it.
final class ScaleDatabase {
    static let interactions = 1_000_000
    static let accounts = 1000

    let store: Store
    let reader: Reader
    /// Who has the large account.
    let viewer: Viewer

    /// - Parameters:
    ///   - directory: Where the database is, or is made.
    ///   - contacts: How many contacts the large account gets when it is made.
    init(in directory: String, contacts: Int) throws {
        mkdir(directory, 0o700)
        let (path, tokenPath) = (directory + "/rapport.db", directory + "/token")
        let configuration = Store.Configuration(path: path, masterKey: ScaleDatabase.masterKey)
        if access(tokenPath, F_OK) != 0 {
            for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
            try ScaleDatabase.make(configuration, tokenPath, .large(contacts: contacts))
        }
        // Indexes what search has to find, where that is left to do.
        store = try Store(configuration)
        reader = try store.makeReader()
        guard let token = Token(try TextFile.read(tokenPath)), let viewer = try reader.viewer(for: token) else {
            throw ScaleError(description: "\(directory) has a database of another kind")
        }
        self.viewer = viewer
    }

    deinit { store.close() }

    /// There is nothing secret about it.
    private static let masterKey = MasterKey(SecretKey([UInt8](repeating: 7, count: 32))!)

    // MARK: Making

    private static func make(
        _ configuration: Store.Configuration, _ tokenPath: String, _ sizes: ScaleSizes
    ) throws {
        let store = try Store(configuration)
        let viewers = try signUp(in: store)
        let token = try store.writer.run {
            try $0.createAccessToken(named: "Scale", readOnly: false, expiresAt: nil, for: viewers[0]).value!.secret
        }
        store.close()
        try fill(Database(path: configuration.path, .readWrite), viewers, sizes)
        try TextFile.write(token.text, to: tokenPath)
    }

    private static func signUp(in store: Store) throws -> [Viewer] {
        let reader = try store.makeReader()
        // Nobody signs in with it.
        let password = PasswordHash(stored: "$scrypt$ln=4,r=8,p=1$AAAA$AAAA")
        let outcomes = try (0..<accounts).map { number in
            let account = NewAccount(
                email: try EmailAddress("person\(number)@example.com"), name: "Person", timeZone: "UTC",
                passwordHash: password)
            return try store.writer.run { try $0.signUp(account) }
        }
        return try outcomes.map { outcome in
            guard case .created(let tokens) = outcome, let viewer = try reader.viewer(for: tokens.access) else {
                throw ScaleError(description: "a new database has no accounts")
            }
            return viewer
        }
    }

    private static func fill(_ connection: Database, _ viewers: [Viewer], _ sizes: ScaleSizes) throws {
        let filling = try ScaleFilling(connection)
        let (large, cipher) = (viewers[0], Cipher())
        try filling.fill(large.id, sizes) { text, id, column in
            try cipher.seal(
                Array(text.utf8), with: large.dataKey.sealing, bound: SealedPlace(row: id, column: column))
        }
        var left = interactions - sizes.interactions.all
        for (index, viewer) in viewers.enumerated().dropFirst() {
            let count = left / (viewers.count - index)
            left -= count
            try filling.fill(viewer.id, .ordinary(interactions: count), seal: nil)
        }
        try connection.checkpoint(.truncate)
    }
}

struct ScaleError: Error, CustomStringConvertible {
    let description: String
}
