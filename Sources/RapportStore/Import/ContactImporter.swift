import Batches
import RapportTypes
import SQLite

/// Makes contacts of the rows of a job, one after the other, and keeps what became of each.
struct ContactImporter {
    private(set) var counts = ImportCounts()

    private let job: RunningImport
    private let transaction: WriteTransaction
    private let viewer: Viewer

    private struct Result {
        var outcome: ImportOutcome
        var node: UUID?
        /// Why it was skipped or failed.
        var reason: String?
    }

    init(_ job: RunningImport, in transaction: WriteTransaction, for viewer: Viewer) {
        self.job = job
        self.transaction = transaction
        self.viewer = viewer
    }

    mutating func take(_ row: PendingRow) throws {
        let result = try result(of: row)
        counts.count(result.outcome)
        let message = [result.reason, row.message].compactMap { $0 }.joined(separator: " ")
        try transaction.connection.run(
            """
            INSERT INTO import_row(job_id, line_number, id, owner_id, outcome, node_id, message)
            VALUES(\(job.key.id), \(row.line), \(transaction.newID()), \(viewer), \(result.outcome.rawValue),
                \(result.node), \(message.isEmpty ? nil : message))
            """)
    }

    private func result(of row: PendingRow) throws -> Result {
        guard let person = row.contact else { return Result(outcome: row.isSkipped ? .skipped : .failed) }
        guard job.options.onDuplicate != .create else { return try create(person) }
        if let same = try contact(sameAs: person) {
            return try meet(person, same, earlier: row.earlier)
        }
        // In a dry run the person of an earlier row is not there.
        if job.options.dryRun, let earlier = row.earlier { return repeated(earlier) }
        return try create(person)
    }

    private func contact(sameAs person: ImportedContact) throws -> SamePerson? {
        if let uid = person.uid, let id = try transaction.contact(withUID: uid, for: viewer) {
            return SamePerson(id: id, likeness: .uid)
        }
        return try transaction.contact(sameAs: person, for: viewer)
    }

    // MARK: New people

    private func create(_ person: ImportedContact) throws -> Result {
        let (tags, areAllKept) = tags(of: person)
        let reason = areAllKept ? nil : DroppedValue(.tags, .tooMany(maximum: ContactLimits.tags)).sentence
        guard !job.options.dryRun else { return try wouldCreate(reason) }
        let values = ContactValues(
            name: person.name, title: person.title, company: person.company, email: person.email, phone: person.phone,
            linkedInURL: person.linkedInURL, relationship: person.relationship ?? job.options.relationship,
            notes: person.notes, tags: tags)
        let new = NewContact(values, source: job.kind.contactSource)
        // Duplicates are allowed, so there can only be too many contacts.
        guard let id = try transaction.createContact(new, allowDuplicate: true, for: viewer).value else {
            return Result(outcome: .failed, reason: ImportSentences.tooMany(WriteTransaction.maximumContacts))
        }
        try keepMarks(of: person, in: id)
        return Result(outcome: .created, node: id, reason: reason)
    }

    /// Those that all new contacts get, then the person's own, as many as a contact can have.
    private func tags(of person: ImportedContact) -> (tags: [String], areAllKept: Bool) {
        var seen: Set<String> = []
        let different = (job.options.tags + person.tags).filter { seen.insert(Folding.fold($0)).inserted }
        return (Array(different.prefix(ContactLimits.tags)), different.count <= ContactLimits.tags)
    }

    private func wouldCreate(_ reason: String?) throws -> Result {
        let count = try transaction.contactCount(of: viewer) + job.created + counts[.created]
        guard count < WriteTransaction.maximumContacts else {
            return Result(outcome: .failed, reason: ImportSentences.tooMany(WriteTransaction.maximumContacts))
        }
        return Result(outcome: .created, reason: reason)
    }

    // MARK: People who are known

