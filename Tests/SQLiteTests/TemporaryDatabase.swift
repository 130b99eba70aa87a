import Foundation

@testable import SQLite

/// A database in a directory of its own, removed when the test ends.
final class TemporaryDatabase {
    let directory: String
    var path: String { directory + "/test.db" }

    init() {
        directory = NSTemporaryDirectory() + "sqlite-\(Foundation.UUID().uuidString)"
        try! FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    func connection(_ access: Database.Access = .readWrite) throws -> Database {
        try Database(path: path, access)
    }
}
