import Foundation
import Testing

@testable import Secrets

@Suite("Master key")
struct MasterKeyTests {
    let directory: String
    var path: String { directory + "/rapport.key" }

    init() throws {
        directory = NSTemporaryDirectory() + "secrets-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    @Test func `the first start makes a key file that its owner alone can read`() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let key = try MasterKey(file: path)
        #expect(key.origin == .newFile(path: path))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let again = try MasterKey(file: path)
        #expect(again.origin == .file(path: path))
        #expect(again.cursorKey == key.cursorKey)
    }

    @Test(arguments: [0o640, 0o604, 0o660])
    func `a key file that others can read is refused`(mode: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        _ = try MasterKey(file: path)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        #expect(throws: SecretsError.keyFileIsOpenToOthers(path: path, mode: UInt32(mode))) {
            try MasterKey(file: path)
        }
    }

    @Test func `a damaged key file is refused, not replaced`() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        _ = FileManager.default.createFile(
            atPath: path, contents: Data("half a key".utf8), attributes: [.posixPermissions: 0o600])
        #expect(throws: SecretsError.malformedKeyFile(path: path)) { try MasterKey(file: path) }
    }

    @Test func `a folder is no key file, and said to be one`() throws {
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        #expect(throws: SecretsError.keyFile(path: path, error: EISDIR)) { try MasterKey(file: path) }
    }

    @Test func `hexadecimal digits, base64 and base64url name the same key`() throws {
        let bytes = [UInt8](0..<31) + [0xff]
        let keys = [
            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff",
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHv8=",
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHv8\n",
        ]
        let expected = MasterKey(try #require(SecretKey(bytes))).cursorKey
        for text in keys { #expect(try MasterKey(environment: text).cursorKey == expected) }
    }

    @Test(arguments: ["", "short", "zz0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff"])
    func `anything else is not a key`(text: String) {
        #expect(throws: SecretsError.malformedMasterKey) { try MasterKey(environment: text) }
    }

    @Test func `a data key unwraps for its owner only`() throws {
        let cipher = Cipher()
        let master = MasterKey(SecretKey())
        let owner = [UInt8](repeating: 1, count: 16)
        let key = DataKey()
        let wrapped = try master.wrap(key, owner: owner, with: cipher)
        #expect(try master.unwrap(wrapped, owner: owner, with: cipher) == key)
        #expect(throws: SecretsError.doesNotOpen) {
            try master.unwrap(wrapped, owner: [UInt8](repeating: 2, count: 16), with: cipher)
        }
    }

    @Test func `what does not open says which key it wants`() throws {
        let cipher = Cipher()
        let master = MasterKey(try #require(SecretKey([UInt8](repeating: 1, count: 32))))
        let other = MasterKey(try #require(SecretKey([UInt8](repeating: 2, count: 32))))
        let owner = [UInt8](repeating: 1, count: 16)
        let wrapped = try master.wrap(DataKey(), owner: owner, with: cipher)
        #expect(wrapped[0] == master.id)
        #expect(throws: SecretsError.unknownKey(id: master.id)) {
            try other.unwrap(wrapped, owner: owner, with: cipher)
        }
    }

    @Test func `what was wrapped before keys had names opens`() throws {
        let cipher = Cipher()
        let master = MasterKey(SecretKey())
        let owner = [UInt8](repeating: 1, count: 16)
        let key = DataKey()
        var wrapped = try master.wrap(key, owner: owner, with: cipher)
        wrapped[0] = 1
        #expect(try master.unwrap(wrapped, owner: owner, with: cipher) == key)
    }
}
