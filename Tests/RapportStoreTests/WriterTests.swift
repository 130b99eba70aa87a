import Batches
import Foundation
import Synchronization
import Testing

@testable import RapportStore
@testable import SQLite

@Suite("Writer")
struct WriterTests {
    let test: TestStore

    init() throws {
        test = try TestStore()
        try test.writer.run { try $0.connection.script("CREATE TABLE note(text TEXT NOT NULL) STRICT") }
    }

    /// Runs `count` writes that are submitted from as many threads, and waits for all answers.
    func submit(_ count: Int, _ body: @escaping @Sendable (Int, WriteTransaction) throws -> Void) -> [Int: Result<
        Void, any Error
    >] {
        let answers = Collected<(Int, Result<Void, any Error>)>()
        let group = DispatchGroup()
        let writer = test.writer
        DispatchQueue.concurrentPerform(iterations: count) { number in
            group.enter()
            writer.submit({ try body(number, $0) }) { result in
                answers.append((number, result))
                group.leave()
            }
        }
        group.wait()
        return Dictionary(uniqueKeysWithValues: answers.all)
    }

    func notes() throws -> [String] { try test.database().values("SELECT text FROM note ORDER BY text") }

    @Test func `sixty-four writes at once share at most sixteen commits`() throws {
        let statements = Collected<String>()
        try test.writer.run { transaction in transaction.connection.observer = { statements.append($0) } }
        let answers = submit(64) { number, transaction in
            try transaction.connection.run("INSERT INTO note VALUES(\("\(number)"))")
        }
        try test.writer.run { $0.connection.observer = nil }
        #expect(answers.count == 64)
        #expect(try notes().count == 64)
        let commits = statements.all.filter { $0 == "COMMIT" }.count
        #expect(commits <= 16)
    }

    @Test func `an answer comes when the write can be read from elsewhere`() throws {
        let seen = Collected<Bool>()
        let path = test.path
        let group = DispatchGroup()
        for number in 0..<20 {
            group.enter()
            test.writer.submit({ try $0.connection.run("INSERT INTO note VALUES(\("\(number)"))") }) { _ in
                let other = try? Database(path: path, .readOnly)
                seen.append((try? other?.exists("SELECT 1 FROM note WHERE text = \("\(number)")")) == true)
                group.leave()
            }
        }
        group.wait()
        #expect(seen.all == Array(repeating: true, count: 20))
    }

