import RapportTypes

/// A row of a file before it is compared with the contacts that exist.
struct PendingRow: Hashable, Sendable {
    /// An earlier row of the file that is the same person.
    struct Earlier: Hashable, Sendable {
        var line: Int
        /// Whether the later row says nothing new.
        var isEqual: Bool
    }

    var line: Int
    /// Nil for a record that makes no contact; the message says why.
    var contact: ImportedContact?
    /// Whether such a record is left alone, and not at fault.
    var isSkipped = false
    var message: String?
    var earlier: Earlier?
}

/// Rows of a file that wait for their turn, few enough that other writes need not wait long for them: measured,
/// 200 rows are compared, stored and published in some 20 ms.
///
/// What waits is kept as comma-separated values, like the file that it came from, but of values that have been checked.
struct ImportSlice: Hashable, Sendable {
    static let size = 200

    var rows: [PendingRow]

    init(_ rows: some Sequence<PendingRow>) { self.rows = Array(rows) }
}

// MARK: As text

extension ImportSlice {
    var text: String {
        var bytes: [UInt8] = []
        for row in rows { CSVWriter.append(row.fields, to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads what `text` wrote.
    init(text: String) throws {
        var reader = CSVReader(text)
        rows = []
        while let record = try reader.next() { rows.append(try PendingRow(fields: record.fields)) }
    }
}

/// What waits of an import was written by another version of the program.
struct UnreadableImport: Error {}

extension PendingRow {
    private static let fieldCount = 16

    fileprivate var fields: [String] {
        [
            "\(line)", message ?? "", earlier.map { "\($0.line)" } ?? "", earlier?.isEqual == true ? "=" : "",
            contact?.name ?? "", contact?.title ?? "", contact?.company ?? "", contact?.email?.text ?? "",
            contact?.phone ?? "", contact?.linkedInURL?.text ?? "", contact?.notes ?? "",
            contact?.tags.joined(separator: "\n") ?? "", contact?.connectedOn?.text ?? "",
            contact?.relationship?.rawValue ?? "", contact?.uid ?? "", isSkipped ? "-" : "",
        ]
    }

    fileprivate init(fields: [String]) throws {
        guard fields.count == PendingRow.fieldCount else { throw UnreadableImport() }
        func text(_ index: Int) -> String? { fields[index].isEmpty ? nil : fields[index] }
        line = Int(fields[0]) ?? 0
        message = text(1)
        earlier = Int(fields[2]).map { Earlier(line: $0, isEqual: fields[3] == "=") }
        isSkipped = text(15) != nil
        contact = try text(4).map { name in
            ImportedContact(
                name: name, title: text(5), company: text(6), email: text(7).map(EmailAddress.init(stored:)),
                phone: text(8), linkedInURL: try text(9).map { try WebURL.linkedIn($0) },
                relationship: text(13).flatMap { RelationshipType(rawValue: $0) }, notes: text(10),
                tags: fields[11].split(separator: "\n").map(String.init),
                connectedOn: try text(12).map { try CalendarDate($0) }, uid: text(14))
        }
    }
}
