import Foundation
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite
@testable import Secrets

/// A store on a disk that fails, and what it has said of each write.
final class FaultyStore {
    let files = FaultyFileSystem()
    /// The names of contacts whose making was acknowledged, and of those whose making failed.
    let acknowledged = Collected<String>()
    let failed = Collected<(name: String, error: any Error)>()
    private let directory: String
    private(set) var store: Store?

    var path: String { directory + "/rapport.db" }

    /// - Parameter template: What lies in the folder before the first start.
    init(_ template: Template) throws {
        directory = NSTemporaryDirectory() + "faulty-\(Foundation.UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        for (suffix, bytes) in template.files { try bytes.write(to: URL(filePath: path + suffix)) }
    }

    deinit {
        store?.close()
        try? FileManager.default.removeItem(atPath: directory)
    }

    func open() throws {
        var configuration = Store.Configuration(
            path: path, fileSystem: files.name, masterKey: Template.masterKey, clock: StoppedClock().clock)
        configuration.longestGroup = .seconds(60)
        store = try Store(configuration)
    }

    func close() {
        store?.close()
        store = nil
    }

    // MARK: Writing

    /// Has contacts made at the same time, in one group, and waits for the answers.
    func create(_ names: String..., notes: Int = 0) throws {
        let store = try #require(store)
        let gate = Gate()
        let group = DispatchGroup()
        // Keeps the writer busy until all of them wait.
        store.writer.submit({ _ in gate.pass() }) { _ in }
        for name in names {
            group.enter()
            let new = NewContact(
                ContactValues(name: name, notes: notes == 0 ? nil : String(repeating: "n", count: notes)))
            store.writer.submit({ transaction in
                guard let viewer = try transaction.viewer(of: Template.account) else { throw StoreError.signedOut }
                return try transaction.createContact(new, for: viewer).value
            }) { [acknowledged, failed] result in
                switch result {
                case .success: acknowledged.append(name)
                case .failure(let error): failed.append((name, error))
                }
                group.leave()
            }
        }
        gate.open()
        group.wait()
    }

    /// What people do, some of it at the same time.
    func runScript() throws {
        try create("one")
        try create("two", "three", "four", notes: 20_000)
        // Readers fail for themselves.
        _ = try? store?.makeReader().connection.values("SELECT name FROM contact", as: String.self)
        try create("five", "six")
    }

    // MARK: Looking

    /// Holds what is stored against what was said of it.
    func check(_ place: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let database = try Database(path: path, .readOnly)
        let names: [String] = try database.values("SELECT name FROM contact ORDER BY name")
        #expect(
            names == (acknowledged.all + Template.names).sorted(), "\(place)", sourceLocation: sourceLocation)
        let events: [String] = try database.values(
            """
            SELECT contact.name FROM domain_events AS event JOIN contact ON contact.id = event.aggregate_id
            WHERE event.type = 'ContactCreated' ORDER BY contact.name
            """)
        #expect(events == names, "\(place)", sourceLocation: sourceLocation)
        let hasGaps = try database.exists(
            """
            SELECT 1 FROM domain_events GROUP BY owner_id HAVING count(*) <> max(sequence) OR min(sequence) <> 1
            """)
        #expect(!hasGaps, "\(place)", sourceLocation: sourceLocation)
        let integrity: [String] = try database.values("PRAGMA integrity_check")
        #expect(integrity == ["ok"], "\(place)", sourceLocation: sourceLocation)
    }
}

/// Databases to begin with.
struct Template: Sendable {
    /// By what follows the database's name.
    let files: [String: Data]

    static let masterKey = MasterKey(SecretKey())
    static let account = makings.account
    /// The contacts that are in it.
    static let names = ["before"]

    static let none = Template(files: [:])
    /// As a server leaves it that has ended.
    static let closed = Template(files: makings.closed)
    /// As a server leaves it that was killed: all is in the log.
    static let killed = Template(files: makings.killed)

    private struct Makings: Sendable {
        let account: AccountID
        let killed: [String: Data]
        let closed: [String: Data]
    }

    private static let makings: Makings = {
        do {
            let test = try TestStore()
            let viewer = try test.viewer()
            _ = try test.writer.run { try $0.createContact(NewContact(ContactValues(name: names[0])), for: viewer) }
            let store = try Store(.init(path: test.directory + "/made.db", masterKey: masterKey))
            let new = NewAccount(
                email: try EmailAddress("anna@example.com"), name: "Anna", timeZone: "Europe/Berlin",
                passwordHash: TestStore.password)
            let account = try store.writer.run { transaction in
                guard let account = try transaction.createAccount(new), let viewer = try transaction.viewer(of: account)
                else { throw StoreError.signedOut }
                _ = try transaction.createContact(NewContact(ContactValues(name: names[0])), for: viewer)
                return account
            }
            let killed = try files(of: test.directory + "/made.db")
            store.close()
            return Makings(account: account, killed: killed, closed: try files(of: test.directory + "/made.db"))
        } catch {
            fatalError("no database to begin with: \(error)")
        }
    }()

    private static func files(of path: String) throws -> [String: Data] {
        try ["", "-wal"].reduce(into: [:]) { files, suffix in
            guard FileManager.default.fileExists(atPath: path + suffix) else { return }
            files[suffix] = try Data(contentsOf: URL(filePath: path + suffix))
        }
    }
}
