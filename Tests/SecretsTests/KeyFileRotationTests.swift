import Foundation
import Testing

@testable import Secrets

@Suite("Rotation of a key file")
struct KeyFileRotationTests {
    let folder: String
    let rotation: KeyFileRotation

    init() throws {
        folder = NSTemporaryDirectory() + "rotation-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        rotation = KeyFileRotation(path: folder + "/key")
    }

    /// The names and the contents of the files.
    func files() throws -> [String: String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).reduce(into: [:]) { files, name in
            files[name] = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        }
    }

    @Test func `the new key lies beside the old one until it takes its place, and then the old one beside it`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let old = try MasterKey(file: rotation.path)
        let text = try #require(try files()["key"])
        #expect(try rotation.pending() == nil)
        let new = try rotation.begin()
        #expect(new.id != old.id)
        #expect(try rotation.current().cursorKey == old.cursorKey)
        #expect(try rotation.pending()?.cursorKey == new.cursorKey)
        #expect(try rotation.finish() == folder + "/key.\(old.id)")
        #expect(try rotation.current().cursorKey == new.cursorKey)
        #expect(try files().keys.sorted() == ["key", "key.\(old.id)"])
        #expect(try files()["key.\(old.id)"] == text)
    }

    @Test func `a rotation that is taken back leaves the old key`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let old = try MasterKey(file: rotation.path)
        _ = try rotation.begin()
        try rotation.cancel()
        #expect(try rotation.pending() == nil)
        #expect(try rotation.current().cursorKey == old.cursorKey)
        // And there may be nothing to take back.
        try rotation.cancel()
    }

    @Test func `an old key of the same name stays`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let old = try MasterKey(file: rotation.path)
        try FileManager.default.copyItem(atPath: rotation.path, toPath: folder + "/other")
        let kept = folder + "/key.\(old.id)"
        try MasterKey.write(SecretKey(), kept)
        let other = try MasterKey.read(kept)
        _ = try rotation.begin()
        #expect(try rotation.finish() == kept + "x")
        #expect(try MasterKey.read(kept) == other)
    }
}
