import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

@Suite("Deletion of a large account")
struct DeleteAccountTests {
    let test: TestStore
    let anna: Viewer

    init() throws {
        test = try TestStore()
        anna = try test.viewer()
    }

    private func makeContacts(_ count: Int, for viewer: Viewer) throws {
        try test.writer.run { transaction in
            for number in 0..<count {
                let new = NewContact(ContactValues(name: "\(number)", tags: ["x"]))
                let id = try transaction.createContact(new, for: viewer).value!
                _ = try transaction.logInteraction(
                    NewInteraction(contact: NodeID(id), type: .call, occurredAt: transaction.now), for: viewer)
            }
        }
    }

    private func delete() throws -> Bool {
        let viewer = anna
        return try test.writer.run { try $0.deleteAccount(of: viewer, verified: TestStore.password) }
    }

    /// How many rows the account has, of all tables.
    private func rows() throws -> Int { try DeleteAccountTests.rows(of: anna.id, in: test.database()) }

    private static func rows(of account: AccountID, in database: Database) throws -> Int {
        try ForeignKeys(of: database).references(to: "account").reduce(0) { count, reference in
            let (table, column) = (SQL(name: reference.table), SQL(name: reference.column))
            return try count + database.value("SELECT count(*) FROM \(table) WHERE \(column) = \(account)")!
        }
    }

    @Test func `one write takes five hundred rows, and the rest goes while nobody writes`() throws {
        try makeContacts(400, for: anna)
        let all = try rows()
        #expect(all > 2000)
        let statements = Collected<String>()
        let left = try test.writer.run { [anna] transaction in
            #expect(try transaction.deleteAccount(of: anna, verified: TestStore.password))
            return try DeleteAccountTests.rows(of: anna.id, in: transaction.connection)
        }
        // What triggers remove with those rows is not counted.
        #expect(left >= all - 1000 && left < all - 400)
        // Each of these waits for what was under way before it; no other write has to come for the rest to go.
        while try rows() > 0 { try test.writer.run { _ in statements.append("waited") } }
        #expect(try !test.database().exists("SELECT 1 FROM account"))
        #expect(statements.all.count < 100)
    }

    @Test func `it is invisible at once`() throws {
        try makeContacts(400, for: anna)
        #expect(try delete())
        #expect(try test.reader.credentials(of: EmailAddress("anna@example.com")) == nil)
        #expect(try !delete())
        let viewer = anna
        #expect(try test.writer.run { try $0.viewer(of: viewer.id) == nil })
        guard case .created = try test.signUp("anna@example.com") else {
            Issue.record("the address is still taken")
            return
        }
    }

    @Test func `nobody fetches its files any more`() throws {
        let store = try ExportStore()
        let viewer = store.viewer
        let file = try store.file(.contacts(nil, .csv))
        #expect(try store.describe(file.token) != nil)
        #expect(try store.test.writer.run { try $0.deleteAccount(of: viewer, verified: TestStore.password) })
        #expect(try store.describe(file.token) == nil)
        #expect(try store.fetch(file.token) == nil)
        while try store.count("account") > 0 { try store.test.writer.run { _ in } }
        #expect(try store.count("export_file") == 0)
        #expect(try store.count("export_chunk") == 0)
    }

    @Test func `what is left when the program ends goes at its next start`() throws {
        try makeContacts(400, for: anna)
        let viewer = anna
        try test.writer.run { transaction in
            try transaction.connection.run(
                """
                UPDATE account SET deleted_at = 1, wrapped_key = zeroblob(length(wrapped_key)) WHERE id = \(viewer)
                """)
        }
        try test.restart()
        while try rows() > 0 { try test.writer.run { _ in } }
        #expect(try !test.database().exists("SELECT 1 FROM account"))
    }

    @Test func `rows of others stay`() throws {
        let ben = try test.viewer("ben@example.com")
        try makeContacts(20, for: anna)
        try makeContacts(3, for: ben)
        #expect(try delete())
        #expect(try rows() == 0)
        let left: Int? = try test.database().value("SELECT count(*) FROM contact WHERE owner_id = \(ben)")
        #expect(left == 3)
    }
}