    @Test func `work that fails leaves its neighbours' writes alone`() throws {
        struct Failure: Error {}
        let answers = submit(40) { number, transaction in
            try transaction.connection.run("INSERT INTO note VALUES(\("\(number)"))")
            if number % 4 == 0 { throw Failure() }
        }
        #expect(
            answers.filter { (try? $0.value.get()) == nil }.map(\.key).sorted() == Array(stride(from: 0, to: 40, by: 4))
        )
        #expect(try notes().sorted() == (0..<40).filter { $0 % 4 != 0 }.map { "\($0)" }.sorted())
    }

    @Test func `an answer with user errors undoes its writes unless it keeps them`() throws {
        let answers = Collected<String>()
        let group = DispatchGroup()
        for (text, keeps) in [("kept", true), ("undone", false)] {
            group.enter()
            test.writer.submit(
                { transaction in
                    try transaction.connection.run("INSERT INTO note VALUES(\(text))")
                    return text
                }, keepsWrites: { _ in keeps }
            ) { result in
                answers.append((try? result.get()) ?? "failed")
                group.leave()
            }
        }
        group.wait()
        #expect(answers.all.sorted() == ["kept", "undone"])
        #expect(try notes() == ["kept"])
    }

    /// How often each of some pieces of work has run that are committed together; what they write stays if `keeps` says
    /// so.
    private func runs(of count: Int, keeps: @escaping @Sendable (Int) -> Bool, writing: Bool) -> [Int: Int] {
        let gate = Gate()
        let runs = Collected<Int>()
        let group = DispatchGroup()
        test.writer.submit({ _ in gate.pass() }) { _ in }
        for number in 0..<count {
            group.enter()
            test.writer.submit(
                { transaction in
                    runs.append(number)
                    let writes = writing || keeps(number)
                    if writes { try transaction.connection.run("INSERT INTO note VALUES(\("\(number)"))") }
                }, keepsWrites: { _ in keeps(number) }
            ) { _ in group.leave() }
        }
        gate.open()
        group.wait()
        return runs.all.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    @Test func `what is refused before it has written anything lets nobody run again`() throws {
        let runs = runs(of: 20, keeps: { $0 % 5 != 0 }, writing: false)
        #expect(Set(runs.values) == [1])
        #expect(try notes().count == 16)
    }

    @Test func `what begins a transaction has no savepoint, also after something was undone`() throws {
        _ = runs(of: 2, keeps: { $0 == 0 }, writing: true)
        let texts = Collected<String>()
        try test.writer.run { $0.connection.observer = { texts.append($0) } }
        try test.writer.run { try $0.connection.run("INSERT INTO note VALUES(\("alone"))") }
        #expect(texts.all.contains("BEGIN IMMEDIATE"))
        #expect(!texts.all.contains("SAVEPOINT work"))
        // Others have.
        _ = runs(of: 3, keeps: { _ in true }, writing: true)
        #expect(texts.all.contains("SAVEPOINT work"))
    }

    @Test func `others run once more at most, however many are undone, and those who are undone do not`() throws {
        let runs = runs(of: 40, keeps: { $0 % 5 != 4 }, writing: true)
        #expect(runs.count == 40)
        #expect(runs.values.allSatisfy { $0 <= 2 })
        #expect(runs.filter { $0.key % 5 == 4 }.allSatisfy { $0.value == 1 })
        #expect(try notes().sorted() == (0..<40).filter { $0 % 5 != 4 }.map { "\($0)" }.sorted())
    }

    @Test func `when a full disk takes the whole transaction, the others run again`() throws {
        // A database that may grow by a few pages: the big one fills it, and SQLite rolls back everything.
        try test.writer.run { transaction in
            let pages: Int = try transaction.connection.value("PRAGMA page_count") ?? 0
            try transaction.connection.script("PRAGMA max_page_count = \(pages + 8)")
        }
        let gate = Gate()
        let answers = Collected<(String, SQLiteError.Code?)>()
        let group = DispatchGroup()
        // Keeps the writer busy until all of them wait, so that they are one group.
        test.writer.submit({ _ in gate.pass() }) { _ in }
        for name in ["a", "b", "big", "c"] {
            group.enter()
            test.writer.submit({ transaction in
                let text = name == "big" ? String(repeating: "x", count: 1_000_000) : name
                try transaction.connection.run("INSERT INTO note VALUES(\(text))")
            }) { result in
                if case .failure(let error as SQLiteError) = result {
                    answers.append((name, error.code))
                } else {
                    answers.append((name, nil))
                }
                group.leave()
            }
        }
        gate.open()
        group.wait()
        #expect(answers.all.map(\.0).sorted() == ["a", "b", "big", "c"])
        #expect(answers.all.first { $0.0 == "big" }?.1 == .full)
        #expect(answers.all.filter { $0.0 != "big" }.allSatisfy { $0.1 == nil })
        #expect(try notes() == ["a", "b", "c"])
    }

    @Test func `a commit that fails fails all that it held`() throws {
        try test.writer.run { transaction in
            try transaction.connection.script(
                """
                CREATE TABLE parent(id INTEGER PRIMARY KEY) STRICT;
                CREATE TABLE child(id INTEGER REFERENCES parent(id) DEFERRABLE INITIALLY DEFERRED) STRICT
                """)
        }
        let gate = Gate()
        let failures = Collected<Bool>()
        let group = DispatchGroup()
        test.writer.submit({ _ in gate.pass() }) { _ in }
        for broken in [false, true] {
            group.enter()
            test.writer.submit({ transaction in
                if broken {
                    try transaction.connection.run("INSERT INTO child VALUES(\(1))")
                } else {
                    try transaction.connection.run("INSERT INTO note VALUES(\("a"))")
                }
            }) { result in
                failures.append((try? result.get()) == nil)
                group.leave()
            }
        }
        gate.open()
        group.wait()
        #expect(failures.all == [true, true])
        #expect(try notes() == [])
        // And the writer goes on.
        try test.writer.run { try $0.connection.run("INSERT INTO note VALUES(\("later"))") }
        #expect(try notes() == ["later"])
    }

    @Test func `clients take turns, however much one of them has brought`() throws {
        let gate = Gate()
        let answers = Collected<String>()
        let group = DispatchGroup()
        test.writer.submit({ _ in gate.pass() }) { _ in }
        let (anna, ben) = (Claimant.account(AccountID(high: 1, low: 1)), Claimant.account(AccountID(high: 2, low: 2)))
        for (name, client) in [("a1", anna), ("a2", anna), ("a3", anna), ("b1", ben)] {
            group.enter()
            test.writer.submit(for: client, { _ in name }) { result in
                answers.append((try? result.get()) ?? "failed")
                group.leave()
            }
        }
        gate.open()
        group.wait()
        #expect(answers.all == ["a1", "b1", "a2", "a3"])
    }

    @Test func `nobody waits for the next of one whose writes take long`() throws {
        let longestGroup = Duration.milliseconds(50)
        let test = try TestStore(longestGroup: longestGroup)
        let gate = Gate()
        let answers = Collected<String>()
        let seen = Collected<[String]>()
        let group = DispatchGroup()
        func submit(_ name: String, of client: Claimant, _ body: @escaping @Sendable () -> Void) {
            group.enter()
            test.writer.submit(for: client) { _ in
                body()
            } completion: { _ in
                answers.append(name)
                group.leave()
            }
        }
        let anna = Claimant.account(AccountID(high: 1, low: 1))
        submit("a1", of: anna) {
            gate.pass()
            let begin = ContinuousClock.now
            while ContinuousClock.now - begin <= longestGroup {}
        }
        submit("a2", of: anna) { seen.append(answers.all) }
        submit("b1", of: .address(nil)) {}
        gate.open()
        group.wait()
        #expect(seen.all == [["a1", "b1"]])
    }

    @Test func `what one client has brought keeps nobody else out`() throws {
        let queue = WorkQueue<Int>(capacity: 4, ofOne: 2)
        let anna = Claimant.address(nil)
        for item in 1...2 { try queue.append(item, of: anna) }
        #expect(throws: StoreError.overloaded) { try queue.append(3, of: anna) }
        for item in 4...5 { try queue.append(item) }
        #expect(throws: StoreError.overloaded) { try queue.append(6, of: .account(AccountID(high: 1, low: 1))) }
        #expect([queue.take(), queue.take(), queue.take()] == [1, 4, 2])
    }

    @Test func `work that takes too long fails, and its neighbours' writes stay`() throws {
        let test = try TestStore(longestWrite: .zero)
        try test.writer.run { try $0.connection.script("CREATE TABLE note(text TEXT NOT NULL) STRICT") }
        let numbers: SQL = "WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < 100000)"
        let gate = Gate()
        let answers = Collected<(Int, StoreFault?)>()
        let group = DispatchGroup()
        test.writer.submit({ _ in gate.pass() }) { _ in }
        for (number, rows) in [(1, 1), (2, 100_000), (3, 1)] {
            group.enter()
            let work: @Sendable (WriteTransaction) throws -> Void = { transaction in
                try transaction.connection.run(
                    "\(numbers) INSERT INTO note SELECT 'note ' || \(number) FROM number LIMIT \(rows)")
            }
            test.writer.submit(for: .address(nil), work) { result in
                if case .failure(let error) = result {
                    answers.append((number, StoreFault(error)))
                } else {
                    answers.append((number, nil))
                }
                group.leave()
            }
        }
        gate.open()
        group.wait()
        #expect(answers.all.filter { $0.1 != nil }.map(\.0) == [2])
        #expect(answers.all.first { $0.0 == 2 }?.1 == .outOfTime)
        #expect(try test.database().values("SELECT text FROM note ORDER BY text") == ["note 1", "note 3"])
        // What the server does by itself takes as long as it takes.
        try test.writer.run { try $0.connection.run("\(numbers) INSERT INTO note SELECT 'more' FROM number") }
    }

    @Test func `when the clients are gone, what they wait for ends, and what the server does itself goes on`() throws {
        let answers = Collected<(String, StoreFault?)>()
        let group = DispatchGroup()
        func submit(_ name: String, of client: Claimant, _ body: @escaping @Sendable (WriteTransaction) throws -> Void)
        {
            group.enter()
            test.writer.submit(for: client, body) { result in
                if case .failure(let error) = result { answers.append((name, StoreFault(error))) }
                group.leave()
            }
        }
        let begun = DispatchSemaphore(value: 0)
        submit("runs", of: .address(nil)) { transaction in
            begun.signal()
            try transaction.connection.run(
                "INSERT INTO note WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n WHERE i > 1"
            )
        }
        submit("waits", of: .address(nil)) { try $0.connection.run("INSERT INTO note VALUES('waits')") }
        submit("server", of: .server) { try $0.connection.run("INSERT INTO note VALUES('server')") }
        begun.wait()
        test.store.giveUpClients()
        group.wait()
        #expect(answers.all.map(\.0) == ["runs", "waits"] && answers.all.first?.1 == .outOfTime)
        #expect(try notes() == ["server"])
    }

    @Test func `after it is closed, work is refused`() throws {
        let test = try TestStore()
        test.store.close()
        let answer = Collected<Bool>()
        test.writer.submit({ _ in }) { result in
            if case .failure(StoreError.closed) = result { answer.append(true) }
        }
        #expect(answer.all == [true])
    }

    @Test func `closing commits what waits and empties the log`() throws {
        let test = try TestStore()
        for number in 0..<100 {
            test.writer.submit({ try $0.connection.script("CREATE TABLE t\(number)(a INTEGER) STRICT") }) { _ in }
        }
        test.store.close()
        let tables = try test.database().value(
            "SELECT count(*) FROM sqlite_schema WHERE name LIKE 't__' OR name LIKE 't_'", as: Int.self)
        #expect(tables == 100)
        let log = (try? FileManager.default.attributesOfItem(atPath: test.path + "-wal")[.size] as? Int) ?? 0
        #expect(log == 0)
    }
}

/// Holds up whoever comes until it is opened, and nobody afterwards: work on the writer may run twice.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func open() { semaphore.signal() }

    func pass() {
        semaphore.wait()
        semaphore.signal()
    }
}
