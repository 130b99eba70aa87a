import Glibc
import JSON
import RapportStore
import RapportTypes
import SQLite
import Secrets

/// How the cost of a request grows with what there is: `benchmarks growth [INTERACTIONS…]`.
///
/// For each number of interactions a database of one account is made, with a contact for each 200 of them and 5,000 of
/// the first one's; then pages of it are measured. And on the largest, contacts with their newest interactions, by how
/// many contacts there are. CPU time of the thread, from the text of the query to the last byte, the median of 40.
func growthBenchmark(_ numbers: [Int]) throws {
    print("| interactions | list | list, deep | contact's list | timeline | timeline, deep | contacts |")
    print("|---|---|---|---|---|---|---|")
    for (place, number) in numbers.enumerated() {
        let database = try GrowthDatabase(interactions: number)
        defer { database.remove() }
        try database.printPages()
        if place == numbers.count - 1 { try database.printParents() }
    }
}

private final class GrowthDatabase {
    private let number: Int
    private let directory: String
    private let store: Store
    private let engine: ScaleEngine

    init(interactions number: Int) throws {
        self.number = number
        directory = "/tmp/rapport-growth-\(getpid())-\(number)"
        mkdir(directory, 0o700)
        let configuration = Store.Configuration(path: directory + "/rapport.db", masterKey: MasterKey(SecretKey()))
        let (account, token) = try GrowthDatabase.signUp(configuration)
        try GrowthDatabase.fill(account, number, in: configuration.path)
        store = try Store(configuration)
        let reader = try store.makeReader()
        guard let viewer = try reader.viewer(for: token) else { throw StoreError.closed }
        engine = try ScaleEngine(store, reader, viewer)
    }

    private static func signUp(_ configuration: Store.Configuration) throws -> (AccountID, Token) {
        let store = try Store(configuration)
        defer { store.close() }
        let account = NewAccount(
            email: try EmailAddress("growth@example.com"), name: "Growth", timeZone: "UTC",
            passwordHash: PasswordHash(stored: "$scrypt$ln=4,r=8,p=1$AAAA$AAAA"))
        guard case .created(let tokens) = try store.writer.run({ try $0.signUp(account) }),
            let viewer = try store.makeReader().viewer(for: tokens.access)
        else { throw StoreError.closed }
        return (viewer.id, tokens.access)
    }

    /// While nobody has the database, and without a log of changes: ten million interactions made one of 8 GB, until
    /// there was no room left.
    private static func fill(_ account: AccountID, _ number: Int, in path: String) throws {
        var sizes = ScaleSizes.ordinary(interactions: number)
        sizes.contacts = max(number / 200, 50)
        sizes.interactions.ofFirstContact = min(number / 2, 5000)
        let connection = try Database(path: path, .standalone)
        try connection.script("PRAGMA journal_mode = OFF")
        try ScaleFilling(connection).fill(account, sizes, isAlone: true, seal: nil)
        // Nobody searches here, and to index all of it would take longer than the rest.
        try connection.script("DELETE FROM search_change")
    }

    func remove() {
        store.close()
        for suffix in ["", "-wal", "-shm", ".lock"] { unlink(directory + "/rapport.db" + suffix) }
        rmdir(directory)
    }

    // MARK: Pages

    func printPages() throws {
        let contact = try engine.answer(
            to: "{ contacts(first: 1, orderBy: {field: CREATED_AT, direction: ASC}) { nodes { id } } }")
        guard let id = contact["contacts"]?["nodes"]?[0]?["id"]?.stringValue else { throw StoreError.closed }
        let row = "nodes { id type occurredAt summary } pageInfo { hasNextPage endCursor }"
        let item = "nodes { timelineAt summary } pageInfo { hasNextPage endCursor }"
        let cells = try [
            cost("{ interactions(first: 25) { \(row) } }"),
            cost("{ interactions(first: 25, after: \"\(try cursor("interactions"))\") { \(row) } }"),
            cost("{ contact(id: \"\(id)\") { interactions(first: 25) { \(row) } } }"),
            cost("{ contact(id: \"\(id)\") { timeline(first: 25) { \(item) } } }"),
            cost(
                "{ contact(id: \"\(id)\") { timeline(first: 25, after: \"\(try cursor("timeline", of: id))\") { \(item) } } }"
            ),
            cost("{ contacts(first: 25) { nodes { id name company } pageInfo { hasNextPage endCursor } } }"),
        ]
        print("| \(number) | \(cells.joined(separator: " | ")) |")
        // The next database takes many minutes.
        fflush(nil)
    }

    /// A cursor that many rows lie before.
    private func cursor(_ list: String, of contact: String? = nil) throws -> String {
        var cursor: String?
        for _ in 0..<4 {
            let after = cursor.map { ", after: \"\($0)\"" } ?? ""
            let field = "\(list)(first: 1000\(after)) { pageInfo { endCursor } }"
            let data = try engine.answer(
                to: contact.map { "{ contact(id: \"\($0)\") { \(field) } }" } ?? "{ \(field) }")
            let page = contact == nil ? data[list] : data["contact"]?[list]
            guard let next = page?["pageInfo"]?["endCursor"]?.stringValue else { break }
            cursor = next
        }
        return cursor ?? ""
    }

    // MARK: Parents

    func printParents() throws {
        print("\n| contacts, each with its ten newest interactions | |\n|---|---|")
        for count in [1, 10, 50, 100, 200, 500, 1000] {
            print(
                "| \(count) |",
                try cost(
                    """
                    { contacts(first: \(count)) { nodes { id name interactions(first: 10) { nodes { type occurredAt \
                    durationMinutes notes } } } } }
                    """), "|")
        }
    }

    private func cost(_ document: String) throws -> String {
        let microseconds = Int((try engine.cost(of: document, runs: 40).medianMilliseconds * 1000).rounded())
        return "\(microseconds) µs"
    }
}
