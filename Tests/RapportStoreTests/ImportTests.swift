import Batches
import Foundation
import RapportTypes
import Synchronization
import Testing

import struct Batches.UUID

@testable import RapportStore
@testable import SQLite

/// A store with an account that imports files.
struct ImportStore {
    let test: TestStore
    let viewer: Viewer

    static let header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"

    init() throws {
        test = try TestStore()
        viewer = try test.viewer()
    }

    func file(_ rows: String, _ options: ImportOptions = ImportOptions()) throws -> NewImport {
        NewImport(.linkedin, rows: try LinkedInConnections.rows(of: ImportStore.header + rows), options: options)
    }

    /// People who are all different.
    static func people(_ count: Int) -> String {
        (1...count).map { "Person,\($0),https://www.linkedin.com/in/person-\($0),,Acme,,03 Mar 2024\n" }.joined()
    }

    /// Begins an import and waits for its first slice.
    @discardableResult
    func start(_ new: NewImport, _ key: IdempotencyKey? = nil) throws -> ImportStart {
        let answer = Mutex<Result<ImportStart, any Error>?>(nil)
        let done = DispatchSemaphore(value: 0)
        test.store.startImport(new, idempotency: key, for: viewer) { result in
            answer.withLock { $0 = result }
            done.signal()
        }
        done.wait()
        return try answer.withLock { try $0!.get() }
    }

    /// Imports a file of up to 200 records.
    @discardableResult
    func importing(_ rows: String, _ options: ImportOptions = ImportOptions()) throws -> Job {
        guard case .started(let job, isFinished: true) = try start(try file(rows, options)) else {
            throw StoreError.closed
        }
        return try self.job(job)
    }

    /// What a job says of itself.
    struct Job: Equatable {
        var status: String
        var counts: [Int]
        var rows: [Row]
    }

    struct Row: Equatable {
        var line: Int
        var outcome: ImportOutcome
        var message: String?
        var node: UUID?
    }

    func job(_ key: ImportJobKey) throws -> Job {
        let database = try test.database()
        return try database.first(
            """
            SELECT status, total_count, created_count, updated_count, skipped_count, failed_count
            FROM import_job WHERE id = \(key.id)
            """
        ) { row in
            let rows = try database.rows(
                "SELECT line_number, outcome, message, node_id FROM import_row WHERE job_id = \(key.id) ORDER BY 1"
            ) { Row(line: $0[0], outcome: ImportOutcome(rawValue: $0[1])!, message: $0[2], node: $0[3]) }
            return Job(status: row[0], counts: (1...5).map { row[$0] }, rows: rows)
        }!
    }

    /// Waits until a job has ended: each question stands behind a slice of it.
    func wait(for job: ImportJobKey) throws {
        while try test.writer.run({ try $0.runningImports().contains(job) }) {}
    }

    func contact(_ id: UUID?) throws -> ContactValues? {
        let viewer = viewer
        guard let id else { return nil }
        return try test.writer.run { try $0.contact(id, for: viewer)?.values }
    }

    func contactCount() throws -> Int { try test.database().value("SELECT count(*) FROM contact") ?? 0 }

    func create(_ values: ContactValues) throws -> UUID {
        let viewer = viewer
        return try #require(try test.writer.run { try $0.createContact(NewContact(values), for: viewer) }.value)
    }
}

@Suite("Imports of contacts")
struct ImportTests {
    let store: ImportStore

    init() throws { store = try ImportStore() }

