import RapportTypes

/// What to do with the records of an import.
public struct ImportOptions: Hashable, Sendable {
    /// What to do with contacts that exist.
    public var onDuplicate: ImportDuplicateStrategy
    /// Of new contacts.
    public var relationship: RelationshipType
    /// Of new contacts, beside their own.
    public var tags: [String]
    /// Only report what would happen.
    public var dryRun: Bool

    public init(
        onDuplicate: ImportDuplicateStrategy = .skip, relationship: RelationshipType = .other, tags: [String] = [],
        dryRun: Bool = false
    ) {
        self.onDuplicate = onDuplicate
        self.relationship = relationship
        self.tags = tags
        self.dryRun = dryRun
    }
}

/// A file to import: read, checked and cut into slices by a worker, so that the writer need not.
public struct NewImport: Sendable {
    let kind: ImportKind
    let options: ImportOptions
    let count: Int
    /// The text of each slice.
    let slices: [String]

    public init(_ kind: ImportKind, rows: [ImportedRow], options: ImportOptions) {
        self.kind = kind
        self.options = options
        count = rows.count
        var people = PeopleOfFile(capacity: rows.count)
        let pending = rows.map { PendingRow($0, among: &people) }
        slices = stride(from: 0, to: pending.count, by: ImportSlice.size).map { start in
            ImportSlice(pending[start..<min(start + ImportSlice.size, pending.count)]).text
        }
    }
}

extension PendingRow {
    fileprivate init(_ row: ImportedRow, among people: inout PeopleOfFile) {
        line = row.line
        message = row.message
        switch row.outcome {
        case .failed: break
        case .skipped: isSkipped = true
        case .contact(let contact):
            self.contact = contact
            earlier = people.insert(contact, line: row.line)
        }
    }
}
