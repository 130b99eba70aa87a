import Batches
import RapportTypes
import Secrets
import Testing

@testable import RapportStore

@Suite("Account")
struct AccountTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    func tokens(_ outcome: SignUpOutcome) throws -> SessionTokens {
        guard case .created(let tokens) = outcome else {
            throw StoreError.closed
        }
        return tokens
    }

    @Test func `who signs up is the viewer of his token`() throws {
        let tokens = try tokens(test.signUp("anna@example.com"))
        let viewer = try #require(try test.reader.viewer(for: tokens.access))
        #expect(viewer.id == tokens.account)
        #expect(viewer.timeZone == "Europe/Berlin")
        #expect(!viewer.isReadOnly)
        #expect(tokens.accessExpiresAt == test.clock.now.adding(minutes: 15))
    }

    @Test func `an address is taken whatever its case`() throws {
        _ = try tokens(test.signUp("anna@example.com"))
        #expect(try test.signUp("Anna@Example.COM") == .emailIsTaken)
    }

    @Test func `an access token works for fifteen minutes`() throws {
        let tokens = try tokens(test.signUp("anna@example.com"))
        test.clock.move(minutes: 14)
        #expect(try test.reader.viewer(for: tokens.access) != nil)
        test.clock.move(minutes: 1)
        #expect(try test.reader.viewer(for: tokens.access) == nil)
    }

    @Test func `a refresh token is no access token, and the other way round`() throws {
        let tokens = try tokens(test.signUp("anna@example.com"))
        #expect(try test.reader.viewer(for: tokens.refresh) == nil)
        #expect(try test.writer.run { try $0.refreshSession(tokens.access) } == .refused)
    }

    @Test func `a refresh token works once, and its reuse ends the family`() throws {
        let first = try tokens(test.signUp("anna@example.com"))
        guard case .renewed(let second) = try test.writer.run({ try $0.refreshSession(first.refresh) }) else {
            Issue.record("not renewed")
            return
        }
        #expect(try test.reader.viewer(for: second.access)?.id == first.account)
        #expect(try test.writer.run { try $0.refreshSession(first.refresh) } == .reused)
        #expect(try test.reader.viewer(for: second.access) == nil)
        #expect(try test.writer.run { try $0.refreshSession(second.refresh) } == .refused)
    }

    @Test func `a refresh token ends after thirty days`() throws {
        let tokens = try tokens(test.signUp("anna@example.com"))
        test.clock.move(minutes: 30 * 24 * 60)
        #expect(try test.writer.run { try $0.refreshSession(tokens.refresh) } == .refused)
    }

    @Test func `signing out ends this session, or all`() throws {
        let first = try tokens(test.signUp("anna@example.com"))
        func signIn() throws -> SessionTokens {
            try #require(try test.writer.run { try $0.signIn(to: first.account, verified: TestStore.password) })
        }
        let second = try signIn()
        let third = try signIn()
        let viewer = try #require(try test.reader.viewer(for: first.access))
        #expect(try test.writer.run { try $0.signOut(viewer, everywhere: false) })
        #expect(try test.reader.viewer(for: first.access) == nil)
        #expect(try test.reader.viewer(for: second.access) != nil)
        #expect(try test.writer.run { try $0.signOut(viewer, everywhere: true) })
        #expect(try test.reader.viewer(for: third.access) == nil)
    }

    @Test func `a new password ends all sessions but this client's`() throws {
        let first = try tokens(test.signUp("anna@example.com"))
        let viewer = try #require(try test.reader.viewer(for: first.access))
        let new = PasswordHash(stored: "$scrypt$ln=4,r=8,p=1$BBBB$BBBB")
        let outcome = try test.writer.run { try $0.changePassword(of: viewer, from: TestStore.password, to: new) }
        let tokens = try #require(outcome)
        #expect(try test.reader.viewer(for: first.access) == nil)
        #expect(try test.reader.viewer(for: tokens.access) != nil)
        #expect(try test.reader.passwordHash(of: viewer) == new)
        let again = try test.writer.run { try $0.changePassword(of: viewer, from: TestStore.password, to: new) }
        #expect(again == nil)
    }

    @Test func `an access token speaks for its account until it is revoked or expires`() throws {
        let viewer = try test.viewer()
        let expiry = test.clock.now.adding(days: 1)
        let made = try test.writer.run {
            try $0.createAccessToken(named: "script", readOnly: true, expiresAt: expiry, for: viewer)
        }
        let (id, secret) = try #require(made.value.map { ($0.id, $0.secret) })
        let caller = try #require(try test.reader.viewer(for: secret))
        #expect(caller.id == viewer.id)
        #expect(caller.isReadOnly)
        #expect(caller.credential == .accessToken(id: id))
        #expect(caller.wantsUseNoted)
        try test.writer.run { try $0.noteUse(of: caller) }
        #expect(try test.reader.viewer(for: secret)?.wantsUseNoted == false)
        test.clock.move(minutes: 2)
        #expect(try test.reader.viewer(for: secret)?.wantsUseNoted == true)
        test.clock.move(minutes: 24 * 60)
        #expect(try test.reader.viewer(for: secret) == nil)
        func revoke() throws -> Written<UUID> {
            try test.writer.run { try $0.revokeAccessToken(NodeID(id), of: viewer) }
        }
        #expect(try revoke() == .written(id))
        #expect(try revoke() == .refused([.notFound(NodeID(id), at: ["id"])]))
    }

    @Test func `an account has at most fifty access tokens`() throws {
        let viewer = try test.viewer()
        let outcome = try test.writer.run { transaction in
            for number in 0..<50 {
                _ = try transaction.createAccessToken(named: "\(number)", readOnly: false, expiresAt: nil, for: viewer)
            }
            return try transaction.createAccessToken(named: "51", readOnly: false, expiresAt: nil, for: viewer)
        }
        #expect(outcome == .refused([.tooMany("access tokens", maximum: 50)]))
        let rows = try test.reader.accessTokens(.id, for: viewer)
        #expect(rows.count == 50)
    }

    @Test func `a change raises the version, and no change does not`() throws {
        let viewer = try test.viewer()
        func update(_ name: String, _ version: Int? = nil) throws -> Written<UUID> {
            try test.writer.run { try $0.updateAccount(of: viewer, name: name, expectedVersion: version) }
        }
        #expect(try update("Anna") == .written(viewer.id))
        #expect(try update("Anna B.", 1) == .written(viewer.id))
        #expect(try update("Anna C.", 1) == .refused([.versionConflict(AnyKey(Key<User>(viewer.id)))]))
        #expect(try update("Anna C.", 2) == .written(viewer.id))
    }

    @Test func `the account is a user to itself and to nobody else`() throws {
        let anna = try test.viewer("anna@example.com")
        let ben = try test.viewer("ben@example.com")
        let columns = ColumnSet(columns: [
            NeededColumn(name: "id", kind: .uuid), NeededColumn(name: "email", kind: .text),
        ])
        let rows = try test.reader.users([anna.id, ben.id], columns, for: anna)
        #expect(rows.count == 1)
        #expect(rows.string(of: rows[0, 1]) == "anna@example.com")
    }

    @Test func `a deleted account is gone, and its key is destroyed first`() throws {
        let viewer = try test.viewer()
        let statements = Collected<String>()
        #expect(
            try test.writer.run { transaction in
                transaction.connection.observer = { statements.append($0) }
                defer { transaction.connection.observer = nil }
                return try transaction.deleteAccount(of: viewer, verified: TestStore.password)
            })
        let changes = statements.all.filter { $0.hasPrefix("UPDATE ") || $0.hasPrefix("DELETE FROM ") }
        #expect(changes.first?.contains("zeroblob(length(wrapped_key))") == true)
        #expect(changes.last?.hasPrefix("DELETE FROM account WHERE id = ") == true)
        #expect(try test.reader.credentials(of: EmailAddress("anna@example.com")) == nil)
        for table in ["account", "session"] {
            #expect(try test.database().value("SELECT count(*) FROM \(.init(name: table))", as: Int.self) == 0)
        }
    }

    @Test func `what is no id of the viewer's has no type`() throws {
        let anna = try test.viewer("anna@example.com")
        let ben = try test.viewer("ben@example.com")
        let outcome = try test.writer.run {
            try $0.createAccessToken(named: "script", readOnly: false, expiresAt: nil, for: anna)
        }
        let id = try #require(outcome.value?.id)
        let ids = [id, anna.id, UUID(high: 1, low: 1)]
        #expect(try test.reader.nodeTypes(of: ids, for: anna) == [id: AccessToken.index, anna.id: User.index])
        #expect(try test.reader.nodeTypes(of: ids, for: ben) == [:])
    }
}
