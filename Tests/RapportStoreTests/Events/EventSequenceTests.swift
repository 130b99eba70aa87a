import Batches
import Dispatch
import RapportTypes
import Testing

@testable import RapportStore
@testable import SQLite

@Suite("The sequence of events")
struct EventSequenceTests {
    let test: TestStore
    let rung = Collected<Set<AccountID>>()
    let anna: Viewer
    let ben: Viewer

    init() throws {
        test = try TestStore { [rung] in rung.append($0) }
        anna = try test.viewer("anna@example.com")
        ben = try test.viewer("ben@example.com")
    }

    private struct Failure: Error {}

    private func sequences(of viewer: Viewer) throws -> [Int] {
        try test.database().values(
            "SELECT sequence FROM domain_events WHERE owner_id = \(viewer) ORDER BY occurred_at, id")
    }

    @Test func `has no gaps and no repetitions, however many write at once and however many of them fail`() throws {
        let writer = test.writer
        let viewers = [anna, ben]
        let answers = DispatchGroup()
        DispatchQueue.concurrentPerform(iterations: 200) { number in
            answers.enter()
            writer.submit({ transaction in
                let contact = NewContact(ContactValues(name: "Contact \(number)"))
                _ = try transaction.createContact(contact, for: viewers[number % 2])
                if number % 5 == 0 { throw Failure() }
            }) { _ in answers.leave() }
        }
        answers.wait()
        // A tenth of 200 failed for each.
        #expect(try sequences(of: anna) == Array(1...80))
        #expect(try sequences(of: ben) == Array(1...80))
        #expect(try test.database().value("SELECT count(*) FROM contact", as: Int.self) == 160)
    }

    @Test func `is that of the changes of one piece of work`() throws {
        let viewer = anna
        try test.writer.run { transaction in
            for name in ["A", "B", "C"] {
                _ = try transaction.createContact(NewContact(ContactValues(name: name)), for: viewer)
            }
        }
        let names: [String] = try test.database().values(
            """
            SELECT contact.name FROM domain_events JOIN contact ON contact.id = aggregate_id ORDER BY sequence
            """)
        #expect(names == ["A", "B", "C"])
        #expect(try sequences(of: anna) == [1, 2, 3])
    }

    @Test func `work that is undone publishes nothing, and calls nobody`() throws {
        let viewer = anna
        #expect(throws: Failure.self) {
            try test.writer.run { transaction in
                _ = try transaction.createContact(NewContact(ContactValues(name: "A")), for: viewer)
                throw Failure()
            }
        }
        #expect(try sequences(of: anna) == [])
        #expect(rung.all == [])
        try test.writer.run { _ = try $0.createContact(NewContact(ContactValues(name: "B")), for: viewer) }
        #expect(try sequences(of: anna) == [1])
        #expect(rung.all == [[anna.id]])
    }

    @Test func `goes on after a restart`() throws {
        let viewer = anna
        try test.writer.run { _ = try $0.createContact(NewContact(ContactValues(name: "A")), for: viewer) }
        try test.restart()
        test.clock.move(minutes: 1)
        try test.writer.run { _ = try $0.createContact(NewContact(ContactValues(name: "B")), for: viewer) }
        #expect(try sequences(of: anna) == [1, 2])
    }

    @Test func `those who follow are called when an import has got on, though it publishes nothing`() throws {
        let rows = (0..<250).map {
            ImportedRow(line: $0 + 2, outcome: .contact(ImportedContact(name: "Person \($0)")))
        }
        let new = NewImport(.linkedin, rows: rows, options: ImportOptions(dryRun: true))
        let viewer = anna
        let start = try test.writer.run { try $0.startImport(new, idempotency: nil, for: viewer) }
        guard case .started(let job, isFinished: false) = start else {
            Issue.record("not under way")
            return
        }
        _ = try test.writer.run { try $0.importNextSlice(of: job) }
        #expect(rung.all == [[anna.id], [anna.id]])
        #expect(try sequences(of: anna) == [])
    }
}
