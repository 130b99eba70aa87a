import RapportTypes
import Testing

import struct Batches.UUID

@testable import RapportStore
@testable import SQLite

@Suite("Imports of cards")
struct ImportedUIDTests {
    let store: ImportStore

    init() throws { store = try ImportStore() }

    private func importing(
        _ cards: String, _ options: ImportOptions = ImportOptions()
    ) throws -> ImportStore.Job {
        let text = cards.split(separator: "|").map { "BEGIN:VCARD\n\($0)\nEND:VCARD\n" }.joined()
        let new = NewImport(.vcard, rows: try VCards.rows(of: text), options: options)
        guard case .started(let job, isFinished: true) = try store.start(new) else { throw StoreError.closed }
        return try store.job(job)
    }

    @Test func `people with one UID are one, and people of one name with two are two`() throws {
        let job = try importing("UID:1\nFN:Ada|UID:1\nFN:Ada Byron|UID:2\nFN:ada\nTEL:2|FN:Ada")
        #expect(job.rows.map(\.outcome) == [.created, .skipped, .created, .skipped])
        #expect(
            job.rows.map(\.message) == [
                nil, "The same person is on line 1.", nil, "The same person is on line 1.",
            ])
    }

    @Test func `the card of somebody else of the same name changes nobody`() throws {
        let id = try #require(try importing("UID:1\nFN:Ada\nTEL:1").rows[0].node)
        let overwrite = ImportOptions(onDuplicate: .overwrite)
        #expect(try importing("UID:2\nFN:Ada\nTEL:2", overwrite).rows.map(\.outcome) == [.created])
        #expect(try store.contact(id)?.phone == "1")
    }

    @Test func `one email address is one person's, whatever the cards are called`() throws {
        let id = try #require(try importing("UID:1\nFN:Ada\nEMAIL:a@example.com").rows[0].node)
        let job = try importing("UID:2\nFN:Ada\nEMAIL:a@example.com|UID:3\nFN:A\nEMAIL:A@example.com")
        #expect(job.rows.map(\.node) == [id, id])
    }

    @Test(arguments: [
        ImportDuplicateStrategy.skip, .fillBlanks, .overwrite, .create,
    ])
    func `a dry run and an import agree`(strategy: ImportDuplicateStrategy) throws {
        _ = try importing("UID:1\nFN:Ada\nNOTE:first")
        let cards = "UID:1\nFN:Ada B\nTITLE:Countess|UID:9\nFN:Ben|UID:9\nFN:Ben C\nTITLE:x|KIND:group\nFN:All|TEL:1"
        let dry = try importing(cards, ImportOptions(onDuplicate: strategy, dryRun: true))
        let real = try importing(cards, ImportOptions(onDuplicate: strategy))
        #expect(dry.counts == real.counts)
        #expect(dry.rows.map(\.outcome) == real.rows.map(\.outcome))
        #expect(dry.rows.map(\.message) == real.rows.map(\.message))
        #expect(real.rows[3...].map(\.outcome) == [.skipped, .failed])
    }

    @Test func `the UID of a contact that was exported is the contact`() throws {
        let id = try store.create(ContactValues(name: "Ada"))
        let job = try importing("UID:URN:UUID:\(id.description.uppercased())\nFN:Somebody Else")
        #expect(job.rows.map(\.node) == [id])
        let ben = try store.test.viewer("ben@example.com")
        let found = try store.test.writer.run { try $0.contact(withUID: "urn:uuid:\(id)", for: ben) }
        #expect(found == nil)
    }

    @Test func `UIDs are kept as hashes, each for the first who had it, and go with their contact`() throws {
        let job = try importing("UID:mira@phone.example\nFN:Mira")
        let id = try #require(job.rows[0].node)
        _ = try importing("UID:mira@phone.example\nFN:Second", ImportOptions(onDuplicate: .create))
        #expect(try importing("UID:mira@phone.example\nFN:Third").rows[0].node == id)
        #expect(try store.test.database().value("SELECT count(*) FROM contact_uid", as: Int.self) == 1)
        #expect(try store.test.storedBytes().firstRange(of: Array("mira@phone".utf8)) == nil)
        let viewer = store.viewer
        try store.test.writer.run { transaction in
            try transaction.connection.run("DELETE FROM contact WHERE id = \(id) AND owner_id = \(viewer)")
        }
        #expect(try store.test.database().value("SELECT count(*) FROM contact_uid", as: Int.self) == 0)
    }

    @Test func `what the file says of the relationship counts, also for contacts that exist`() throws {
        let options = ImportOptions(relationship: .friend)
        let card = "FN:Ada\nX-RAPPORT-RELATIONSHIP:Mentor"
        let id = try #require(try importing(card, options).rows[0].node)
        #expect(try store.contact(id)?.relationship == .mentor)
        let other = "FN:Ada\nX-RAPPORT-RELATIONSHIP:Recruiter"
        _ = try importing(other, ImportOptions(onDuplicate: .fillBlanks))
        #expect(try store.contact(id)?.relationship == .mentor)
        _ = try importing(other, ImportOptions(onDuplicate: .overwrite))
        #expect(try store.contact(id)?.relationship == .recruiter)
        _ = try importing("FN:Ada\nTITLE:x", ImportOptions(onDuplicate: .overwrite))
        #expect(try store.contact(id)?.relationship == .recruiter)
    }

    @Test func `ten thousand rows are imported, and none of them twice`() throws {
        let file = "Name,Mail\n" + (1...10_000).map { "Person \($0),p\($0)@example.com\n" }.joined()
        for expected in [[10_000, 10_000, 0, 0, 0], [10_000, 0, 0, 10_000, 0]] {
            let rows = try ContactTable.rows(of: file, mapping: [("Name", .name), ("Mail", .email)])
            guard case .started(let job, _) = try store.start(NewImport(.csv, rows: rows, options: ImportOptions()))
            else { throw StoreError.closed }
            try store.wait(for: job)
            #expect(try store.job(job).counts == expected)
        }
        #expect(try store.contactCount() == 10_000)
    }
}
