import RapportTypes

/// Turns the records of a table into contacts, once it is known which column fills which field.
///
/// A value that cannot be kept is left out and reported, and its record is kept; without a name there is no contact.
struct ContactTable {
    /// Twice as many as an account can have. LinkedIn allows 30,000 connections.
    static let maximumRecords = 100_000

    /// For each field the columns that fill it, in the order of the file.
    private var columns: [ImportedField: [Int]]

    init(columns: [ImportedField: [Int]]) { self.columns = columns }

    /// Maps headings to fields by their text; case, accents and white space around them do not count.
    ///
    /// - Throws: `noSuchColumn`.
    init(header: CSVReader.Record, mapping: [(heading: String, field: ImportedField)]) throws(ImportFault) {
        let headings = header.fields.map(ContactTable.comparable)
        columns = [:]
        for (heading, field) in mapping {
            guard let index = headings.firstIndex(of: ContactTable.comparable(heading)) else {
                throw .noSuchColumn(heading)
            }
            columns[field, default: []].append(index)
        }
    }

    static func comparable(_ heading: String) -> String { Folding.fold(Text.trimmed(heading)) }

    /// Reads a file whose first record that is not blank has the headings.
    static func rows(
        of text: String, mapping: [(heading: String, field: ImportedField)]
    ) throws(ImportFault) -> [ImportedRow] {
        var reader = CSVReader(text)
        while let header = try reader.next() {
            if !header.isBlank { return try ContactTable(header: header, mapping: mapping).rows(of: &reader) }
        }
        throw .noHeader
    }

    /// A row for each record that is left in which a mapped column has something.
    ///
    /// Record after record: kept all at once, those of a file of line breaks alone would take gigabytes.
    ///
    /// - Throws: `tooManyRecords` beside what the reader throws.
    func rows(of reader: inout CSVReader) throws(ImportFault) -> [ImportedRow] {
        var rows: [ImportedRow] = []
        while true {
            reader.skipEmptyLines()
            guard let record = try reader.next() else { return rows }
            guard let row = row(record) else { continue }
            guard rows.count < ContactTable.maximumRecords else {
                throw .tooManyRecords(maximum: ContactTable.maximumRecords)
            }
            rows.append(row)
        }
    }

    private func row(_ record: CSVReader.Record) -> ImportedRow? {
        var row = RowReader(record: record, columns: columns)
        guard !row.isBlank else { return nil }
        let outcome = row.outcome()
        return ImportedRow(line: record.line, outcome: outcome, dropped: row.dropped)
    }
}

/// Reads the fields of one record, and remembers what it left out.
private struct RowReader {
    let record: CSVReader.Record
    let columns: [ImportedField: [Int]]
    var dropped: [DroppedValue] = []

    /// Whether no mapped column has anything.
    var isBlank: Bool { columns.values.allSatisfy { $0.allSatisfy { !has($0) } } }

    private func has(_ column: Int) -> Bool {
        column < record.fields.count && !record.fields[column].unicodeScalars.allSatisfy(\.isWhiteSpace)
    }

    /// What the columns of a field have, where they have something.
    private func texts(_ field: ImportedField) -> [String] {
        (columns[field] ?? []).filter(has).map { record.fields[$0] }
    }

    mutating func outcome() -> ImportedRow.Outcome {
        let name = Text.trimmed(RowReader.oneLine(fullName))
        guard !name.isEmpty else { return .failed(.nameMissing) }
        guard name.unicodeScalars.count <= ContactLimits.name else { return .failed(.nameTooLong) }
        return .contact(
            ImportedContact(
                name: name, title: line(.title, maximum: ContactLimits.title),
                company: line(.company, maximum: ContactLimits.company), email: email(),
                phone: line(.phone, maximum: ContactLimits.phone), linkedInURL: linkedInURL(), notes: notes(),
                tags: tags(), connectedOn: connectedOn()))
    }

    /// The name as it is, else its parts. Nothing is split or put in another order.
    private var fullName: String {
        let whole = text(.name)
        return whole.isEmpty ? [text(.firstName), text(.lastName)].joined(separator: " ") : whole
    }

    private func text(_ field: ImportedField) -> String { texts(field).joined(separator: " ") }

    private mutating func line(_ field: ImportedField, maximum: Int) -> String? {
        let line = Text.trimmed(RowReader.oneLine(text(field)))
        guard line.unicodeScalars.count <= maximum else {
            dropped.append(DroppedValue(field, .tooLong(maximum: maximum)))
            return nil
        }
        return line.isEmpty ? nil : line
    }

    private mutating func email() -> EmailAddress? {
        guard let text = texts(.email).first else { return nil }
        do { return try EmailAddress(text) } catch {
            dropped.append(DroppedValue(.email, .invalid(error)))
            return nil
        }
    }

    private mutating func linkedInURL() -> WebURL? {
        guard let text = texts(.linkedInURL).first else { return nil }
        do { return try WebURL.linkedIn(text) } catch {
            dropped.append(DroppedValue(.linkedInURL, .invalid(error)))
            return nil
        }
    }

    private mutating func notes() -> String? {
        let kept = texts(.notes).joined(separator: "\n").unicodeScalars.filter { scalar in
            scalar == "\n" || scalar == "\r" || scalar == "\t" || !scalar.isControl
        }
        do { return try Text.long(String(kept), maximum: ContactLimits.notes) } catch {
            if case .tooLong(let maximum, _) = error {
                dropped.append(DroppedValue(.notes, .tooLong(maximum: maximum)))
            }
            return nil
        }
    }

    private mutating func tags() -> [String] {
        var tags: [String] = []
        var seen: Set<String> = []
        for part in texts(.tags).joined(separator: ";").split(separator: ";") {
            let tag = Text.trimmed(RowReader.oneLine(String(part)))
            guard tag.unicodeScalars.count <= ContactLimits.tag else {
                dropped.append(DroppedValue(.tags, .tooLong(maximum: ContactLimits.tag)))
                continue
            }
            if !tag.isEmpty, seen.insert(Folding.fold(tag)).inserted { tags.append(tag) }
        }
        guard tags.count > ContactLimits.tags else { return tags }
        dropped.append(DroppedValue(.tags, .tooMany(maximum: ContactLimits.tags)))
        return Array(tags.prefix(ContactLimits.tags))
    }

    private mutating func connectedOn() -> CalendarDate? {
        guard let text = texts(.connectedOn).first else { return nil }
        let date = ConnectionDate.read(text)
        if date == nil { dropped.append(DroppedValue(.connectedOn, .unreadableDate)) }
        return date
    }

    /// Line breaks and control characters inside of a field become spaces: people do not see them in a table.
    private static func oneLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.isControl || $0.isLineBreak }) else { return text }
        var result = String.UnicodeScalarView()
        var isAfterBreak = false
        for scalar in text.unicodeScalars {
            let isBreak = scalar.isControl || scalar.isLineBreak
            if !isBreak { result.append(scalar) } else if !isAfterBreak { result.append(" ") }
            isAfterBreak = isBreak
        }
        return String(result)
    }
}
