import Batches
import RapportTypes
import Secrets
import Testing

@testable import RapportStore

/// A worker looks a token up once, and knows whose it is until something is committed.
@Suite("Known tokens")
struct KnownTokenTests {
    let test: TestStore
    let account: SessionTokens

    init() throws {
        test = try TestStore()
        guard case .created(let tokens) = try test.signUp("anna@example.com") else { throw StoreError.closed }
        account = tokens
    }

    func viewer(for token: Token) throws -> Viewer? {
        try Array(token.text.utf8).withUnsafeBytes { try test.reader.viewer(forToken: $0) }
    }

    func statements(_ body: () throws -> Void) rethrows -> [String] {
        var statements: [String] = []
        test.reader.statementObserver = { statements.append($0) }
        defer { test.reader.statementObserver = nil }
        try body()
        return statements
    }

    @Test func `a token that comes again costs no statement`() throws {
        #expect(try viewer(for: account.access)?.id == account.account)
        var again: AccountID?
        let statements = try statements { again = try viewer(for: account.access)?.id }
        #expect(again == account.account)
        #expect(statements.isEmpty)
    }

    @Test func `who has signed out is not let in by the next request`() throws {
        let viewer = try #require(try viewer(for: account.access))
        _ = try test.writer.run { try $0.signOut(viewer, everywhere: false) }
        #expect(try self.viewer(for: account.access) == nil)
    }

    @Test func `a personal token that was revoked is not let in by the next request`() throws {
        let viewer = try #require(try viewer(for: account.access))
        let created = try test.writer.run {
            try $0.createAccessToken(named: "Script", readOnly: true, expiresAt: nil, for: viewer).value!
        }
        #expect(try self.viewer(for: created.secret)?.isReadOnly == true)
        _ = try test.writer.run { try $0.revokeAccessToken(NodeID(created.id), of: viewer) }
        #expect(try self.viewer(for: created.secret) == nil)
    }

    @Test func `a known token expires when its time is over`() throws {
        #expect(try viewer(for: account.access) != nil)
        test.clock.move(minutes: 14)
        #expect(try viewer(for: account.access) != nil)
        test.clock.move(minutes: 1)
        #expect(try viewer(for: account.access) == nil)
    }

    @Test func `the use of a personal token is to be noted a minute after the last note`() throws {
        let viewer = try #require(try viewer(for: account.access))
        let token = try test.writer.run {
            try $0.createAccessToken(named: "Script", readOnly: true, expiresAt: nil, for: viewer).value!.secret
        }
        let first = try #require(try self.viewer(for: token))
        #expect(first.wantsUseNoted)
        try test.writer.run { try $0.noteUse(of: first) }
        #expect(try self.viewer(for: token)?.wantsUseNoted == false)
        test.clock.move(minutes: 1)
        test.clock.move(milliseconds: 1)
        #expect(try self.viewer(for: token)?.wantsUseNoted == true)
    }

    @Test func `a token that is none stays none, and one made meanwhile works`() throws {
        #expect(try viewer(for: Token(.session)) == nil)
        guard case .created(let other) = try test.signUp("bob@example.com") else { throw StoreError.closed }
        #expect(try viewer(for: other.access)?.id == other.account)
    }
}

/// A snapshot is kept from one request to the next while nothing is committed.
@Suite("Kept snapshots")
struct KeptSnapshotTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    @Test func `a write that was acknowledged is seen by who begins afterwards`() throws {
        try test.reader.beginSnapshot()
        let email = try EmailAddress("anna@example.com")
        #expect(try test.reader.credentials(of: email) == nil)
        _ = try test.signUp("anna@example.com")
        #expect(try test.reader.credentials(of: email) == nil)
        try test.reader.beginSnapshot()
        #expect(try test.reader.credentials(of: email) != nil)
    }

    @Test func `without a write in between no transaction is begun again`() throws {
        var statements: [String] = []
        test.reader.statementObserver = { statements.append($0) }
        try test.reader.beginSnapshot()
        try test.reader.beginSnapshot()
        test.reader.endSnapshot()
        #expect(statements == ["BEGIN", "ROLLBACK"])
    }
}
