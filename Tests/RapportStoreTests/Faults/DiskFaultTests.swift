import Foundation
import Testing

@testable import RapportStore
@testable import SQLite

/// Every call that SQLite makes to its files fails once, in turn.
///
/// SQLite tests itself so; what is tested here is what the store makes of its errors.
@Suite("Disks that fail", .serialized)
struct DiskFaultTests {
    typealias Kind = FaultyFileSystem.Fault.Kind

    /// How many calls a body makes when none fails.
    private func calls(from template: Template, isOpen: Bool, _ body: (FaultyStore) throws -> Void) throws -> Int {
        let test = try FaultyStore(template)
        if isOpen { try test.open() }
        test.files.fail(nil)
        try body(test)
        return test.files.calls
    }

    @Test(arguments: Kind.allCases)
    func `a call that fails loses nothing that was acknowledged`(_ kind: Kind) throws {
        let calls = try calls(from: .closed, isOpen: true) { test in
            try test.runScript()
            test.close()
        }
        #expect(calls > 40)
        var failures = 0
        for call in 0..<calls {
            let test = try FaultyStore(.closed)
            try test.open()
            test.files.fail(.init(kind: kind, call: call))
            try test.runScript()
            if test.files.failures > 0 {
                // The fault is over, and the store goes on.
                test.files.fail(nil)
                try test.create("after")
                #expect(test.acknowledged.all.contains("after"), "\(kind) \(call)")
                failures += 1
            }
            test.close()
            try checkFaults(test, "\(kind) \(call)")
            try test.check("\(kind) \(call)")
        }
        // A transaction is a write or two.
        #expect(failures > 5)
    }

    /// Nobody's fault is mistaken for another's: none of it is the client's.
    private func checkFaults(_ test: FaultyStore, _ place: String) throws {
        for (name, error) in test.failed.all {
            #expect([.outOfSpace, .outOfOrder].contains(StoreFault(error)), "\(place): \(name): \(error)")
        }
    }

    @Test(arguments: Kind.allCases)
    func `a disk that is gone for a while takes nothing with it`(_ kind: Kind) throws {
        let calls = try calls(from: .closed, isOpen: true) { try $0.runScript() }
        for call in stride(from: 0, to: calls, by: 5) {
            let test = try FaultyStore(.closed)
            try test.open()
            test.files.fail(.init(kind: kind, call: call, lasts: true))
            try test.runScript()
            test.files.fail(nil)
            try test.create("after")
            #expect(test.acknowledged.all.contains("after"), "\(kind) \(call)")
            test.close()
            try test.check("\(kind) \(call)")
        }
    }

    @Test(arguments: Kind.allCases)
    func `a start that fails can be repeated`(_ kind: Kind) throws {
        let calls = try calls(from: .killed, isOpen: false) { try $0.open() }
        for call in 0..<calls {
            let test = try FaultyStore(.killed)
            test.files.fail(.init(kind: kind, call: call))
            if (try? test.open()) == nil {
                test.files.fail(nil)
                try test.open()
            }
            test.files.fail(nil)
            try test.create("after")
            test.close()
            try test.check("\(kind) \(call)")
        }
    }

    @Test func `a first start that fails can be repeated`() throws {
        let calls = try calls(from: .none, isOpen: false) { try $0.open() }
        // Some hundred of them are migrations, each in a transaction of its own.
        for call in stride(from: 0, to: calls, by: 17) {
            let test = try FaultyStore(.none)
            test.files.fail(.init(kind: .disk, call: call))
            if (try? test.open()) == nil {
                test.files.fail(nil)
                try test.open()
            }
            test.close()
            let database = try Database(path: test.path, .readOnly)
            #expect(try database.userVersion == Migrations.all.count, "\(call)")
            #expect(try database.values("PRAGMA integrity_check", as: String.self) == ["ok"], "\(call)")
        }
    }

    @Test func `work that finds no room takes no neighbour with it`() throws {
        func run(_ test: FaultyStore) throws {
            try test.create("two", "three", "four", notes: 200_000)
        }
        /// With next to no cache, so that pages are written while the work runs, and not only when it is committed.
        /// There are more of them than are gathered.
        func open(_ test: FaultyStore) throws {
            try test.open()
            try test.store?.writer.run { try $0.connection.script("PRAGMA cache_size = 1; PRAGMA cache_spill = 1") }
        }
        let counted = try FaultyStore(.closed)
        try open(counted)
        counted.files.fail(nil)
        try run(counted)
        var failures: Set<Int> = []
        for call in 0..<counted.files.calls {
            let test = try FaultyStore(.closed)
            try open(test)
            test.files.fail(.init(kind: .fullDisk, call: call))
            try run(test)
            failures.insert(test.failed.all.count)
            test.close()
            try test.check("\(call)")
        }
        // Nobody's where it was no write, one's where it was his, and everybody's where it was the commit.
        #expect(failures == [0, 1, 3])
    }
}

@Suite("A store that cannot write")
struct WritabilityTests {
    @Test func `it says so, goes on reading, and writes again when there is room`() throws {
        let test = try FaultyStore(.closed)
        try test.open()
        let store = try #require(test.store)
        #expect(store.canWrite)
        test.files.fail(.init(kind: .fullDisk, call: 0, lasts: true))
        try test.create("no room")
        #expect(test.failed.all.count == 1)
        #expect(!store.canWrite)
        #expect(try store.makeReader().connection.values("SELECT name FROM contact") == Template.names)
        test.files.fail(nil)
        try test.create("room")
        #expect(store.canWrite)
        test.close()
        try test.check("after")
    }

    @Test func `it finds out by itself that there is room`() throws {
        let test = try FaultyStore(.closed)
        try test.open()
        let store = try #require(test.store)
        test.files.fail(.init(kind: .fullDisk, call: 0, lasts: true))
        try test.create("no room")
        test.files.fail(nil)
        let deadline = ContinuousClock.now + .seconds(60)
        while !store.canWrite, ContinuousClock.now < deadline { sched_yield() }
        #expect(store.canWrite)
    }

    @Test func `reads say nothing of whether it can write`() throws {
        let test = try FaultyStore(.closed)
        try test.open()
        let store = try #require(test.store)
        test.files.fail(.init(kind: .fullDisk, call: 0, lasts: true))
        try test.create("no room")
        let count: Int? = try store.writer.run { try $0.connection.value("SELECT count(*) FROM contact") }
        #expect(count == 1)
        #expect(!store.canWrite)
    }
}
