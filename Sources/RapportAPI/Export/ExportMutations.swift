import Batches
import RapportStore
import RapportTypes

/// Files to download. They are made on a thread of the store's, and the answer comes when they are whole.
enum ExportMutations: ExportMutationResolvers {
    static func exportContacts(
        _ input: ExportContactsInput, in context: RequestContext
    ) throws -> MutationWork<ExportContactsPayload> {
        let export = Export.contacts(input.filter.value, input.format)
        let address = context.publicAddress
        return .export(export, for: try context.author) { outcome in
            let (file, errors) = result(outcome, at: address)
            return ExportContactsPayload(file: file, userErrors: errors)
        }
    }

    static func exportAccount(
        _ input: ExportAccountInput, in context: RequestContext
    ) throws -> MutationWork<ExportAccountPayload> {
        let export = Export.account(includesEvents: input.includeEvents, kinds: ExportedKinds.all)
        let address = context.publicAddress
        return .export(export, for: try context.author) { outcome in
            let (file, errors) = result(outcome, at: address)
            return ExportAccountPayload(file: file, userErrors: errors)
        }
    }

    private static func result(_ outcome: ExportOutcome, at address: WebURL) -> (ExportedFile?, [UserError]) {
        switch outcome {
        case .finished(let file): (ExportedFile(file, at: address), [])
        case .tooManyFiles(let maximum): (nil, [.tooMany("files that wait to be downloaded", maximum: maximum)])
        case .tooLarge(let maximum): (nil, [.fileTooLarge(maximum: maximum)])
        }
    }
}

extension ExportedFile {
    fileprivate init?(_ file: FinishedExport, at address: WebURL) {
        // Of our own making: what is added to the address is a token.
        guard let url = try? WebURL(address.text + "exports/" + file.token) else { return nil }
        self.init(fileName: file.fileName, mediaType: file.mediaType, url: url, byteCount: file.byteCount)
    }
}

extension UserError {
    fileprivate static func fileTooLarge(maximum: Int) -> UserError {
        .validationError(
            ValidationError(
                message: "The file would be larger than \(maximum >> 20) MiB.", code: .limitExceeded,
                maximum: Double(maximum)))
    }
}
