import Archives
import Batches
import RapportTypes
import Secrets
import Synchronization

/// Makes files to download, and gives them out.
///
/// One thread makes them, one after the other, in turns of those who want them, from a reader of its own: neither a
/// worker nor the writer waits for that, and the writer gets the content in pieces. Another gives them out, so that
/// whoever fetches a small file does not wait until somebody's large one is made.
final class Exporting: Sendable {
    private static let waitingExports = 64
    /// Of one account.
    private static let waitingExportsOfOne = 16
    private static let waitingFetches = 64

    private let configuration: Store.Configuration
    private let writer: Writer
    private let making: SerialThread
    private let fetching: SerialThread
    private let maximumSize: Int
    // Set once by who closes the store, read by the thread that makes files.
    private let isClosing = Atomic(false)

    init(
        _ writer: Writer, _ configuration: Store.Configuration, _ clients: ClientPresence,
        maximumSize: Int = ExportLimits.maximumSize
    ) {
        self.writer = writer
        self.configuration = configuration
        self.maximumSize = maximumSize
        making = SerialThread(
            capacity: Exporting.waitingExports, ofOne: Exporting.waitingExportsOfOne, clients)
        fetching = SerialThread(capacity: Exporting.waitingFetches, ofOne: Exporting.waitingFetches, clients)
    }

    /// Gives up what is being made; nobody waits for its answer any more.
    func close() {
        isClosing.store(true, ordering: .relaxed)
        making.close()
        fetching.close()
    }

    // MARK: Making

    func make(
        _ export: Export, for viewer: Viewer,
        completion: @escaping @Sendable (Result<ExportOutcome, any Error>) -> Void
    ) {
        do {
            try making.submit(for: .account(viewer.id)) { [self] in
                completion(Result { try make(export, for: viewer) })
            }
        } catch {
            completion(.failure(error))
        }
    }

    private func make(_ export: Export, for viewer: Viewer) throws -> ExportOutcome {
        let token = ExportToken()
        let now = configuration.clock.now
        let name = export.fileName(at: now)
        let begun = try writer.run { transaction in
            try transaction.checkSignedIn(viewer)
            return try transaction.beginExport(token.hash, named: name, export.mediaType, for: viewer)
        }
        guard let id = begun else { return .tooManyFiles(maximum: ExportLimits.maximumFiles) }
        let sink = ExportSink(id, token.key, maximumSize: maximumSize, for: viewer, writer) { [self] in
            isClosing.load(ordering: .relaxed)
        }
        do {
            try write(export, at: now, for: viewer, to: sink)
            try sink.finish()
        } catch {
            // Should that fail, too, the sweeper finds it.
            try? deleteExport(id, of: viewer.id)
            guard error is FileTooLarge || error as? ArchiveFault == .tooLarge(maximum: ZIPWriter.maximumSize) else {
                throw error
            }
            return .tooLarge(maximum: maximumSize)
        }
        return .finished(
            FinishedExport(
                fileName: name, mediaType: export.mediaType, byteCount: sink.byteCount, token: token.text))
    }

    /// In one snapshot, so that what the file says of one record fits what it says of another.
    private func write(_ export: Export, at now: DateTime, for viewer: Viewer, to sink: ExportSink) throws {
        let reader = try Reader(configuration)
        try reader.snapshot {
            switch export {
            case .contacts(let filter, let format):
                let file = ContactFile(format)
                try sink.append(file.begin())
                try reader.forEachContact(filter, for: viewer) { try sink.append(file.record(of: $0)) }
            case .account(let includesEvents, let kinds):
                try AccountArchive(
                    reader: reader, viewer: viewer, kinds: kinds, includesEvents: includesEvents, time: now
                ).write { try sink.append($0) }
            }
        }
    }

    // MARK: Fetching

    /// A file by what its address ends with, which then is used up; nil if there is none, or no longer.
    func fetch(
        _ token: String, completion: @escaping @Sendable (Result<FetchedExport?, any Error>) -> Void
    ) {
        do {
            try fetching.submit(for: .server) { [self] in fetchNow(token, completion) }
        } catch {
            completion(.failure(error))
        }
    }

    private func fetchNow(_ token: String, _ completion: (Result<FetchedExport?, any Error>) -> Void) {
        var used: (id: UUID, owner: AccountID)?
        completion(
            Result {
                guard let token = ExportToken(token) else { return nil }
                let reader = try Reader(configuration)
                // In one snapshot: once it is claimed, the sweeper may remove it at any time.
                return try reader.snapshot {
                    // Most who come with a wrong address need not trouble the writer.
                    guard let file = try reader.export(token.hash),
                        try writer.run({ try $0.claimExport(token.hash) })
                    else { return nil }
                    used = (file.id, file.owner)
                    return FetchedExport(
                        description: file.description, content: try reader.content(of: file, token.key))
                }
            })
        // Should that fail, the sweeper finds it.
        if let used { try? deleteExport(used.id, of: used.owner) }
    }

    /// What would be fetched, which it can be still: for HEAD.
    func describe(
        _ token: String, completion: @escaping @Sendable (Result<ExportDescription?, any Error>) -> Void
    ) {
        do {
            try fetching.submit(for: .server) { [configuration] in
                completion(
                    Result {
                        guard let token = ExportToken(token) else { return nil }
                        return try Reader(configuration).export(token.hash)?.description
                    })
            }
        } catch {
            completion(.failure(error))
        }
    }

    /// Piece after piece, so that other writes pass between.
    private func deleteExport(_ id: UUID, of owner: AccountID) throws {
        while try writer.run({ try $0.deleteExportChunks(of: id, owner: owner) }) {}
    }
}

/// A file that somebody has fetched.
public struct FetchedExport: Sendable {
    public let description: ExportDescription
    public let content: [UInt8]
}

public struct ExportDescription: Hashable, Sendable {
    public let fileName: String
    public let mediaType: String
    public let byteCount: Int
}
