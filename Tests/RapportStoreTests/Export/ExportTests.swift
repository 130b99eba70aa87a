import Foundation
import RapportTypes
import Testing

import struct Batches.UUID

@testable import RapportStore
@testable import SQLite

@Suite("Files to download")
struct ExportTests {
    let store: ExportStore
    private static let all = Export.contacts(nil, .csv)

    init() throws { store = try ExportStore() }

    @Test func `a file is described, and fetched once`() throws {
        try store.create(ContactValues(name: "Ada"))
        let file = try store.file(Self.all)
        #expect(file.fileName == "contacts-2026-11-20.csv")
        #expect(file.mediaType == "text/csv; charset=utf-8")
        #expect(file.token.count == 43)
        let description = ExportDescription(
            fileName: file.fileName, mediaType: file.mediaType, byteCount: file.byteCount)
        #expect(try store.describe(file.token) == description)
        let fetched = try #require(try store.fetch(file.token))
        #expect(fetched.description == description)
        #expect(fetched.content.count == file.byteCount)
        #expect(try store.fetch(file.token) == nil)
        #expect(try store.describe(file.token) == nil)
    }

    @Test func `what was fetched is gone from the database`() throws {
        let file = try store.file(Self.all)
        _ = try store.fetch(file.token)
        // It goes when the answer has been given; the next that is fetched stands behind that.
        _ = try store.fetch(file.token)
        #expect(try store.count("export_file") == 0)
        #expect(try store.count("export_chunk") == 0)
    }

    @Test(arguments: [
        (Export.contacts(nil, .vcard4), "contacts-2026-11-20.vcf", "text/vcard; charset=utf-8"),
        (.contacts(nil, .vcard3), "contacts-2026-11-20.vcf", "text/vcard; charset=utf-8"),
        (.account(includesEvents: true, kinds: [:]), "rapport-2026-11-20.zip", "application/zip"),
    ])
    func `a file has the name and the type of its form`(export: Export, name: String, type: String) throws {
        let file = try store.file(export)
        #expect(file.fileName == name)
        #expect(file.mediaType == type)
    }

    @Test(arguments: ["", "x", String(repeating: "A", count: 43), String(repeating: "é", count: 43)])
    func `other addresses lead to nothing`(token: String) throws {
        _ = try store.file(Self.all)
        #expect(try store.fetch(token) == nil)
        #expect(try store.describe(token) == nil)
    }

    @Test func `a file that was being made when the program was killed goes with the next start`() throws {
        let viewer = store.viewer
        try store.test.writer.run { transaction in
            let file = try transaction.beginExport([1, 2, 3], named: "half.csv", "text/csv", for: viewer)
            for position in 0..<5 { try transaction.append([4, 5, 6], at: position, to: file!, for: viewer) }
        }
        try store.test.restart()
        // Between two groups of writes some of it goes.
        for _ in 0..<10 where try store.count("export_file") > 0 { try store.test.writer.run { _ in } }
        #expect(try store.count("export_file") == 0)
        #expect(try store.count("export_chunk") == 0)
    }

    @Test func `a file waits for fifteen minutes`() throws {
        let (first, second) = (try store.file(Self.all), try store.file(Self.all))
        store.test.clock.move(milliseconds: 15 * 60_000 - 1)
        #expect(try store.fetch(first.token) != nil)
        store.test.clock.move(milliseconds: 1)
        #expect(try store.describe(second.token) == nil)
        #expect(try store.fetch(second.token) == nil)
    }

    @Test func `a file that is swept as soon as it is asked for comes whole`() throws {
        let file = try store.file(Self.all)
        let writer = store.test.writer
        let (begun, gate) = (DispatchSemaphore(value: 0), Gate())
        writer.submit({ _ in
            begun.signal()
            gate.pass()
        }) { _ in }
        begun.wait()
        let fetched: FetchedExport? = try waiting {
            store.test.store.fetchExport(file.token, completion: $0)
            while writer.waiting == 0 { sched_yield() }
            // Done before the one who asks is told that the file is his: in the same transaction.
            writer.submit({ try $0.sweep(limit: 10) }) { _ in }
            gate.open()
        }
        #expect(fetched?.content.count == file.byteCount)
    }

    @Test func `what nobody fetches is swept`() throws {
        _ = try store.file(.account(includesEvents: true, kinds: [:]))
        _ = try store.file(Self.all)
        store.test.clock.move(minutes: 15)
        // Each write is followed by a step of the sweeper, until nothing is left.
        for _ in 0..<4 { try store.test.writer.run { _ in } }
        #expect(try store.count("export_file") == 0)
        #expect(try store.count("export_chunk") == 0)
    }

    // MARK: Secrets

