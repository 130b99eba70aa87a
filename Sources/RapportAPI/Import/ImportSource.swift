import RapportStore
import RapportTypes

/// The files that contacts are imported from, and what is wrong with them.
extension ContactImportSourceInput {
    /// Bytes of an archive. Other files have their limits where they are read.
    private static let maximumArchive = 20 << 20

    /// The records of the file; nil if it cannot be used, and then `faults` says why.
    func read(_ faults: inout InputFaults) -> (kind: ImportKind, rows: [ImportedRow])? {
        switch self {
        case .linkedInConnectionsCsv(let text):
            let path = ["source", "linkedInConnectionsCsv"]
            let rows = faults.file(text.utf8.count, path, maximum: LinkedInConnections.maximumSize) {
                () throws(ImportFault) in try LinkedInConnections.rows(of: text)
            }
            return rows.map { (.linkedin, $0) }
        case .linkedInArchive(let archive):
            let path = ["source", "linkedInArchive"]
            let rows = faults.file(archive.bytes.count, path, maximum: Self.maximumArchive) {
                () throws(ImportFault) in try LinkedInConnections.rows(inArchive: archive.bytes)
            }
            return rows.map { (.linkedin, $0) }
        case .vCard(let text):
            let rows = faults.file(text.utf8.count, ["source", "vCard"], maximum: VCards.maximumSize) {
                () throws(ImportFault) in try VCards.rows(of: text)
            }
            return rows.map { (.vcard, $0) }
        case .csv(let csv):
            return csv.read(&faults).map { (.csv, $0) }
        }
    }

    /// What is hashed of it.
    var parts: [String] {
        switch self {
        case .linkedInConnectionsCsv(let text): ["linkedInConnectionsCsv", text]
        case .linkedInArchive(let archive): ["linkedInArchive", archive.text]
        case .vCard(let text): ["vCard", text]
        case .csv(let csv): ["csv", csv.content] + csv.columns.flatMap { [$0.column, $0.field.rawValue] }
        }
    }
}

extension CsvImportInput {
    private static let path = ["source", "csv"]

    fileprivate func read(_ faults: inout InputFaults) -> [ImportedRow]? {
        let isMapped = checkColumns(&faults)
        let mapping = columns.prefix(ContactTable.maximumColumns).map {
            (heading: $0.column, field: ImportedField($0.field))
        }
        let rows = faults.file(
            content.utf8.count, CsvImportInput.path + ["content"], columns: CsvImportInput.path + ["columns"],
            maximum: ContactTable.maximumSize
        ) { () throws(ImportFault) in
            // Also for a mapping that cannot be used, for all faults are shown at once.
            try ContactTable.rows(of: content, mapping: mapping)
        }
        return isMapped ? rows : nil
    }

    private func checkColumns(_ faults: inout InputFaults) -> Bool {
        let path = CsvImportInput.path + ["columns"]
        guard columns.count <= ContactTable.maximumColumns else {
            faults.add(
                .tooLong, path, "At most \(ContactTable.maximumColumns) are allowed, these are \(columns.count).",
                maximum: ContactTable.maximumColumns)
            return false
        }
        let blank = columns.indices.filter { Text.trimmed(columns[$0].column).isEmpty }
        for index in blank {
            faults.add(.required, path + ["\(index)", "column"], "This must not be blank.")
        }
        let names: Set<ContactImportField> = [.name, .firstName, .lastName]
        let hasName = columns.contains { names.contains($0.field) }
        if !hasName { faults.add(.required, path, "One of the columns has to be a name.") }
        return blank.isEmpty && hasName
    }
}

extension ImportedField {
    /// A member of the schema's enum.
    fileprivate init(_ field: ContactImportField) {
        guard let same = ImportedField(rawValue: field.rawValue) else {
            preconditionFailure("\(field) is in the schema and cannot be imported")
        }
        self = same
    }
}

extension InputFaults {
    /// The rows of a file that is not too long; nil for one that cannot be used.
    ///
    /// - Parameters:
    ///   - path: The field that has the file.
    ///   - columns: The field that has the mapping of its columns.
    fileprivate mutating func file(
        _ size: Int, _ path: [String], columns: [String] = [], maximum: Int,
        _ rows: () throws(ImportFault) -> [ImportedRow]
    ) -> [ImportedRow]? {
        guard size <= maximum else {
            add(.tooLong, path, "A file of at most \(maximum >> 20) MiB is allowed.", maximum: maximum)
            return nil
        }
        do throws(ImportFault) {
            return try rows()
        } catch {
            add(error, path, columns: columns)
            return nil
        }
    }

    /// A file that is not of its kind, or broken: none of it is imported.
    private mutating func add(_ fault: ImportFault, _ path: [String], columns: [String]) {
        switch fault {
        case .tooManyRecords(let maximum):
            add(.limitExceeded, path, fault.sentence, maximum: maximum)
        case .noSuchColumns(let places):
            for place in places { add(.notFound, columns + ["\(place)", "column"], fault.sentence) }
        default:
            append(
                .integrationError(
                    IntegrationError(
                        message: fault.sentence, code: .unsupportedContent, path: ["input"] + path, retryable: false)))
        }
    }
}