    @Test func `a row becomes a contact that was imported`() throws {
        let options = ImportOptions(relationship: .industryContact, tags: ["fair", "Berlin"])
        let job = try store.importing(
            "José,Álvarez,https://de.linkedin.com/in/Jose/,Jose@Example.com,Bluefin GmbH,Partner,17 Jan 2023\n", options
        )
        #expect(job.status == "COMPLETED")
        #expect(job.counts == [1, 1, 0, 0, 0])
        #expect(job.rows.map(\.outcome) == [.created])
        #expect(
            try store.contact(job.rows[0].node)
                == ContactValues(
                    name: "José Álvarez", title: "Partner", company: "Bluefin GmbH",
                    email: EmailAddress("Jose@Example.com"),
                    linkedInURL: WebURL("https://www.linkedin.com/in/jose"), relationship: .industryContact,
                    tags: ["Berlin", "fair"]))
        let database = try store.test.database()
        #expect(try database.values("SELECT source FROM contact", as: String.self) == ["LINKEDIN_IMPORT"])
        #expect(try database.values("SELECT last_contacted_at FROM contact", as: Int?.self) == [nil])
        #expect(try database.values("SELECT type FROM domain_events", as: String.self) == ["ContactCreated"])
    }

    private func profile(of contact: UUID?) throws -> String? {
        let viewer = store.viewer
        return try store.test.writer.run { transaction in
            let id = try #require(contact)
            let sealed: [UInt8]? = try transaction.connection.value("SELECT linked_in_profile FROM contact")
            return try transaction.open(sealed, row: id, column: "linked_in_profile", for: viewer)
        }
    }

    @Test func `the date of the connection is kept sealed`() throws {
        let job = try store.importing("Mira,Okonkwo,,,,,03 Mar 2024\n")
        #expect(
            try profile(of: job.rows[0].node)
                == #"{"connectedOn":"2024-03-03","importedAt":"2026-11-20T10:00:00.000Z"}"#)
    }

    @Test(arguments: [ImportDuplicateStrategy.skip, .fillBlanks])
    func `the identifier of the profile is kept, too, also where the contact is known`(
        strategy: ImportDuplicateStrategy
    ) throws {
        let address = "Mira,O,https://www.linkedin.com/in/Mira-O,,,,"
        if strategy != .skip { _ = try store.importing(address + "\n") }
        let job = try store.importing(address + "03 Mar 2024\n", ImportOptions(onDuplicate: strategy))
        #expect(
            try profile(of: job.rows[0].node)
                == #"{"publicIdentifier":"mira-o","connectedOn":"2024-03-03","importedAt":"2026-11-20T10:00:00.000Z"}"#)
    }

    @Test func `a second import of the same file changes nothing`() throws {
        let people = "Ana,A,https://www.linkedin.com/in/ana,,,,\nBen,B,,ben@example.com,,,\nCem,C,,,Acme,,\n"
        let first = try store.importing(people)
        let second = try store.importing(people)
        #expect(second.counts == [3, 0, 0, 3, 0])
        #expect(second.rows.map(\.node) == first.rows.map(\.node))
        #expect(
            second.rows.map(\.message) == [
                "There is a contact with this LinkedIn address.", "There is a contact with this email address.",
                "There is a contact with this name and company.",
            ])
        #expect(try store.contactCount() == 3)
        let events = try store.test.database().values("SELECT type FROM domain_events", as: String.self)
        #expect(events == ["ContactCreated", "ContactCreated", "ContactCreated"])
    }

    @Test func `a person who is in the file twice is imported once`() throws {
        let job = try store.importing("Ana,A,,,Acme,,\nBen,B,,,Acme,,\nANA,Á,,,acme,,\n")
        #expect(job.counts == [3, 2, 0, 1, 0])
        #expect(job.rows[2].message == "The same person is on line 2.")
        #expect(job.rows[2].node == job.rows[0].node)
    }

    @Test func `bad rows are reported and the good ones imported`() throws {
        let job = try store.importing(
            """
            ,,https://www.linkedin.com/in/nobody,,,,
            Ana,A,,not an address,Acme,,someday
            ,,,,,,
            Ben,B,https://example.com/ben,,,,

            """)
        #expect(job.counts == [3, 2, 0, 0, 1])
        #expect(job.rows.map(\.line) == [2, 3, 5])
        #expect(job.rows.map(\.outcome) == [.failed, .created, .created])
        #expect(
            job.rows.map(\.message) == [
                "The record has no name.",
                "Left out the email address: expected one email address, such as ada@example.org. "
                    + "Left out the date of connection: not a date that can be read.",
                "Left out the LinkedIn address: must be an address of linkedin.com.",
            ])
        #expect(job.rows[0].node == nil)
    }

    // MARK: Contacts that exist

    static let known = ContactValues(
        name: "Ana A", title: "Manager", email: EmailAddress(stored: "ana@example.com"), relationship: .friend,
        notes: "Met at a fair.", tags: ["old"])
    static let row = "Anna,A,https://www.linkedin.com/in/ana,ANA@example.com,Acme,Director,03 Mar 2024\n"

    @Test func `blanks are filled and nothing is replaced`() throws {
        let id = try store.create(Self.known)
        let job = try store.importing(Self.row, ImportOptions(onDuplicate: .fillBlanks, tags: ["new"]))
        #expect(job.counts == [1, 0, 1, 0, 0])
        #expect(job.rows == [ImportStore.Row(line: 2, outcome: .updated, node: id)])
        var expected = Self.known
        expected.company = "Acme"
        expected.linkedInURL = try WebURL("https://www.linkedin.com/in/ana")
        #expect(try store.contact(id) == expected)
        let again = try store.importing(Self.row, ImportOptions(onDuplicate: .fillBlanks))
        #expect(again.counts == [1, 0, 0, 1, 0])
        #expect(again.rows[0].message == "The contact has all of this already.")
        #expect(
            try store.test.database().values("SELECT payload FROM domain_events ORDER BY sequence", as: String.self)
                .last == #"{"changedFields":["company","linkedInUrl"]}"#)
    }

    @Test func `what the file says replaces what is there, and what it does not say stays`() throws {
        let id = try store.create(Self.known)
        let row = "Anna,A,https://www.linkedin.com/in/ana,ANA@example.com,,Director,\n"
        let job = try store.importing(row, ImportOptions(onDuplicate: .overwrite, relationship: .mentor))
        #expect(job.counts == [1, 0, 1, 0, 0])
        var expected = Self.known
        expected.name = "Anna A"
        expected.title = "Director"
        expected.email = EmailAddress(stored: "ANA@example.com")
        expected.linkedInURL = try WebURL("https://www.linkedin.com/in/ana")
        #expect(try store.contact(id) == expected)
        #expect(try store.importing(row, ImportOptions(onDuplicate: .overwrite)).counts == [1, 0, 0, 1, 0])
        #expect(try store.test.database().value("SELECT version FROM contact", as: Int.self) == 2)
    }

    @Test func `a second contact is made where that is asked for`() throws {
        let id = try store.create(Self.known)
        let job = try store.importing(Self.row + Self.row, ImportOptions(onDuplicate: .create))
        #expect(job.counts == [2, 2, 0, 0, 0])
        #expect(!job.rows.map(\.node).contains(id))
        #expect(try store.contactCount() == 3)
    }

    @Test func `another LinkedIn address is another person, whatever else is equal`() throws {
        var values = Self.known
        values.linkedInURL = try WebURL("https://www.linkedin.com/in/other")
        values.company = "Acme"
        _ = try store.create(values)
        let row = "Ana,A,https://www.linkedin.com/in/ana,ana@example.com,Acme,,\n"
        #expect(try store.importing(row).counts == [1, 1, 0, 0, 0])
    }

    @Test func `contacts of other accounts and archived ones are told apart`() throws {
        var archived = Self.known
        archived.isArchived = true
        let id = try store.create(archived)
        let other = try store.test.viewer("ben@example.com")
        let result = try store.test.writer.run { transaction in
            try transaction.startImport(
                NewImport(
                    .linkedin, rows: LinkedInConnections.rows(of: ImportStore.header + Self.row),
                    options: ImportOptions()), idempotency: nil, for: other)
        }
        guard case .started(let job, _) = result else { throw StoreError.closed }
        #expect(try store.job(job).counts == [1, 1, 0, 0, 0])
        #expect(try store.importing(Self.row).rows.map(\.node) == [id])
    }

    // MARK: Dry runs

    @Test(arguments: [
        (ImportDuplicateStrategy.skip, [5, 2, 0, 2, 1]), (.fillBlanks, [5, 2, 1, 1, 1]),
        (.overwrite, [5, 2, 1, 1, 1]), (.create, [5, 4, 0, 0, 1]),
    ])
    func `a dry run says what would happen, and stores no contact`(
        strategy: ImportDuplicateStrategy, counts: [Int]
    ) throws {
        let id = try store.create(Self.known)
        let file = Self.row + "Ben,B,,,Acme,,\nBen,B,,,Acme,,\n,,,,Acme,,\nCem,C,,,Acme,,\n"
        let before = try store.contact(id)
        let dry = try store.importing(file, ImportOptions(onDuplicate: strategy, dryRun: true))
        #expect(dry.status == "COMPLETED")
        #expect(dry.counts == counts)
        #expect(try store.contactCount() == 1)
        #expect(try store.contact(id) == before)
        #expect(try store.test.database().value("SELECT count(*) FROM domain_events", as: Int.self) == 1)
        let real = try store.importing(file, ImportOptions(onDuplicate: strategy))
        #expect(real.counts == counts)
        #expect(real.rows.map(\.outcome) == dry.rows.map(\.outcome))
        #expect(real.rows.map(\.message) == dry.rows.map(\.message))
    }

    // MARK: Limits

    @Test func `an account that is full gets no more contacts, and the rows say so`() throws {
        let viewer = store.viewer
        try store.test.writer.run { transaction in
            try transaction.connection.run(
                "INSERT INTO contact_count(owner_id, count) VALUES(\(viewer), \(WriteTransaction.maximumContacts - 2))")
        }
        for dryRun in [true, false] {
            let job = try store.importing(ImportStore.people(4), ImportOptions(dryRun: dryRun))
            #expect(job.status == "COMPLETED")
            #expect(job.rows.map(\.outcome) == [.created, .created, .failed, .failed])
            #expect(job.rows[3].message == "An account has at most 50000 contacts.")
        }
    }

    @Test func `looking for a person costs three seeks, however many are alike`() throws {
        let statements = Collected<String>()
        let viewer = store.viewer
        try store.test.writer.run { transaction in
            transaction.connection.observer = { statements.append($0) }
            defer { transaction.connection.observer = nil }
            let person = ImportedContact(
                name: "Ana", company: "Acme", email: EmailAddress(stored: "ana@example.com"),
                linkedInURL: try WebURL("https://www.linkedin.com/in/ana"))
            #expect(try transaction.contact(sameAs: person, for: viewer) == nil)
            transaction.connection.observer = nil
            let indexes = ["contact_by_linked_in", "contact_by_email", "contact_by_name"]
            #expect(statements.all.count == 3)
            for (statement, index) in zip(statements.all, indexes) {
                let plan = try transaction.connection.rows(
                    SQL(stringLiteral: "EXPLAIN QUERY PLAN " + statement.replacingOccurrences(of: "?", with: "'x'"))
                ) {
                    $0[3] as String
                }
                #expect(plan.contains { $0.contains(index) })
                #expect(!plan.contains { $0.contains("TEMP B-TREE") })
            }
        }
    }

    // MARK: Repetitions

    @Test func `a call that is repeated begins no second import`() throws {
        let file = try store.file(ImportStore.people(3))
        let uuid = UUID(high: 7, low: 7)
        let key = IdempotencyKey(uuid, input: "a", of: store.viewer)
        guard case .started(let job, _) = try store.start(file, key) else { throw StoreError.closed }
        #expect(try store.start(file, key) == .repeated(job.id))
        #expect(try store.start(file, IdempotencyKey(uuid, input: "b", of: store.viewer)) == .keyReused)
        #expect(try store.test.database().value("SELECT count(*) FROM import_job", as: Int.self) == 1)
    }
}

