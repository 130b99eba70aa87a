import Foundation
import RapportTypes
import Secrets
import Synchronization

import struct Batches.UUID

@testable import RapportStore
@testable import SQLite

/// A clock that stands still until it is moved.
final class StoppedClock: Sendable {
    private let milliseconds: Mutex<Int64>

    static let start = "2026-11-20T10:00:00.000Z"

    init(_ text: String = start) {
        milliseconds = Mutex(try! DateTime(text).milliseconds)
    }

    var clock: WallClock { WallClock { self.milliseconds.withLock { $0 } } }
    var now: DateTime { clock.now }

    func move(minutes: Int) { milliseconds.withLock { $0 += Int64(minutes) * 60_000 } }
    func move(milliseconds count: Int64) { milliseconds.withLock { $0 += count } }
}

/// A store in a directory of its own, closed and removed when the test ends.
final class TestStore {
    let directory: String
    let clock: StoppedClock
    let masterKey = MasterKey(SecretKey())
    /// What the store says of its own faults.
    let faults = Collected<String>()
    private let onEvents: @Sendable (Set<AccountID>) -> Void
    private var opened: Store?
    private var openedReader: Reader?

    var store: Store { opened! }
    var reader: Reader { openedReader! }
    var path: String { directory + "/rapport.db" }
    var writer: Writer { store.writer }

    init(
        at start: String = StoppedClock.start, longestWrite: Duration? = nil, longestGroup: Duration = .seconds(60),
        onEvents: @escaping @Sendable (Set<AccountID>) -> Void = { _ in }
    ) throws {
        clock = StoppedClock(start)
        self.onEvents = onEvents
        directory = NSTemporaryDirectory() + "store-\(Foundation.UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        var configuration = Store.Configuration(
            path: directory + "/rapport.db", masterKey: masterKey, clock: clock.clock, longestWrite: longestWrite,
            onEvents: onEvents, onFault: { [faults] in faults.append("\($0)") })
        configuration.longestGroup = longestGroup
        let store = try Store(configuration)
        opened = store
        openedReader = try store.makeReader()
    }

    deinit {
        opened?.close()
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// What a stop of the server does: nobody has the database any more.
    func close() {
        openedReader = nil
        opened?.close()
        opened = nil
    }

    /// What a stop of the server and its next start do.
    func restart(masterKey: MasterKey? = nil) throws {
        close()
        opened = try Store(
            .init(
                path: path, masterKey: masterKey ?? self.masterKey, clock: clock.clock, onEvents: onEvents,
                onFault: { [faults] in faults.append("\($0)") }))
        openedReader = try store.makeReader()
    }

    /// Has `body` change the database while no server has it.
    func whileClosed(_ body: (Database) throws -> Void) throws {
        close()
        try body(database(.readWrite))
        try restart()
    }

    /// The bytes of the database and of its log.
    func storedBytes() throws -> Data {
        try [path, path + "-wal"].reduce(into: Data()) { bytes, file in
            if FileManager.default.fileExists(atPath: file) {
                bytes += try Data(contentsOf: URL(fileURLWithPath: file))
            }
        }
    }

    /// A second connection, for looking.
    func database(_ access: Database.Access = .readOnly) throws -> Database { try Database(path: path, access) }

    /// A signed-up account as the viewer of its session.
    func viewer(_ email: String = "anna@example.com") throws -> Viewer {
        guard case .created(let tokens) = try signUp(email) else { fatalError("\(email) is taken") }
        return try reader.viewer(for: tokens.access)!
    }

    static let password = PasswordHash(stored: "$scrypt$ln=4,r=8,p=1$AAAA$AAAA")

    func signUp(_ email: String) throws -> SignUpOutcome {
        let new = NewAccount(
            email: try EmailAddress(email), name: "Anna", timeZone: "Europe/Berlin", passwordHash: TestStore.password)
        return try writer.run { try $0.signUp(new) }
    }
}

/// Collects what is told from other threads.
final class Collected<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])
    var all: [Element] { elements.withLock { $0 } }
    func append(_ element: Element) { elements.withLock { $0.append(element) } }
}
