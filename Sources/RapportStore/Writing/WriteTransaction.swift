import Batches
import RapportTypes
import SQLite
import Secrets

/// What a piece of work may use while it runs on the writer. It must not outlive the call it is given to.
///
/// The aggregates add their writing functions in extensions.
public final class WriteTransaction {
    let connection: Database
    let cipher = Cipher()
    let masterKey: MasterKey
    let lifetimes: TokenLifetimes
    private let clock: WallClock
    private let identifiers: Identifiers

    /// When this piece of work began: one instant for everything that it writes.
    public private(set) var now: DateTime
    /// What conditions of this connection's statements can call. They open what is the viewer's whom it is told.
    let sealedConditions = SealedConditions()
    private var knownForeignKeys: ForeignKeys?
    /// The accounts whose followers are to be called after the commit: their streams have got events, mostly.
    var published: Set<AccountID> = []
    /// Whether rows of deleted accounts are left, which are to go soon.
    var hasLeftRows = false

    init(_ connection: Database, _ configuration: Store.Configuration) {
        self.connection = connection
        masterKey = configuration.masterKey
        lifetimes = configuration.lifetimes
        clock = configuration.clock
        identifiers = Identifiers(clock: configuration.clock)
        now = configuration.clock.now
    }

    /// The next piece of work begins.
    func begin() {
        now = clock.now
        published = []
    }

    /// What follows is written as if it were another time: for a history that is made up.
    func pretend(_ time: DateTime) { now = time }

    /// An id greater than all before it.
    func newID() -> UUID { identifiers.next() }

    /// Which tables refer to which: read once, since nothing but the program's start changes the schema.
    func foreignKeys() throws -> ForeignKeys {
        if let knownForeignKeys { return knownForeignKeys }
        let foreignKeys = try ForeignKeys(of: connection)
        knownForeignKeys = foreignKeys
        return foreignKeys
    }

    // MARK: Sealed columns

    /// A value as it is stored in a sealed column of a row.
    func seal(_ text: String?, row id: UUID, column: String, for viewer: Viewer) throws -> [UInt8]? {
        guard let text else { return nil }
        return try cipher.seal(
            Array(text.utf8), with: viewer.dataKey.sealing, bound: SealedPlace(row: id.bytes, column: column))
    }

    /// The text of a sealed column of a row.
    func open(_ sealed: [UInt8]?, row id: UUID, column: String, for viewer: Viewer) throws -> String? {
        guard let sealed else { return nil }
        let plain = try cipher.open(
            sealed, with: viewer.dataKey.sealing, bound: SealedPlace(row: id.bytes, column: column))
        return String(decoding: plain, as: UTF8.self)
    }
}
