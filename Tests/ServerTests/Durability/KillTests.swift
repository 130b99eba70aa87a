import Foundation
import Synchronization
import Testing

@testable import SQLite

/// The server is killed again and again, while many write to it.
@Suite("A server that is killed")
struct KillTests {
    private let served: ServedDatabase
    private static let rounds = 8
    private static let writers = 6

    init() throws { served = try ServedDatabase() }

    @Test func `what was acknowledged is there after the next start, exactly once`() throws {
        var random = SplitMix(state: 20_261_129)
        try served.start()
        let token = try Caller.signUp(port: served.port)
        try beginImport(token)
        var acknowledged: [String] = []
        for round in 0..<KillTests.rounds {
            let writing = Writing(round, port: served.port, token: token, writers: KillTests.writers)
            writing.wait(for: Int(random.next() % 120) + 1)
            served.kill()
            let answers = writing.end()
            acknowledged += answers.acknowledged
            try killDuringStart(&random)
            try served.start()
            try check(acknowledged, without: answers.unanswered)
            // Who has got no answer asks again, with the same key: it is there once, whether it was there or not.
            let caller = try Caller(port: served.port, token: token)
            for (name, key) in answers.unanswered {
                #expect(try caller.createContact(name, key: key))
                acknowledged.append(name)
            }
            try check(acknowledged, without: [:])
        }
        #expect(acknowledged.count > 100)
        try waitForImport()
        try check(acknowledged, without: [:])
        #expect(try contacts(ofImport: true).count == KillTests.imported)
        #expect(served.stop() == 0)
    }

    /// A server that is killed before it has started.
    private func killDuringStart(_ random: inout SplitMix) throws {
        try served.begin()
        for _ in 0..<random.next() % 30_000 { sched_yield() }
        served.kill()
    }

    private func check(_ acknowledged: [String], without unanswered: [String: UUID]) throws {
        let names = try contacts(ofImport: false)
        #expect(names.count == Set(names).count)
        #expect(Set(acknowledged).subtracting(names) == [])
        #expect(Set(names).subtracting(acknowledged).subtracting(unanswered.keys) == [])
        try served.checkWhole()
    }

    private func contacts(ofImport isOfImport: Bool) throws -> [String] {
        try served.contacts().filter { $0.hasPrefix("Imported ") == isOfImport }
    }

    // MARK: An import that goes on

    private static let imported = 3000

    /// Its first records are there when it is answered, and the others follow, in however many runs of the program.
    private func beginImport(_ token: String) throws {
        let rows = (0..<KillTests.imported).map { "Imported \($0),,Acme" }
        let csv = "Name,Email,Company\n" + rows.joined(separator: "\n")
        let answer = try Caller(port: served.port, token: token).run(
            """
            mutation($csv: String!) {
              importContacts(input: {source: {csv: {content: $csv, columns: [
                {column: "Name", field: NAME}, {column: "Company", field: COMPANY}]}}}) {
                userErrors { message } job { status }
              }
            }
            """, ["csv": csv])
        #expect(answer == #"{"data":{"importContacts":{"userErrors":[],"job":{"status":"RUNNING"}}}}"#)
    }

    private func waitForImport() throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while try served.database().exists("SELECT 1 FROM import_job WHERE status = 'RUNNING'") {
            try #require(ContinuousClock.now < deadline)
            sched_yield()
        }
        #expect(try served.database().values("SELECT status FROM import_job") == ["COMPLETED"])
    }
}

/// Many who make contacts, each one after the other, until there is no server any more.
private final class Writing: Sendable {
    struct Answers {
        var acknowledged: [String]
        /// What was asked for and not answered, with the keys.
        var unanswered: [String: UUID]
    }

    private let state = Mutex(Answers(acknowledged: [], unanswered: [:]))
    private let acknowledgement = DispatchSemaphore(value: 0)
    private let group = DispatchGroup()

    init(_ round: Int, port: UInt16, token: String, writers: Int) {
        for writer in 0..<writers {
            group.enter()
            Thread.detachNewThread { [self] in
                try? write(as: "\(round)-\(writer)", port, token)
                group.leave()
            }
        }
    }

    private func write(as name: String, _ port: UInt16, _ token: String) throws {
        let caller = try Caller(port: port, token: token)
        for number in 0... {
            let (name, key) = ("\(name)-\(number)", UUID())
            state.withLock { $0.unanswered[name] = key }
            guard try caller.createContact(name, key: key) else { return }
            state.withLock {
                $0.unanswered[name] = nil
                $0.acknowledged.append(name)
            }
            acknowledgement.signal()
        }
    }

    /// Waits until so many were acknowledged.
    func wait(for count: Int) {
        for _ in 0..<count { _ = acknowledgement.wait(timeout: .now() + 30) }
    }

    /// Waits until all have noticed that there is no server.
    func end() -> Answers {
        group.wait()
        return state.withLock { $0 }
    }
}

/// A generator whose numbers are the same in every run.
///
/// Steele, Lea, Flood: Fast splittable pseudorandom number generators (2014).
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
