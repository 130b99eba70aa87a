import SQLite
import Threads

/// The one thread that writes, with the only writing connection.
///
/// Whoever has something to write submits it and is told when it is on the disk. Those who do take turns.
public final class Writer: Sendable {
    /// Work that may wait. At some 20,000 writes a second, who came last waits half a second.
    public static let capacity = 10_000
    /// Work of one client that may wait.
    static let capacityOfOne = 2500

    private let queue = WorkQueue<WorkItem>(capacity: capacity, ofOne: capacityOfOne)
    private let thread: OwnedThread
    private let writability = Writability()
    private let sharedFigures = SharedWriterFigures()

    /// Whether the last write found room on the disk. When it has not, the writer tries again each second, so that this
    /// tells also when nobody writes.
    public var canWrite: Bool { writability.canWrite }

    /// Work that waits now.
    public var waiting: Int { queue.count }

    public var figures: WriterFigures { sharedFigures.now }

    /// Opens the database on the writer's thread and waits until that is done.
    init(_ configuration: Store.Configuration, _ clients: ClientPresence) throws {
        let queue = queue
        let writability = writability
        let figures = sharedFigures
        let opened = WorkQueue<Result<Void, any Error>>(capacity: 1)
        thread = OwnedThread(.short) {
            do {
                let loop = try WriterLoop(configuration, clients, writability, figures)
                try? opened.append(.success(()))
                loop.serve(queue)
            } catch {
                try? opened.append(.failure(error))
            }
        }
        do {
            try opened.take()!.get()
        } catch {
            thread.join()
            throw error
        }
    }

    /// Has `body` run on the writer, in a transaction that it shares with others, who lose nothing if it fails.
    ///
    /// - Parameters:
    ///   - client: Whose work it is. The server's own may take as long as it takes; anybody else's that has not done
    ///     its writes in `Store.Configuration.longestWrite` fails, interrupted.
    ///   - body: Writes. It may run twice, so it does nothing but read and write the database. An error undoes its
    ///     writes.
    ///   - keepsWrites: Whether the writes stay, given the answer: false undoes them, for answers with user errors.
    ///   - completion: Called once, on the writer's thread, when the answer is on the disk or the work has failed;
    ///     at once, on the caller's thread, with `StoreError.overloaded` or `.closed`. It must not block.
    public func submit<R: Sendable>(
        for client: Claimant = .server, _ body: @escaping @Sendable (WriteTransaction) throws -> R,
        keepsWrites: @escaping @Sendable (R) -> Bool = { _ in true },
        completion: @escaping @Sendable (Result<R, any Error>) -> Void
    ) {
        do {
            let item = WorkItem(body, of: client, keepsWrites: keepsWrites, completion: completion)
            try queue.append(item, of: client)
        } catch {
            completion(.failure(error))
        }
    }

    /// Submits work of the server's own and waits for it: for the command line, for tests and for background threads,
    /// never for a worker.
    public func run<R: Sendable>(_ body: @escaping @Sendable (WriteTransaction) throws -> R) throws -> R {
        let answer = WorkQueue<Result<R, any Error>>(capacity: 1)
        submit(for: .server, body) { try? answer.append($0) }
        return try answer.take()!.get()
    }

    /// Finishes what was submitted and closes the connection.
    func close() {
        queue.close()
        thread.join()
    }
}