    private func meet(_ person: ImportedContact, _ same: SamePerson, earlier: PendingRow.Earlier?) throws -> Result {
        guard job.options.onDuplicate != .skip else {
            let reason = earlier.map { ImportSentences.same($0.line) } ?? ImportSentences.known(same.likeness)
            return Result(outcome: .skipped, node: same.id, reason: reason)
        }
        guard let stored = try transaction.contact(same.id, for: viewer)?.values else { return try create(person) }
        let changes = changes(of: stored, to: person)
        guard stored.changed(by: changes) != stored, !(job.options.dryRun && earlier?.isEqual == true) else {
            if !job.options.dryRun { try keepMarks(of: person, in: same.id) }
            return Result(outcome: .skipped, node: same.id, reason: ImportSentences.nothingNew)
        }
        if !job.options.dryRun {
            _ = try transaction.updateContact(NodeID(same.id), changes, for: viewer)
            try keepMarks(of: person, in: same.id)
        }
        return Result(outcome: .updated, node: same.id)
    }

    private func repeated(_ earlier: PendingRow.Earlier) -> Result {
        if job.options.onDuplicate == .skip {
            return Result(outcome: .skipped, reason: ImportSentences.same(earlier.line))
        }
        return earlier.isEqual
            ? Result(outcome: .skipped, reason: ImportSentences.nothingNew) : Result(outcome: .updated)
    }

    /// What the file says takes the place of nothing, or of anything. What it does not say changes nothing: most rows
    /// of an export have no email address, because the person does not show it.
    private func changes(of stored: ContactValues, to person: ImportedContact) -> ContactChanges {
        let overwrites = job.options.onDuplicate == .overwrite
        func change<T>(_ old: T?, _ new: T?) -> Omittable<T> {
            guard let new, overwrites || old == nil else { return .omitted }
            return .value(new)
        }
        return ContactChanges(
            name: overwrites ? person.name : nil, title: change(stored.title, person.title),
            company: change(stored.company, person.company), email: change(stored.email, person.email),
            phone: change(stored.phone, person.phone), linkedInURL: change(stored.linkedInURL, person.linkedInURL),
            relationship: overwrites ? person.relationship : nil, notes: change(stored.notes, person.notes),
            tags: person.tags.isEmpty ? nil : change(stored.tags.isEmpty ? nil : stored.tags, person.tags).value)
    }

    /// What is kept of a person beside the contact's own values.
    private func keepMarks(of person: ImportedContact, in contact: UUID) throws {
        if let uid = person.uid { try transaction.keep(uid: uid, of: contact, for: viewer) }
        guard let date = person.connectedOn else { return }
        try transaction.keepConnection(
            since: date, identifier: person.linkedInURL?.linkedInIdentifier, of: contact,
            replacing: job.options.onDuplicate == .overwrite, for: viewer)
    }
}

extension ImportKind {
    /// How the contacts of such a file came to be.
    fileprivate var contactSource: ContactSource {
        switch self {
        case .linkedin: .linkedinImport
        case .vcard: .vcardImport
        case .csv: .csvImport
        case .icalendar: .calendarSync
        }
    }
}

/// What the person who imports is told of rows that made no contact.
enum ImportSentences {
    static let nothingNew = "The contact has all of this already."

    static func tooMany(_ maximum: Int) -> String { "An account has at most \(maximum) contacts." }

    static func same(_ line: Int) -> String { "The same person is on line \(line)." }

    static func known(_ likeness: SamePerson.Likeness) -> String {
        switch likeness {
        case .uid: "There is a contact from this card."
        case .linkedInAddress: "There is a contact with this LinkedIn address."
        case .email: "There is a contact with this email address."
        case .nameAndCompany: "There is a contact with this name and company."
        }
    }
}

/// How many records had which outcome.
struct ImportCounts {
    private var counts: [ImportOutcome: Int] = [:]

    subscript(outcome: ImportOutcome) -> Int { counts[outcome, default: 0] }

    mutating func count(_ outcome: ImportOutcome) { counts[outcome, default: 0] += 1 }
}
