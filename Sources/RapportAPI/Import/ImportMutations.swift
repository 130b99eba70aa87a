import Batches
import RapportStore
import RapportTypes

enum ImportMutations: ImportMutationResolvers {
    /// Bytes of a file.
    static let maximumSize = 10 << 20

    /// The first 200 records are done when it answers, and more go on in the background.
    static func importContacts(
        _ input: ImportContactsInput, in context: RequestContext
    ) throws -> MutationWork<ImportContactsPayload> {
        let viewer = try context.author
        var faults = InputFaults()
        let tags = faults.contactTags(input.tags)
        let options = ImportOptions(
            onDuplicate: input.onDuplicate, relationship: input.relationship, tags: tags, dryRun: input.dryRun)
        let known = faults
        return .read { importFile(of: input, options, known, for: viewer) }
    }

    /// - Parameter faults: what is wrong with the rest of the input.
    private static func importFile(
        of input: ImportContactsInput, _ options: ImportOptions, _ faults: InputFaults, for viewer: Viewer
    ) -> MutationWork<ImportContactsPayload> {
        var faults = faults
        let new = read(input.source, options, &faults)
        guard let new, faults.isEmpty else { return .done(ImportContactsPayload(userErrors: faults.errors)) }
        let idempotency = input.idempotencyKey.value.map { IdempotencyKey($0, input: text(of: input), of: viewer) }
        return .startImport(new, idempotency: idempotency, for: viewer) { start in
            switch start {
            case .started(let job, _): ImportContactsPayload(job: Key(job.id))
            case .repeated(let job): ImportContactsPayload(job: Key(job))
            case .keyReused: ImportContactsPayload(userErrors: [.idempotencyKeyReused])
            }
        }
    }

    private static func read(
        _ source: ContactImportSourceInput, _ options: ImportOptions, _ faults: inout InputFaults
    ) -> NewImport? {
        switch source {
        case .linkedInConnectionsCsv(let text):
            let path = ["source", "linkedInConnectionsCsv"]
            guard text.utf8.count <= maximumSize else {
                faults.add(.tooLong, path, "A file of at most 10 MiB is allowed.", maximum: maximumSize)
                return nil
            }
            do throws(ImportFault) {
                return NewImport(.linkedin, rows: try LinkedInConnections.rows(of: text), options: options)
            } catch {
                faults.add(error, path)
                return nil
            }
        }
    }

    /// What the input asks for, as a text to hash: everything but the key.
    private static func text(of input: ImportContactsInput) -> String {
        let source =
            switch input.source {
            case .linkedInConnectionsCsv(let text): ["linkedInConnectionsCsv", text]
            }
        let options = [input.onDuplicate.rawValue, input.relationship.rawValue, "\(input.tags)", "\(input.dryRun)"]
        return (options + source).joined(separator: "\n")
    }
}

extension InputFaults {
    /// A file that is too long, not of its kind, or broken: none of it is imported.
    fileprivate mutating func add(_ fault: ImportFault, _ path: [String]) {
        if case .tooManyRecords(let maximum) = fault {
            add(.limitExceeded, path, fault.sentence, maximum: maximum)
            return
        }
        append(
            .integrationError(
                IntegrationError(
                    message: fault.sentence, code: .unsupportedContent, path: ["input"] + path, retryable: false)))
    }
}

extension ImportFault {
    fileprivate var sentence: String {
        switch self {
        case .notUTF8: "The file is not UTF-8."
        case .unclosedQuote(let line): "The quote that opens on line \(line) is never closed."
        case .textAfterQuote(let line): "On line \(line), text follows a closing quote."
        case .noHeader: "This is not the Connections.csv of a LinkedIn data export: its headings are missing."
        case .tooManyRecords(let maximum): "The file has more than \(maximum) records."
        case .noSuchColumn(let heading): "The file has no column \"\(heading)\"."
        }
    }
}
