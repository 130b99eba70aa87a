import Foundation
import Testing

@testable import SQLite

/// A folder with a database that one server after the other has.
final class ServedDatabase {
    let folder: TemporaryFolder
    private(set) var program: Program?
    private(set) var port: UInt16 = 0

    var path: String { folder.url.appending(path: "rapport.db").path }

    init() throws { folder = try TemporaryFolder() }

    /// - Parameter flags: Further ones.
    func start(_ flags: [String] = [], environment: [String: String] = [:]) throws {
        let program = try Program(["serve", "--port", "0"] + flags, in: folder, environment: environment)
        self.program = program
        port = try program.port()
    }

    /// Starts a server, and does not wait until it is there.
    func begin() throws { program = try Program(["serve", "--port", "0"], in: folder) }

    func kill() {
        program?.kill()
        _ = program?.status()
        program = nil
    }

    /// Asks the server to end, and waits.
    ///
    /// - Returns: Its status.
    @discardableResult
    func stop() -> Int32? {
        program?.terminate()
        defer { program = nil }
        return program?.status()
    }

    /// Looks into the database, beside the server.
    func database() throws -> Database { try Database(path: path, .readOnly) }

    /// The names of contacts, with a name as often as it is there.
    func contacts() throws -> [String] { try database().values("SELECT name FROM contact ORDER BY name") }

    /// That everything fits together, whatever the server was doing when it was ended.
    func checkWhole(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let database = try database()
        #expect(try database.values("PRAGMA integrity_check") == ["ok"], sourceLocation: sourceLocation)
        let withoutEvent = try database.values(
            """
            SELECT name FROM contact WHERE 1 <> (
                SELECT count(*) FROM domain_events WHERE aggregate_id = contact.id AND type = 'ContactCreated')
            """, as: String.self)
        #expect(withoutEvent == [], sourceLocation: sourceLocation)
        let gaps = try database.values(
            "SELECT count(*) FROM domain_events GROUP BY owner_id HAVING count(*) <> max(sequence)", as: Int.self)
        #expect(gaps == [], sourceLocation: sourceLocation)
    }
}
