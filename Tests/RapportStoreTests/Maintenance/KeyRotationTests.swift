import Foundation
import RapportTypes
import Secrets
import Testing

@testable import RapportStore
@testable import SQLite

@Suite("Rotation of the master key")
struct KeyRotationTests {
    let test: TestStore
    let file: KeyFileRotation
    let old: MasterKey

    init() throws {
        test = try TestStore()
        file = KeyFileRotation(path: test.directory + "/key")
        old = try MasterKey(file: file.path)
        test.close()
        try test.restart(masterKey: old)
        let viewer = try test.viewer()
        _ = try test.writer.run {
            try $0.createContact(NewContact(ContactValues(name: "Dana", notes: "Likes tea")), for: viewer)
        }
        _ = try test.viewer("ben@example.com")
        test.close()
    }

    func isWhole(with key: MasterKey) throws -> Bool {
        var faults: [String] = []
        try DatabaseCheck(path: test.path, masterKey: key).run { faults += $0.faults }
        return faults.isEmpty
    }

    @Test func `everything opens with the new key, and with the old one nothing`() throws {
        let new = try file.begin()
        #expect(try KeyRotation(of: test.path).rewrap(from: old, to: new) == 2)
        try file.finish()
        #expect(try isWhole(with: new))
        #expect(try !isWhole(with: old))
        try test.restart(masterKey: MasterKey(file: file.path))
        #expect(throws: StoreError.otherMasterKey) { try test.restart(masterKey: old) }
    }

    @Test func `an account whose key does not open keeps all as they were`() throws {
        let account: AccountID? = try test.database().value("SELECT max(id) FROM account")
        let other = try MasterKey(SecretKey()).wrap(DataKey(), owner: #require(account).bytes, with: Cipher())
        try test.database(.readWrite).run("UPDATE account SET wrapped_key = \(other) WHERE id = \(account)")
        let before = try test.database().values("SELECT wrapped_key FROM account ORDER BY id", as: [UInt8].self)
        let rotation = try KeyRotation(of: test.path)
        #expect(throws: StoreError.otherMasterKey) { try rotation.rewrap(from: old, to: MasterKey(SecretKey())) }
        #expect(try test.database().values("SELECT wrapped_key FROM account ORDER BY id") == before)
    }

    @Test func `while a server has the database, its key is not changed`() throws {
        try test.restart(masterKey: old)
        #expect(throws: StoreError.alreadyOpen(lockFile: test.path + ".lock")) { try KeyRotation(of: test.path) }
    }

    @Test func `the key of a database of a later program is not changed`() throws {
        try test.database(.readWrite).script("PRAGMA user_version = 9999")
        #expect(throws: StoreError.newerDatabase(version: 9999, known: Migrations.all.count)) {
            try KeyRotation(of: test.path)
        }
    }

    // MARK: Interruptions

    enum Moment: CaseIterable { case before, newKeyWritten, rewrapped, oldKeyKept, done }

    /// The power goes off at a moment of a rotation.
    func rotate(until moment: Moment) throws -> MasterKey? {
        if moment == .before { return nil }
        let new = try file.begin()
        if moment == .newKeyWritten { return new }
        _ = try KeyRotation(of: test.path).rewrap(from: old, to: new)
        if moment == .rewrapped { return new }
        if moment == .oldKeyKept {
            try FileManager.default.copyItem(atPath: file.path, toPath: file.path + ".\(old.id)")
            return new
        }
        try file.finish()
        return new
    }

    @Test(arguments: Moment.allCases)
    func `wherever it is interrupted, the next start has the key that opens`(_ moment: Moment) throws {
        let new = try rotate(until: moment)
        try KeyRotation(of: test.path).settle(file)
        let key = try MasterKey(file: file.path)
        #expect(try isWhole(with: key))
        let isNew = [.rewrapped, .oldKeyKept, .done].contains(moment)
        #expect(key.cursorKey == (isNew ? new?.cursorKey : old.cursorKey))
        #expect(try file.pending() == nil)
        // And the next rotation begins where this one has ended.
        let next = try file.begin()
        _ = try KeyRotation(of: test.path).rewrap(from: key, to: next)
        try file.finish()
        #expect(try isWhole(with: MasterKey(file: file.path)))
    }

    @Test func `where neither key opens, both stay`() throws {
        let new = try file.begin()
        try FileManager.default.removeItem(atPath: file.path)
        _ = try MasterKey(file: file.path)
        let rotation = try KeyRotation(of: test.path)
        #expect(throws: StoreError.otherMasterKey) { try rotation.settle(file) }
        #expect(try file.pending()?.cursorKey == new.cursorKey)
    }

    @Test func `a database without accounts wants no key`() throws {
        try test.database(.readWrite).run("DELETE FROM account")
        _ = try file.begin()
        try KeyRotation(of: test.path).settle(file)
        #expect(try file.pending() == nil)
        #expect(try file.current().cursorKey == old.cursorKey)
    }
}
