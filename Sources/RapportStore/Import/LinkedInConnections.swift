import RapportTypes

/// Reads `Connections.csv` of a LinkedIn data export.
///
/// The headings are on the first line, or below a preamble of a few; their order and number change from year to year.
/// So the header is found, and columns are mapped by name.
public enum LinkedInConnections {
    /// A row for each person in the file.
    ///
    /// - Throws: if the file is not of its kind, or its quoting is broken: then none of it is used.
    public static func rows(of text: String) throws(ImportFault) -> [ImportedRow] {
        try rows(from: CSVReader(text))
    }

    /// The same for bytes out of an archive.
    public static func rows(utf8 bytes: [UInt8]) throws(ImportFault) -> [ImportedRow] {
        try rows(from: CSVReader(utf8: bytes))
    }

    private static func rows(from reader: CSVReader) throws(ImportFault) -> [ImportedRow] {
        var reader = reader
        for _ in 0..<preamble {
            guard let record = try reader.next() else { break }
            guard isHeader(record) else { continue }
            return try ContactTable(header: record, mapping: mapping(of: record)).rows(of: &reader)
        }
        throw .noHeader
    }

    /// The records among which the header is looked for.
    private static let preamble = 20

    /// What every file of the kind has.
    private static let required: [(heading: String, field: ImportedField)] = [
        ("First Name", .firstName), ("Last Name", .lastName), ("Email Address", .email), ("Company", .company),
        ("Position", .title), ("Connected On", .connectedOn),
    ]

    /// There since about 2020.
    private static let optional: [(heading: String, field: ImportedField)] = [("URL", .linkedInURL)]

    private static func isHeader(_ record: CSVReader.Record) -> Bool {
        required.allSatisfy { has($0.heading, record) }
    }

    private static func mapping(of header: CSVReader.Record) -> [(heading: String, field: ImportedField)] {
        required + optional.filter { has($0.heading, header) }
    }

    private static func has(_ heading: String, _ record: CSVReader.Record) -> Bool {
        record.fields.contains { ContactTable.comparable($0) == ContactTable.comparable(heading) }
    }
}
