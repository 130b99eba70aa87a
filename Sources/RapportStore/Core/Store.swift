import RapportTypes
import SQLite
import Secrets

/// The database, and who may touch it: one writer, and a reader for each worker.
public final class Store: Sendable {
    public struct Configuration: Sendable {
        public var path: String
        /// The name of SQLite's access to files that the database is opened with; nil for the system's. For tests of
        /// disks that fail.
        public var fileSystem: String?
        public var masterKey: MasterKey
        public var clock: WallClock
        /// How long tokens live.
        public var lifetimes: TokenLifetimes
        /// How long the work of one client may take on the writer's thread; nil for as long as it takes.
        public var longestWrite: Duration?
        /// For tests of what is committed together, however slow the machine is.
        var longestGroup = GroupPace.longestGroup
        /// Rung after each commit that has published events or gone on with an import, on the writer's thread, before
        /// the answers go out.
        public var onEvents: @Sendable (_ accounts: Set<AccountID>) -> Void
        /// Told of errors in what the store does by itself, of which no answer tells. On a thread of the store's.
        public var onFault: @Sendable (any Error) -> Void
        /// Of the one writer and the readers of this database.
        let commits = CommitCount()

        public init(
            path: String, fileSystem: String? = nil, masterKey: MasterKey, clock: WallClock = .system,
            lifetimes: TokenLifetimes = .standard, longestWrite: Duration? = nil,
            onEvents: @escaping @Sendable (Set<AccountID>) -> Void = { _ in },
            onFault: @escaping @Sendable (any Error) -> Void = { _ in }
        ) {
            self.path = path
            self.fileSystem = fileSystem
            self.masterKey = masterKey
            self.clock = clock
            self.lifetimes = lifetimes
            self.longestWrite = longestWrite
            self.onEvents = onEvents
            self.onFault = onFault
        }
    }

    public let configuration: Configuration
    public let writer: Writer
    public let passwords: PasswordHashing
    /// Reads files to import: 10 MiB take half a second, for which a worker would answer nobody. Each of those that
    /// wait keeps up to 10 MiB; who came last waits eight seconds.
    public let files: SerialThread
    private static let waitingFiles = 16
    private static let waitingFilesOfOne = 4
    let importing: Importing
    let exporting: Exporting
    let referralExpiry: ReferralExpiry
    private let clients = ClientPresence()
    private let lock: StoreLock

    /// Opens the database, or makes it, and brings its schema up to date.
    ///
    /// - Throws: `StoreError` when another server has it or a later one has written it, `MigrationError` or
    ///   `SQLiteError` when it cannot be used.
    public init(_ configuration: Configuration) throws {
        self.configuration = configuration
        lock = try StoreLock(besides: configuration.path)
        writer = try Writer(configuration, clients)
        do {
            importing = try Importing(writer, onFault: configuration.onFault)
        } catch {
            writer.close()
            throw error
        }
        exporting = Exporting(writer, configuration, clients)
        referralExpiry = ReferralExpiry(writer, onFault: configuration.onFault)
        passwords = PasswordHashing(clients)
        files = SerialThread(capacity: Store.waitingFiles, ofOne: Store.waitingFilesOfOne, clients)
    }

    /// Whether writes succeed: false while the disk is full or does not take them. Reading goes on meanwhile.
    public var canWrite: Bool { writer.canWrite }

    /// A reader for the calling thread.
    public func makeReader() throws -> Reader { try Reader(configuration) }

    /// For a server that has cut off its clients: nothing that they wait for is begun any more, and what runs is
    /// interrupted or ends soon. None of it was acknowledged. `close` is still to be called.
    public func giveUpClients() { clients.end() }

    /// Finishes what was submitted, commits, moves the log into the database, and lets go of it.
    public func close() {
        passwords.close()
        files.close()
        importing.close()
        exporting.close()
        referralExpiry.close()
        writer.close()
    }
}