@Suite("Imports that go on")
struct RunningImportTests {
    let store: ImportStore

    init() throws { store = try ImportStore() }

    @Test func `other writes pass between the slices of a thousand rows`() throws {
        let file = try store.file(ImportStore.people(1000))
        // Another write is always on its way, and notes how far the import is.
        let seen = Collected<Int>()
        let ended = DispatchSemaphore(value: 0)
        let writer = store.test.writer
        @Sendable func write() {
            writer.submit { transaction in
                try transaction.connection.run("UPDATE account SET version = version + 1")
                return try transaction.connection.first(
                    "SELECT status, created_count FROM import_job"
                ) { (isRunning: $0[0] == "RUNNING", count: $0[1] as Int) }!
            } completion: { result in
                guard let (isRunning, count) = try? result.get() else { return }
                seen.append(count)
                if isRunning { write() } else { ended.signal() }
            }
        }
        let answer = Collected<ImportStart>()
        store.test.store.startImport(file, idempotency: nil, for: store.viewer) { result in
            if let start = try? result.get() { answer.append(start) }
            write()
        }
        ended.wait()
        guard case .started(let job, isFinished: false)? = answer.all.first else { throw StoreError.closed }
        #expect(seen.all.first == 200)
        #expect(seen.all.contains { $0 > 200 && $0 < 1000 })
        let finished = try store.job(job)
        #expect(finished.status == "COMPLETED")
        #expect(finished.counts == [1000, 1000, 0, 0, 0])
        #expect(finished.rows.map(\.line) == Array(2...1001))
        #expect(try store.test.database().value("SELECT count(*) FROM import_slice", as: Int.self) == 0)
    }

