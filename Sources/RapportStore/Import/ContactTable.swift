import RapportTypes

/// Turns the records of a table into contacts, once it is known which column fills which field.
///
/// A value that cannot be kept is left out and reported, and its record is kept; without a name there is no contact.
public struct ContactTable {
    /// Records of a file: twice as many as an account can have contacts. LinkedIn allows 30,000 connections.
    static let maximumRecords = 100_000
    /// Bytes of a file.
    public static let maximumSize = 10 << 20
    /// Columns that can be mapped: no more are read.
    public static let maximumColumns = CSVReader.maximumFields

    /// Which heading fills which field.
    public typealias Mapping = [(heading: String, field: ImportedField)]

    /// For each field the columns that fill it, in the order of the file.
    private let columns: [ImportedField: [Int]]
    /// Whether the apostrophe is taken off that keeps a spreadsheet from computing a cell.
    private let isGuarded: Bool

    /// Maps headings to fields by their text; case, accents and white space around them do not count. A blank one names
    /// no column.
    ///
    /// - Throws: `noSuchColumns`, with the places of all of them in the mapping.
    init(header: CSVReader.Record, mapping: Mapping, isGuarded: Bool = false) throws(ImportFault) {
        let headings = header.fields.map(ContactTable.comparable)
        var columns: [ImportedField: [Int]] = [:]
        var missing: [Int] = []
        for (place, (heading, field)) in mapping.enumerated() where !ContactTable.comparable(heading).isEmpty {
            if let index = headings.firstIndex(of: ContactTable.comparable(heading)) {
                columns[field, default: []].append(index)
            } else {
                missing.append(place)
            }
        }
        guard missing.isEmpty else { throw .noSuchColumns(missing) }
        self.columns = columns.mapValues { $0.sorted() }
        self.isGuarded = isGuarded
    }

    static func comparable(_ heading: String) -> String { Folding.fold(Text.trimmed(heading)) }

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
        let texts = columns.mapValues { columns in
            columns.compactMap { column in
                column < record.fields.count ? text(record.fields[column]) : nil
            }
        }
        guard texts.values.contains(where: { !$0.isEmpty }) else { return nil }
        var cleaner = ContactCleaner(texts)
        cleaner.tags = TagList.read((texts[.tags] ?? []).joined(separator: ";"))
        return cleaner.row(line: record.line)
    }

    /// Nil for a cell with nothing in it.
    private func text(_ cell: String) -> String? {
        guard !cell.unicodeScalars.allSatisfy(\.isWhiteSpace) else { return nil }
        return isGuarded ? FormulaGuard.unguarded(cell) : cell
    }
}

// MARK: Files

extension ContactTable {
    /// Reads a file whose first record that is not blank has the headings.
    ///
    /// - Throws: `noHeadings`, `noSuchColumns`, and what the reader throws.
    public static func rows(of text: String, mapping: Mapping) throws(ImportFault) -> [ImportedRow] {
        var (reader, header) = try header(of: text, separator: separator(of: text, mapping))
        return try ContactTable(header: header, mapping: mapping, isGuarded: true).rows(of: &reader)
    }

    /// The separator with which most of the headings are found. A comma, unless another is better: where a comma
    /// divides the digits of a number, spreadsheets write semicolons.
    private static func separator(of text: String, _ mapping: Mapping) -> Unicode.Scalar {
        let wanted = mapping.map { comparable($0.heading) }
        var best: (separator: Unicode.Scalar, found: Int) = (",", 0)
        for separator: Unicode.Scalar in [",", ";", "\t"] {
            guard let header = try? header(of: text, separator: separator).record else { continue }
            let headings = Set(header.fields.map(comparable))
            let found = wanted.count { headings.contains($0) }
            if found > best.found { best = (separator, found) }
        }
        return best.separator
    }

    private static func header(
        of text: String, separator: Unicode.Scalar
    ) throws(ImportFault) -> (reader: CSVReader, record: CSVReader.Record) {
        var reader = CSVReader(text, separator: separator)
        while let record = try reader.next() {
            // Excel names the separator on a line of its own.
            let isHint = record.fields[0].lowercased().hasPrefix("sep=")
            if !record.isBlank && !isHint { return (reader, record) }
        }
        throw .noHeadings
    }
}

/// Tags in one cell, separated by semicolons.
///
/// A backslash before a semicolon or a backslash stands for itself, so that every tag can be written.
enum TagList {
    static func read(_ text: String) -> [String] {
        var tags: [String] = []
        var tag = String.UnicodeScalarView()
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            switch scalar {
            case ";":
                tags.append(String(tag))
                tag = String.UnicodeScalarView()
            case "\\":
                guard let next = scalars.next() else {
                    tag.append(scalar)
                    continue
                }
                if next != ";" && next != "\\" { tag.append(scalar) }
                tag.append(next)
            default: tag.append(scalar)
            }
        }
        return tags + [String(tag)]
    }

    static func text(_ tags: [String]) -> String {
        tags.map { $0.replacing("\\", with: "\\\\").replacing(";", with: "\\;") }.joined(separator: "; ")
    }
}

/// Spreadsheets compute a cell that begins like a formula: an address in it is called, a program started. An apostrophe
/// before it makes it text.
///
/// OWASP, "CSV injection". A cell that has apostrophes before such a beginning gets one more, so that taking one off
/// gives back what was there.
enum FormulaGuard {
    static func guarded(_ cell: String) -> String { isFormula(cell.utf8.drop { $0 == quote }) ? "'" + cell : cell }

    static func unguarded(_ cell: String) -> String {
        guard cell.utf8.first == quote, isFormula(cell.utf8.drop { $0 == quote }) else { return cell }
        return String(cell.unicodeScalars.dropFirst())
    }

    private static let quote = UInt8(ascii: "'")

    private static func isFormula(_ text: Substring.UTF8View) -> Bool {
        guard let first = text.first else { return false }
        return "=+-@\t\r".utf8.contains(first)
    }
}
