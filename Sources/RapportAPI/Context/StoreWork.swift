public import Batches
public import GraphQLExecution
public import RapportStore

/// What a mutation's root field has left to do, and on which thread.
public indirect enum StoreWork: DeferredWork {
    /// On the writer, when it is the client's turn. The writes are undone when the payload has user errors, unless
    /// `keepsWrites` says that they stay.
    case write(Claimant, keepsWrites: Bool, @Sendable (WriteTransaction) throws -> any Payload)
    /// On the hashing thread, when it is the client's turn; then what follows.
    case password(Claimant, @Sendable () throws -> Work)
    /// On the thread that reads files, when it is the client's turn; then what follows from what is in it.
    case read(Claimant, @Sendable () throws -> Work)
    /// On the writer, and on in the background: see `Store.startImport`.
    case startImport(NewImport, IdempotencyKey?, Viewer, @Sendable (ImportStart) -> any Payload)
    /// On the thread that makes files to download: see `Store.export`.
    case export(Export, Viewer, @Sendable (ExportOutcome) -> any Payload)

    /// Does the work. `completion` is called once, on whichever thread has done it; after the commit for writes.
    public func run(
        in store: Store, completion: @escaping @Sendable (Result<any Batches.Value, any Error>) -> Void
    ) {
        switch self {
        case .write(let client, let keepsWrites, let body):
            store.writer.submit(for: client, body, keepsWrites: { keepsWrites || !$0.hasUserErrors }) {
                completion($0.map { $0 })
            }
        case .startImport(let new, let idempotency, let viewer, let payload):
            store.startImport(new, idempotency: idempotency, for: viewer) { completion($0.map(payload)) }
        case .export(let export, let viewer, let payload):
            store.export(export, for: viewer) { completion($0.map(payload)) }
        case .read(let client, let file):
            do {
                try store.files.submit(for: client) { StoreWork.goOn(Result { try file() }, in: store, completion) }
            } catch {
                completion(.failure(error))
            }
        case .password(let client, let body):
            store.passwords.run(for: client, body) { StoreWork.goOn($0, in: store, completion) }
        }
    }

    private static func goOn(
        _ next: Result<Work, any Error>, in store: Store,
        _ completion: @escaping @Sendable (Result<any Batches.Value, any Error>) -> Void
    ) {
        switch next {
        case .failure(let error): completion(.failure(error))
        case .success(.done(let value)): completion(.success(value))
        case .success(.deferred(let work)):
            guard let work = work as? StoreWork else { preconditionFailure("the API defers no other kind of work") }
            work.run(in: store, completion: completion)
        }
    }
}