    @Test func `what is found in one slice is known in the next`() throws {
        let file = try store.file(ImportStore.people(300) + ImportStore.people(300))
        for dryRun in [true, false] {
            var file = file
            if dryRun { file = try store.file(ImportStore.people(300) + ImportStore.people(300), .init(dryRun: true)) }
            guard case .started(let job, isFinished: false) = try store.start(file) else { throw StoreError.closed }
            try store.wait(for: job)
            let finished = try store.job(job)
            #expect(finished.counts == [600, 300, 0, 300, 0])
            #expect(finished.rows[599].message == "The same person is on line 301.")
        }
    }

    @Test func `an import that a stop has cut short goes on with the next start`() throws {
        let viewer = store.viewer
        let file = try store.file(ImportStore.people(700))
        // Written down, and never handed to the thread that goes on with it.
        let start = try store.test.writer.run { try $0.startImport(file, idempotency: nil, for: viewer) }
        guard case .started(let job, isFinished: false) = start else { throw StoreError.closed }
        #expect(try store.job(job).counts == [700, 200, 0, 0, 0])
        try store.test.restart()
        try store.wait(for: job)
        #expect(try store.job(job).counts == [700, 700, 0, 0, 0])
        #expect(try store.job(job).status == "COMPLETED")
    }

    @Test func `what waits to be imported cannot be read in the file of the database`() throws {
        let viewer = store.viewer
        let rows = (1...300).map { "P,\($0),https://www.linkedin.com/in/p\($0)-secret,p\($0)@secret.example,,,\n" }
        let file = try store.file(rows.joined())
        _ = try store.test.writer.run { try $0.startImport(file, idempotency: nil, for: viewer) }
        #expect(try store.test.database().value("SELECT count(*) FROM import_slice", as: Int.self) == 1)
        #expect(try store.test.storedBytes().firstRange(of: Data("secret".utf8)) == nil)
    }