    @Test func `neither the database nor the master key opens a file`() throws {
        try store.create(ContactValues(name: "Unmistakable Person", notes: "unmistakable words"))
        let file = try store.file(.contacts(nil, .vcard4))
        let stored = try store.test.storedBytes()
        #expect(stored.firstRange(of: Data("unmistakable words".utf8)) == nil)
        #expect(stored.firstRange(of: Data(file.token.utf8)) == nil)
        let database = try store.test.database()
        let id: UUID = try #require(try database.value("SELECT id FROM export_file"))
        let sealed: [UInt8] = try #require(try database.value("SELECT content FROM export_chunk"))
        let viewer = store.viewer
        let opened = try store.test.writer.run { transaction in
            try? transaction.cipher.open(
                sealed, with: viewer.dataKey.sealing, bound: ExportSink.place(of: 0, in: id))
        }
        #expect(opened == nil)
    }

    @Test func `pieces that were moved or are missing are not given out`() throws {
        for _ in 0..<3 { try store.create(ContactValues(name: "A", notes: String(repeating: "é", count: 10_000))) }
        let (first, second) = (try store.file(Self.all), try store.file(Self.all))
        try store.test.writer.run { transaction in
            try transaction.connection.run("UPDATE export_chunk SET position = position + 1")
        }
        #expect(throws: (any Error).self) { try store.fetch(first.token) }
        try store.test.writer.run { try $0.connection.run("DELETE FROM export_chunk") }
        #expect(throws: (any Error).self) { try store.fetch(second.token) }
    }

    // MARK: Limits

    @Test func `ten files of an account wait at most`() throws {
        let files = try (1...10).map { _ in try store.file(Self.all) }
        #expect(try store.export(Self.all) == .tooManyFiles(maximum: 10))
        _ = try store.fetch(files[0].token)
        _ = try store.file(Self.all)
        #expect(try store.export(Self.all) == .tooManyFiles(maximum: 10))
        let other = try store.test.viewer("ben@example.com")
        guard case .finished = try store.export(Self.all, for: other) else {
            Issue.record("another account has files of its own")
            return
        }
        store.test.clock.move(minutes: 15)
        _ = try store.file(Self.all)
    }

    @Test func `a file that would be too large is none`() throws {
        try store.create(ContactValues(name: "Ada"))
        let size = try store.file(Self.all).byteCount
        func outcome(maximum: Int) throws -> ExportOutcome {
            let exporting = Exporting(
                store.test.writer, store.test.store.configuration, ClientPresence(), maximumSize: maximum)
            defer { exporting.close() }
            return try waiting { exporting.make(Self.all, for: store.viewer, completion: $0) }
        }
        #expect(try outcome(maximum: size - 1) == .tooLarge(maximum: size - 1))
        #expect(try store.count("export_file") == 1)
        guard case .finished = try outcome(maximum: size) else {
            Issue.record("it fits")
            return
        }
    }

    @Test func `a large file is stored in pieces of a MiB, and comes whole`() throws {
        let viewer = store.viewer
        let notes = String(repeating: "note ", count: 1999)
        try store.test.writer.run { transaction in
            for number in 1...250 {
                _ = try transaction.createContact(
                    NewContact(ContactValues(name: "Person \(number)", notes: notes)), for: viewer)
            }
        }
        let file = try store.file(Self.all)
        #expect(file.byteCount > 2 << 20)
        #expect(try store.count("export_chunk") == 3)
        let text = String(decoding: try #require(try store.fetch(file.token)).content, as: UTF8.self)
        #expect(text.utf8.count == file.byteCount)
        #expect(text.split(separator: "\r\n").count == 251)
    }

    // MARK: Ends

    @Test func `files go with their account`() throws {
        let viewer = store.viewer
        let file = try store.file(Self.all)
        #expect(try store.test.writer.run { try $0.deleteAccount(of: viewer, verified: TestStore.password) })
        #expect(try store.fetch(file.token) == nil)
        #expect(try store.count("export_chunk") == 0)
        #expect(throws: StoreError.signedOut) { try store.export(Self.all) }
    }

    @Test func `who has signed out gets no file`() throws {
        let viewer = store.viewer
        _ = try store.test.writer.run { try $0.signOut(viewer, everywhere: false) }
        #expect(throws: StoreError.signedOut) { try store.export(Self.all) }
        #expect(try store.count("export_file") == 0)
    }

    @Test func `a filter that asks for too much is refused`() throws {
        var filter = ContactFilter()
        for _ in 0..<5 { filter = ContactFilter(not: .value(filter)) }
        #expect(throws: FilterError.self) { try store.export(.contacts(filter, .csv)) }
        #expect(try store.count("export_file") == 0)
    }

    @Test func `other writes pass while a file is made`() throws {
        let viewer = store.viewer
        try store.test.writer.run { transaction in
            for number in 1...300 {
                _ = try transaction.createContact(
                    NewContact(ContactValues(name: "\(number)", notes: String(repeating: "x", count: 9999))),
                    for: viewer)
            }
        }
        let statements = Collected<String>()
        try store.test.writer.run { transaction in transaction.connection.observer = { statements.append($0) } }
        _ = try store.file(Self.all)
        try store.test.writer.run { transaction in transaction.connection.observer = nil }
        // The header, three pieces and the end are transactions of their own, and none reads contacts.
        #expect(statements.all.filter { $0 == "COMMIT" }.count >= 5)
        #expect(statements.all.allSatisfy { !$0.contains("FROM contact") })
    }
}
