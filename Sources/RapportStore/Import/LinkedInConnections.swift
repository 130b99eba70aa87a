import Archives
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

    /// The same for a whole export.
    ///
    /// - Throws: `archive`, `notInArchive`, `notUTF8`, beside what is thrown for the file.
    public static func rows(inArchive bytes: [UInt8]) throws(ImportFault) -> [ImportedRow] {
        try rows(of: FileText.read(file(inArchive: bytes)))
    }

    /// Of the file, as it is or unpacked.
    public static let maximumSize = 10 << 20
    private static let fileName = "Connections.csv"
    /// Of an archive. An export has some thirty files; what has more, or would be larger unpacked, is none.
    private static let maximumEntries = 200
    private static let maximumUnpackedSize = 100 << 20

    /// The file in an archive, in whatever folder; in whatever case, for those that somebody packed again.
    private static func file(inArchive bytes: [UInt8]) throws(ImportFault) -> [UInt8] {
        do throws(ArchiveFault) {
            let archive = try ZIPArchive(bytes)
            try checkSize(of: archive)
            if let entry = archive.entries.first(where: isConnections) {
                return try archive.contents(of: entry, maximum: maximumSize)
            }
        } catch {
            throw .archive(error)
        }
        throw .notInArchive(fileName: fileName)
    }

    private static func checkSize(of archive: ZIPArchive) throws(ArchiveFault) {
        guard archive.entries.count <= maximumEntries else { throw .tooManyEntries(maximum: maximumEntries) }
        guard archive.entries.reduce(0, { $0 + $1.size }) <= maximumUnpackedSize else {
            throw .tooLargeUnpacked(maximum: maximumUnpackedSize)
        }
    }

    /// Nothing that leads out of the archive belongs to it.
    private static func isConnections(_ entry: ZIPArchive.Entry) -> Bool {
        entry.fileName.lowercased() == fileName.lowercased() && !entry.leadsOutside
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