    @Test func `an import whose rest cannot be read has failed, and says how far it came`() throws {
        let viewer = store.viewer
        let file = try store.file(ImportStore.people(500))
        let start = try store.test.writer.run { transaction in
            let start = try transaction.startImport(file, idempotency: nil, for: viewer)
            try transaction.connection.run("UPDATE import_slice SET records = zeroblob(100) WHERE position = 2")
            return start
        }
        guard case .started(let job, _) = start else { throw StoreError.closed }
        store.test.store.importing.goOn(with: job)
        try store.wait(for: job)
        #expect(try store.job(job).status == "FAILED")
        #expect(try store.job(job).counts == [500, 400, 0, 0, 0])
        #expect(store.test.faults.all == ["a sealed value does not open"])
    }

    @Test func `an import that finds the disk full goes on when there is room`() throws {
        let viewer = store.viewer
        let file = try store.file(ImportStore.people(2000))
        let statements = Collected<String>()
        let start = try store.test.writer.run { transaction in
            let start = try transaction.startImport(file, idempotency: nil, for: viewer)
            let pages: Int = try transaction.connection.value("PRAGMA page_count") ?? 0
            try transaction.connection.script("PRAGMA max_page_count = \(pages + 4)")
            transaction.connection.observer = { statements.append($0) }
            return start
        }
        guard case .started(let job, _) = start else { throw StoreError.closed }
        store.test.store.importing.goOn(with: job)
        while !statements.all.contains(where: { $0.contains("FROM import_slice") }) {
            try store.test.writer.run { _ in }
        }
        #expect(try store.job(job).counts == [2000, 200, 0, 0, 0])
        try store.test.writer.run { transaction in
            transaction.connection.observer = nil
            try transaction.connection.script("PRAGMA max_page_count = 1000000")
        }
        try store.wait(for: job)
        #expect(try store.job(job).counts == [2000, 2000, 0, 0, 0])
        #expect(try store.job(job).status == "COMPLETED")
    }

    @Test func `an import ends with its account`() throws {
        let viewer = store.viewer
        let file = try store.file(ImportStore.people(500))
        let start = try store.test.writer.run { try $0.startImport(file, idempotency: nil, for: viewer) }
        guard case .started(let job, _) = start else { throw StoreError.closed }
        #expect(try store.test.writer.run { try $0.deleteAccount(of: viewer, verified: TestStore.password) })
        #expect(try store.test.writer.run { try $0.importNextSlice(of: job) } == false)
        for table: SQL in ["import_job", "import_slice", "import_row", "contact"] {
            #expect(try store.test.database().value("SELECT count(*) FROM \(table)", as: Int.self) == 0)
        }
    }
}
