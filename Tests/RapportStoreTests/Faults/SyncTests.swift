import Foundation
import Testing

@testable import RapportStore
@testable import SQLite

@Suite("Writes and the disk")
struct SyncTests {
    let test: FaultyStore

    init() throws {
        test = try FaultyStore(.closed)
        try test.open()
    }

    /// How much of the log was not synced when each of many writes was acknowledged, and how often it had been synced.
    func acknowledgements() throws -> [(unsynced: Int, syncs: Int)] {
        let seen = Collected<(unsynced: Int, syncs: Int)>()
        let writer = try #require(test.store).writer
        let group = DispatchGroup()
        let files = test.files
        for _ in 0..<8 {
            group.enter()
            Thread.detachNewThread {
                for number in 0..<20 {
                    let text = "\(number)"
                    let answer = DispatchSemaphore(value: 0)
                    // Answers come on the writer's thread, which writes nothing meanwhile.
                    writer.submit({ try $0.connection.run("INSERT INTO note VALUES(\(text))") }) { _ in
                        seen.append((files.unsyncedLogWrites, files.logSyncs))
                        answer.signal()
                    }
                    answer.wait()
                }
                group.leave()
            }
        }
        group.wait()
        return seen.all
    }

    @Test func `no write is acknowledged before it is synced`() throws {
        let writer = try #require(test.store).writer
        try writer.run { try $0.connection.script("CREATE TABLE note(text TEXT NOT NULL) STRICT") }
        let before = test.files.logSyncs
        let seen = try acknowledgements()
        #expect(seen.count == 160)
        #expect(seen.allSatisfy { $0.unsynced == 0 })
        // One client has one write under way, so a sync answers no more than eight.
        #expect(test.files.logSyncs - before >= 20)
        #expect(zip(seen, seen.dropFirst(8)).allSatisfy { $0.syncs < $1.syncs })
    }

    @Test func `a database that syncs less would be noticed`() throws {
        let writer = try #require(test.store).writer
        try writer.run { try $0.connection.script("CREATE TABLE note(text TEXT NOT NULL) STRICT") }
        try writer.run { $0.connection.undoSync() }
        #expect(try acknowledgements().contains { $0.unsynced > 0 })
    }
}

extension Database {
    /// Between two transactions, since a pragma of this kind does nothing in one.
    fileprivate func undoSync() {
        onCommit { [unowned self] _ in try? script("PRAGMA synchronous = NORMAL") }
    }
}
