import Batches
import RapportStore
import RapportTypes

enum ImportMutations: ImportMutationResolvers {
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
        return .read(for: viewer) { importFile(of: input, options, known, for: viewer) }
    }

    /// - Parameter faults: what is wrong with the rest of the input.
    private static func importFile(
        of input: ImportContactsInput, _ options: ImportOptions, _ faults: InputFaults, for viewer: Viewer
    ) -> MutationWork<ImportContactsPayload> {
        var faults = faults
        let file = input.source.read(&faults)
        let call = input.idempotencyKey.value.map { IdempotencyKey($0, input: text(of: input), of: viewer) }
        guard let file, faults.isEmpty else { return refused(faults, call, for: viewer) }
        let new = NewImport(file.kind, rows: file.rows, options: options)
        return .startImport(new, idempotency: call, for: viewer) { start in
            switch start {
            case .started(let job, _): ImportContactsPayload(job: Key(job.id))
            case .repeated(let job): ImportContactsPayload(job: Key(job))
            case .keyReused: ImportContactsPayload(userErrors: [.idempotencyKeyReused])
            }
        }
    }

    /// A file or options that are at fault now were so whenever they came: a key that is known came with others.
    private static func refused(
        _ faults: InputFaults, _ call: IdempotencyKey?, for viewer: Viewer
    ) -> MutationWork<ImportContactsPayload> {
        guard let call else { return .done(ImportContactsPayload(userErrors: faults.errors)) }
        return .write(for: viewer) { transaction in
            let isNew = try transaction.idempotency(call, operation: "importContacts", for: viewer) == .new
            return ImportContactsPayload(userErrors: isNew ? faults.errors : [.idempotencyKeyReused])
        }
    }

    /// What the input asks for, as a text to hash: everything but the key. The parts that end are told first, each with
    /// its length, so that no two inputs have one text.
    private static func text(of input: ImportContactsInput) -> String {
        let options = [input.onDuplicate.rawValue, input.relationship.rawValue, "\(input.tags)", "\(input.dryRun)"]
        return (options + input.source.parts).map { "\($0.utf8.count):\($0)" }.joined(separator: "\n")
    }
}
